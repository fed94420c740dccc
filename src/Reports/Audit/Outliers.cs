using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary>
/// <c>outlier</c>: a flow or stock farther than five median absolute deviations from the median of the unit's eight quarters before,
/// when at least five of them are present and the deviation is not 0.
/// </summary>
internal static class Outliers
{
    private const int FewestPresent = 5;
    private const int MostDeviations = 5;

    public static IEnumerable<Finding> Of(FigureBasis basis) =>
        from indicator in basis.Snapshot.Indicators.Values
        where indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock
        from unit in basis.Units
        let present = basis.Present(unit, indicator)
        from observation in present
        where basis.Period.Contains(observation.Quarter)
        let before = Before(present, observation.Quarter)
        let usual = UsualIfFar(observation.Value!.Value, before)
        where usual is not null
        select Finding(unit, indicator, observation, usual.Value, before.Count);

    /// <summary>What is usual, where the value is too far from it; null where it is not, or where too little is known to say.</summary>
    /// <param name="before">The values present in the eight quarters before.</param>
    public static decimal? UsualIfFar(decimal value, IReadOnlyList<decimal> before)
    {
        if (before.Count < FewestPresent)
        {
            return null;
        }

        var usual = Median([.. before]);
        var deviation = Median([.. before.Select(one => Math.Abs(one - usual))]);
        return deviation != 0 && Math.Abs(value - usual) > MostDeviations * deviation ? usual : null;
    }

    private static List<decimal> Before(IReadOnlyList<Observation> present, Quarter quarter) =>
    [
        .. present
            .Where(observation => observation.Quarter < quarter && quarter - observation.Quarter <= FigureScope.QuartersBefore)
            .Select(observation => observation.Value!.Value),
    ];

    private static decimal Median(List<decimal> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static Finding Finding(Unit unit, Indicator indicator, Observation observation, decimal usual, int count)
    {
        var quarters = Amounts.Exact(count);
        var value = observation.Value!.Value;
        return new Finding(
            FindingCode.Outlier,
            indicator.Code,
            unit.Code,
            observation.Quarter,
            null,
            null,
            $"{unit.NameVi}: {indicator.NameVi}, {PeriodNames.Vi(observation.Quarter)}, là {Amounts.Vi(value, indicator)}, "
            + $"khác xa mức thường thấy {Amounts.Vi(usual, indicator)} (trung vị của {quarters} quý có số liệu trong 2 năm trước đó).",
            $"{Names.En(unit)}: {Names.En(indicator)}, {PeriodNames.En(observation.Quarter)}, is {Amounts.En(value, indicator)}, "
            + $"far from the usual {Amounts.En(usual, indicator)} (median of {quarters} quarters present in the two years before).")
        {
            Tells = [indicator.Code],
        };
    }
}
