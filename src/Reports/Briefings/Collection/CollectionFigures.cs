using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Collection;

/// <summary>Who has sent what by when. Who has reported, in part or late is coverage's word (CONTRACT §3), never counted a second time.</summary>
internal sealed class CollectionFigures
{
    private readonly FigureBasis basis;
    private readonly IReadOnlyList<(SeriesField Field, List<Indicator> Observed)> fields;

    private CollectionFigures(FigureBasis basis, SeriesDefinition series)
    {
        this.basis = basis;
        fields = [.. series.Fields.Select(field => (field, CoverageFigures.Observed(basis, field.Indicators)))];
    }

    /// <param name="scope">Of the series.</param>
    public static CollectionSheet Of(Snapshot snapshot, SeriesDefinition series, FigureScope scope)
    {
        var basis = new FigureBasis(snapshot, scope);
        var coverage = CoverageFigures.Of(basis);
        var figures = new CollectionFigures(basis, series);
        return new(coverage, [.. coverage.Units.Select(figures.Unit)]);
    }

    private UnitCollection Unit(UnitCoverage coverage) => coverage.OwesFigures ? Figures(coverage) : Words(coverage);

    private UnitCollection Figures(UnitCoverage coverage)
    {
        var unit = coverage.Unit;
        var owed = fields
            .Select(field => (field.Field, Owed: field.Observed.FindAll(indicator => Expectation.Over(basis, unit, indicator, basis.Period))))
            .Where(field => field.Owed.Count > 0)
            .ToList();
        var all = owed.SelectMany(field => field.Owed).DistinctBy(indicator => indicator.Code, StringComparer.Ordinal).ToList();
        var present = all.ConvertAll(indicator => Present(unit, indicator));
        var last = present.SelectMany(values => values).Where(value => value.Quarter == basis.Period.Last).ToList();
        return new(
            coverage,
            last.Min(value => value.FirstRecordedAt),
            last.Max(value => (DateTimeOffset?)value.ReceivedAt),
            coverage.State == CoverageState.Reported ? present.SelectMany(values => values).Max(value => value.FirstRecordedAt) : null,
            [.. owed.Select(field => Field(unit, field.Field, field.Owed))])
        {
            Expected = all.Sum(indicator => Quarters(unit, indicator).Count),
            Present = present.Sum(values => values.Count),
        };
    }

    private FieldCollection Field(Unit unit, SeriesField field, List<Indicator> owed)
    {
        var missing = owed
            .Select(indicator => new MissingValues(
                indicator, [.. Quarters(unit, indicator).Except(Present(unit, indicator).Select(value => value.Quarter))]))
            .Where(values => values.Quarters.Count > 0)
            .ToList();
        var expected = owed.Sum(indicator => Quarters(unit, indicator).Count);
        return new(
            field, CoverageFigures.StateOf(basis, unit, owed), expected, expected - missing.Sum(values => values.Quarters.Count), missing)
        {
            Owed = owed.ConvertAll(indicator => new OwedValues(
                indicator, Quarters(unit, indicator), [.. basis.Present(unit, indicator).Where(value => basis.Period.Quarters.Contains(value.Quarter))])),
        };
    }

    private UnitCollection Words(UnitCoverage coverage)
    {
        var said = basis.Snapshot.Notes
            .Where(note => note.Unit == coverage.Unit.Code && note.Kind == NoteKind.Result && note.Period == basis.Period.Code)
            .Select(note => note.ReceivedAt)
            .ToList();
        return new(coverage, said.Min(), said.Max(), said.Min(), []) { Expected = 0, Present = 0 };
    }

    /// <summary>Of which quarters a value is owed.</summary>
    private IReadOnlyList<Quarter> Quarters(Unit unit, Indicator indicator) => indicator.Kind == IndicatorKind.Flow
        ? [.. basis.Period.Quarters.Where(unit.IsValidIn)]
        : [basis.Period.Last];

    private List<Observation> Present(Unit unit, Indicator indicator)
    {
        var owed = Quarters(unit, indicator);
        return [.. basis.Present(unit, indicator).Where(value => owed.Contains(value.Quarter))];
    }
}
