using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Reconciliation;

/// <summary>One true way to print a field of a figure, with the number behind it in the unit that is printed; null for words.</summary>
internal sealed record Statement(string Text, decimal? Number = null, int Decimals = 0);

/// <summary>
/// What each field of each figure of a sheet says in print, made anew from its numbers (CONTRACT §3). Where words may be chosen there is
/// more than one statement, all of them true.
/// </summary>
internal sealed class FigureStatements(BriefingInput input)
{
    /// <summary>What a reference to a coverage count names in the place of an indicator.</summary>
    private const string Coverage = "coverage";

    /// <summary>The same of a count of assignments.</summary>
    private const string Assignments = "Assignments";

    private readonly Rounding rounding = input.Series.Rounding;

    private readonly Dictionary<string, Figure> figures =
        input.Sheet.Figures.ToDictionary(figure => figure.Indicator.Code, StringComparer.Ordinal);

    private readonly Dictionary<FigureReference, IReadOnlyList<Statement>> known = [];

    /// <summary>None where the sheet has no such figure, or the figure no such field.</summary>
    public IReadOnlyList<Statement> Of(FigureReference source)
    {
        if (!known.TryGetValue(source, out var statements))
        {
            known[source] = statements = Find(source);
        }

        return statements;
    }

    private IReadOnlyList<Statement> Find(FigureReference source)
    {
        if (source.Indicator == Coverage)
        {
            return source.Period == input.Sheet.Period.Code ? [OfCoverage(source.Field)] : [];
        }

        if (source.Indicator == Assignments)
        {
            return source.Period == input.Sheet.Period.Code ? [AssignmentCounts.Statement(input, source)] : [];
        }

        if (!figures.TryGetValue(source.Indicator, out var figure))
        {
            return [];
        }

        var field = new FigureFields(figure.Indicator, source.Unit is null, input.Sheet.Period, rounding);
        return CellOf(figure, source) is { } cell ? field.Statements(cell, source.Field) : [];
    }

    private FigureCell? CellOf(Figure figure, FigureReference source)
    {
        if (source.Period == input.Sheet.Period.Code)
        {
            return source.Unit is { } code ? figure.Units.FirstOrDefault(unit => unit.Unit.Code == code)?.Cell : figure.Total;
        }

        return source.Unit is null && input.Trends.TryGetValue(source.Indicator, out var trend)
            ? trend.FirstOrDefault(point => point.Quarter.ToString() == source.Period).Cell
            : null;
    }

    private Statement OfCoverage(FigureField field)
    {
        var units = input.Sheet.Coverage.Units;
        var expected = units.Count;
        var reported = units.Count(unit => unit.State == CoverageState.Reported);
        Statement Count(int count) => new(PrintedNumber.Of(count, 0, rounding), count);
        return field switch
        {
            FigureField.CoverageExpected => Count(expected),
            FigureField.CoverageReported => Count(reported),
            FigureField.CoverageLate => Count(units.Count(unit => unit.Late)),
            FigureField.CoveragePercent when expected == 0 => new("–"),
            FigureField.CoveragePercent => new(PrintedNumber.Of(100m * reported / expected, 1, rounding) + "%", 100m * reported / expected, 1),
            _ => throw new InvalidOperationException($"No rule reconciles the field {field} of the coverage."),
        };
    }
}
