using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>From what the warehouse knows to what one unit is asked for.</summary>
internal sealed class FormComposer(FigureBasis basis, FormSeries series, Unit unit, Quarter quarter)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <param name="saidBefore">The unit's words for the period as they are known.</param>
    /// <returns>Null when nothing is asked: the unit is none of the series, not valid in the quarter, or owes only words, and there is no period.</returns>
    public static UnitForm? Compose(
        Snapshot snapshot, FigureScope scope, FormSeries series, string unit, Quarter quarter, Period? period, IReadOnlyList<Note> saidBefore)
    {
        var basis = new FigureBasis(snapshot, scope);
        var reporting = basis.Units.FirstOrDefault(one => one.Code == unit);
        return reporting is null || !reporting.IsValidIn(quarter)
            ? null
            : new FormComposer(basis, series, reporting, quarter).Compose(snapshot.Calendar?.UnitDeadline, period, saidBefore);
    }

    private UnitForm? Compose(DateOnly? deadline, Period? period, IReadOnlyList<Note> saidBefore)
    {
        var fields = series.Fields
            .Select(field => new FormField(field.Code, field.TitleVi, [.. field.Indicators.SelectMany(Lines)]))
            .ToList();
        // A unit that owes no figures owes words (CONTRACT §3, coverage).
        return period is null && !fields.Exists(field => field.HasFigures)
            ? null
            : new(series, unit, quarter, period, deadline, fields, Plans(fields), saidBefore);
    }

    /// <summary>An indicator that two fields or two ratios name is asked for once, where it stands first; a ratio of such parts only asks nothing.</summary>
    private IEnumerable<FormLine> Lines(string code)
    {
        var indicator = basis.Indicator(code);
        if (indicator.Kind != IndicatorKind.Ratio)
        {
            return IsAsked(indicator) && asked.Add(code) ? [Line(LineKind.Asked, indicator)] : [];
        }

        var parts = ((string[])[indicator.Numerator!, indicator.Denominator!]).Select(basis.Indicator).Where(IsAsked).ToList();
        return parts.All(part => asked.Contains(part.Code)) ? [] :
        [
            Line(LineKind.Heading, indicator),
            .. parts.Select(part => Line(asked.Add(part.Code) ? LineKind.Asked : LineKind.Elsewhere, part, isPart: true)),
        ];
    }

    private bool IsAsked(Indicator indicator) => Expectation.Over(basis, unit, indicator, Period.Of(quarter));

    private FormLine Line(LineKind kind, Indicator indicator, bool isPart = false) => new(
        kind, indicator, Known(indicator, quarter - 1), Known(indicator, quarter - 4),
        TargetFigures.OfUnit(basis, unit, indicator, Period.Of(quarter))?.Value, isPart);

    /// <summary>As reported by the unit itself; a ratio is rounded as it is printed.</summary>
    private decimal? Known(Indicator indicator, Quarter at)
    {
        var value = UnitReadings.Of(basis, unit, indicator, Period.Of(at)).Value?.ToDecimal();
        return value is { } number && indicator.Kind == IndicatorKind.Ratio
            ? decimal.Round(number, indicator.Decimals, MidpointRounding.AwayFromZero)
            : value;
    }

    /// <summary>
    /// Plans are made for a year and begin with it: they are due with the first quarter's figures, for every flow that is asked for. What
    /// stands at the end of a quarter, and shares, have their targets from resolutions, which the office keeps.
    /// </summary>
    private IReadOnlyList<FormPlan> Plans(IReadOnlyList<FormField> fields) => quarter.Number != 1 ? [] :
    [
        .. fields.SelectMany(field => field.Lines)
            .Where(line => line.Kind == LineKind.Asked && line.Indicator.Kind == IndicatorKind.Flow)
            .Select(line => new FormPlan(line.Indicator, LastYear(line.Indicator), PlanOfYear(line.Indicator))),
    ];

    private decimal? LastYear(Indicator indicator) =>
        UnitReadings.Of(basis, unit, indicator, Period.Between(quarter - 4, quarter - 1)).Value?.ToDecimal();

    private decimal? PlanOfYear(Indicator indicator) => basis.Targets(unit.Code, indicator)
        .FirstOrDefault(target => target.From == quarter && target.To == quarter + 3 && target.Basis == TargetBasis.Plan)?.Value;
}
