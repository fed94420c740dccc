using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Reconciliation;

/// <summary>A pack would print a number that is not its figure's: a fault of the program, whatever the data. Building again does not help.</summary>
internal sealed class ReconciliationException(BriefingInput input, string place, string printed, string found)
    : Exception(
        $"Pack {input.Sheet.Committee}/{input.Sheet.Series}/{input.Sheet.Period.Code}: {place} prints “{printed}”, but {found}. "
        + $"Nothing was stored; report this line, and take the number from `figures --series {input.Sheet.Series} --period {input.Sheet.Period.Code} "
        + $"--committee {input.Sheet.Committee} --as-of {VietnamTime.Format(input.Sheet.AsOf)}`.")
{
    /// <summary>Section, table cell, chart mark, tile or sheet cell.</summary>
    public string Place { get; } = place;

    /// <summary>What is found of the figure that a number names.</summary>
    public static string Says(FigureReference source, IReadOnlyList<Statement> statements)
    {
        var figure = $"{source.Indicator}, {source.Unit ?? "total"}, {source.Period}, {source.Field}";
        return statements.Count == 0 ? $"the figure ({figure}) says nothing" : $"the figure ({figure}) says “{statements[0].Text}”";
    }
}
