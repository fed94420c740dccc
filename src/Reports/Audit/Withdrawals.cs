using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary><c>withdrawn</c>: a unit took back what it had reported for a quarter of the period.</summary>
internal static class Withdrawals
{
    public static IEnumerable<Finding> Of(FigureBasis basis)
    {
        var units = basis.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return
            from observation in basis.Snapshot.Observations
            where observation.WithdrawnValue is not null && basis.Period.Contains(observation.Quarter) && units.ContainsKey(observation.Unit)
            select Finding(units[observation.Unit], basis.Indicator(observation.Indicator), observation.Quarter, observation.WithdrawnValue!.Value);
    }

    private static Finding Finding(Unit unit, Indicator indicator, Quarter quarter, decimal before) => new(
        FindingCode.Withdrawn,
        indicator.Code,
        unit.Code,
        quarter,
        null,
        null,
        $"{unit.NameVi} đã rút số liệu {indicator.NameVi}, {PeriodNames.Vi(quarter)}, trước đó là {Amounts.Vi(before, indicator)}.",
        $"{Names.En(unit)} withdrew {Names.En(indicator)}, {PeriodNames.En(quarter)}, which was {Amounts.En(before, indicator)}.")
    {
        Tells = [indicator.Code],
    };
}
