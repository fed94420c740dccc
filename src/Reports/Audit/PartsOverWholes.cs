using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary><c>parts_exceed_whole</c>: indicators that are part of another add up to more than it.</summary>
internal static class PartsOverWholes
{
    public static IEnumerable<Finding> Of(FigureBasis basis) =>
        from parts in basis.Snapshot.Indicators.Values
            .Where(part => part.PartOf is not null)
            .OrderBy(part => part.Code, StringComparer.Ordinal)
            .GroupBy(part => part.PartOf!, StringComparer.Ordinal)
        where basis.Snapshot.Indicators.ContainsKey(parts.Key)
        let whole = basis.Indicator(parts.Key)
        from unit in basis.Units
        let present = parts
            .Select(part => (Indicator: part, UnitReadings.Of(basis, unit, part, basis.Period).Value))
            .Where(part => part.Value is not null)
            .ToList()
        let sum = present.Aggregate(Fraction.Zero, (sum, part) => sum + part.Value!.Value)
        let value = UnitReadings.Of(basis, unit, whole, basis.Period).Value
        where value is { } known && sum.CompareTo(known) > 0 && present.Count > 0
        select Finding(basis, unit, whole, [.. present.Select(part => part.Indicator)], sum.ToDecimal(), value!.Value.ToDecimal());

    private static Finding Finding(FigureBasis basis, Unit unit, Indicator whole, IReadOnlyList<Indicator> parts, decimal sum, decimal value) => new(
        FindingCode.PartsExceedWhole,
        whole.Code,
        unit.Code,
        null,
        null,
        null,
        $"{unit.NameVi}: {whole.NameVi}, {PeriodNames.Vi(basis.Period)}, là {Amounts.Vi(value, whole)}, "
        + $"nhỏ hơn tổng các phần {Amounts.Vi(sum, whole)} ({string.Join("; ", parts.Select(part => part.NameVi))}).",
        $"{Names.En(unit)}: {Names.En(whole)}, {PeriodNames.En(basis.Period)}, is {Amounts.En(value, whole)}, "
        + $"less than its parts together, {Amounts.En(sum, whole)} ({string.Join("; ", parts.Select(Names.En))}).")
    {
        Tells = [whole.Code, .. parts.Select(part => part.Code)],
    };
}
