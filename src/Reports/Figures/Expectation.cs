using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>Who is expected to report what, and when (CONTRACT §3, expected).</summary>
internal static class Expectation
{
    public static bool Over(FigureBasis basis, Unit unit, Indicator indicator, Period period) => indicator.Kind switch
    {
        IndicatorKind.Flow => QuartersOf(unit, period) > 0 && basis.Reports(unit, indicator),
        IndicatorKind.Stock or IndicatorKind.Percent or IndicatorKind.Milestone => unit.IsValidIn(period.Last) && basis.Reports(unit, indicator),
        IndicatorKind.Ratio => Over(basis, unit, basis.Indicator(indicator.Numerator!), period)
            && Over(basis, unit, basis.Indicator(indicator.Denominator!), period),
        _ => throw new InvalidOperationException($"Unexpected kind {indicator.Kind} of {indicator.Code}."),
    };

    public static IReadOnlyList<Unit> Units(FigureBasis basis, Indicator indicator, Period period) =>
        [.. basis.Units.Where(unit => Over(basis, unit, indicator, period))];

    /// <summary>In how many quarters of the period the unit is valid.</summary>
    public static int QuartersOf(Unit unit, Period period)
    {
        var from = unit.ValidFrom is { } begin && begin > period.First ? begin : period.First;
        var to = unit.ValidTo is { } end && end < period.Last ? end : period.Last;
        return Math.Max(0, to - from + 1);
    }
}
