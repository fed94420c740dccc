using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary><c>numerator_exceeds_denominator</c>: a part that is larger than its whole. It may be right: 7 of 6 planned.</summary>
internal static class NumeratorsOverDenominators
{
    public static IEnumerable<Finding> Of(FigureBasis basis) =>
        from ratio in basis.Scope.Indicators.Select(basis.Indicator)
        where ratio.Kind == IndicatorKind.Ratio
        from unit in basis.Units
        let reading = UnitReadings.Of(basis, unit, ratio, basis.Period)
        where reading is { Numerator: { } above, Denominator: { } below } && above.CompareTo(below) > 0
        select Finding(basis, unit, ratio, reading.Numerator!.Value.ToDecimal(), reading.Denominator!.Value.ToDecimal());

    private static Finding Finding(FigureBasis basis, Unit unit, Indicator ratio, decimal above, decimal below)
    {
        var (numerator, denominator) = (basis.Indicator(ratio.Numerator!), basis.Indicator(ratio.Denominator!));
        return new Finding(
            FindingCode.NumeratorExceedsDenominator,
            ratio.Code,
            unit.Code,
            null,
            null,
            null,
            $"{unit.NameVi}: {ratio.NameVi}, {PeriodNames.Vi(basis.Period)}, có tử số {Amounts.Vi(above, numerator)} lớn hơn mẫu số {Amounts.Vi(below, denominator)}.",
            $"{Names.En(unit)}: {Names.En(ratio)}, {PeriodNames.En(basis.Period)}, has a numerator of {Amounts.En(above, numerator)}, "
            + $"larger than its denominator of {Amounts.En(below, denominator)}.")
        {
            Tells = [ratio.Code, numerator.Code, denominator.Code],
        };
    }
}
