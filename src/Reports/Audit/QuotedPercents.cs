using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary><c>quoted_percent</c>: what a unit wrote beside its number is not what the number gives.</summary>
internal static class QuotedPercents
{
    public static IEnumerable<QuoteCheck> Check(FigureBasis basis) =>
        from indicator in basis.Snapshot.Indicators.Values
        from unit in basis.Units
        from observation in basis.Present(unit, indicator)
        where basis.Period.Contains(observation.Quarter) && observation.QuotedPercent is not null
        select Check(basis, unit, indicator, observation) into quote
        where quote is not null
        select quote;

    public static IEnumerable<Finding> Of(IEnumerable<QuoteCheck> quotes) =>
        quotes.Where(quote => quote.Outcome != QuoteOutcome.Agrees).Select(Finding);

    private static QuoteCheck? Check(FigureBasis basis, Unit unit, Indicator indicator, Observation observation)
    {
        if (Parts(basis, unit, indicator, Period.Of(observation.Quarter)) is not ({ } part, { } whole, var scale, var denominator)
            || Fraction.Percent(part, whole) is not { } computed)
        {
            return null;
        }

        var quoted = observation.QuotedPercent!.Value;
        return new QuoteCheck(
            indicator,
            unit,
            observation.Quarter,
            quoted,
            computed.ToDecimal(),
            (part / scale).ToDecimal(),
            (whole / scale).ToDecimal(),
            denominator,
            Matches(quoted, computed, Rounding.HalfAway) ? QuoteOutcome.Agrees
                : Matches(quoted, computed, Rounding.Truncate) ? QuoteOutcome.CutOff
                : QuoteOutcome.Differs);
    }

    /// <summary>Compared at the quoted number of decimals: 118 is none, 88,9 is one.</summary>
    private static bool Matches(decimal quoted, Fraction computed, Rounding rounding) =>
        computed.Rounded(quoted.Scale, rounding) == Fraction.Of(quoted).Rounded(quoted.Scale, Rounding.Truncate);

    /// <summary>What was reached of the target; without a target the parts of the one ratio that has the indicator above; else nothing.</summary>
    private static (Fraction? Part, Fraction? Whole, long Scale, string? Denominator) Parts(FigureBasis basis, Unit unit, Indicator indicator, Period quarter)
    {
        if (TargetFigures.Reached(basis, unit, indicator, quarter) is var (toDate, goal))
        {
            return (toDate, goal, indicator.Scale, null);
        }

        var ratios = basis.Scope.Indicators.Select(basis.Indicator).Where(ratio => ratio.Numerator == indicator.Code).ToList();
        if (ratios is not [var only])
        {
            return default;
        }

        var reading = UnitReadings.Of(basis, unit, only, quarter);
        var sameScale = basis.Indicator(only.Denominator!).Scale == indicator.Scale;
        return (reading.Numerator, reading.Denominator, sameScale ? indicator.Scale : 1, only.Denominator);
    }

    private static Finding Finding(QuoteCheck quote)
    {
        var (written, computed) = (Amounts.Quoted(quote.Quoted), Amounts.Percent(quote.Computed, quote.Quoted));
        var parts = $"{Amounts.Exact(quote.Part)}/{Amounts.Exact(quote.Whole)}";
        var (whyVi, whyEn) = quote.Outcome == QuoteOutcome.CutOff
            ? (", do cắt bớt phần lẻ chứ không làm tròn", ", because the decimals were cut off and not rounded")
            : ("", "");
        return new Finding(
            FindingCode.QuotedPercent,
            quote.Indicator.Code,
            quote.Unit.Code,
            quote.Quarter,
            quote.Quoted,
            quote.Computed,
            $"{quote.Unit.NameVi} ghi {written}, tính lại là {computed} ({parts}){whyVi}: {quote.Indicator.NameVi}, {PeriodNames.Vi(quote.Quarter)}.",
            $"{Names.En(quote.Unit)} wrote {Amounts.English(written)}, computed again it is {Amounts.English(computed)} ({Amounts.English(parts)}){whyEn}: "
            + $"{Names.En(quote.Indicator)}, {PeriodNames.En(quote.Quarter)}.")
        {
            Tells = quote.Denominator is { } denominator ? [quote.Indicator.Code, denominator] : [quote.Indicator.Code],
        };
    }
}
