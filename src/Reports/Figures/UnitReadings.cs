using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>What one unit reported for itself over a period (CONTRACT §3, one unit over P).</summary>
internal static class UnitReadings
{
    public static Reading Of(FigureBasis basis, Unit unit, Indicator indicator, Period period) => indicator.Kind switch
    {
        IndicatorKind.Flow => Flow(basis, unit, indicator, period),
        IndicatorKind.Stock or IndicatorKind.Percent or IndicatorKind.Milestone => AtEnd(basis, unit, indicator, period),
        IndicatorKind.Ratio => Ratio(basis, unit, indicator, period),
        _ => throw new InvalidOperationException($"Unexpected kind {indicator.Kind} of {indicator.Code}."),
    };

    private static Reading Flow(FigureBasis basis, Unit unit, Indicator indicator, Period period)
    {
        Fraction? sum = null;
        var hedges = default(Hedges);
        var answered = 0;
        foreach (var observation in basis.Present(unit, indicator))
        {
            if (period.Contains(observation.Quarter))
            {
                sum = (sum ?? Fraction.Zero) + Fraction.Of(observation.Value!.Value);
                hedges |= Hedges.Of(observation);
                answered += unit.IsValidIn(observation.Quarter) ? 1 : 0;
            }
        }

        if (sum is null)
        {
            return Reading.Missing;
        }

        var isComplete = !basis.Reports(unit, indicator) || answered == Expectation.QuartersOf(unit, period);
        return new(sum, isComplete ? FigureState.Complete : FigureState.Partial, hedges);
    }

    private static Reading AtEnd(FigureBasis basis, Unit unit, Indicator indicator, Period period)
    {
        if (!unit.IsValidIn(period.Last))
        {
            return Reading.Missing;
        }

        var present = basis.Present(unit, indicator);
        for (var place = present.Count - 1; place >= 0; place--)
        {
            var last = present[place];
            if (period.Contains(last.Quarter))
            {
                var state = last.Quarter == period.Last ? FigureState.Complete : FigureState.Carried;
                return new(Fraction.Of(last.Value!.Value), state, Hedges.Of(last), ValueTo: last.ValueTo);
            }
        }

        return Reading.Missing;
    }

    private static Reading Ratio(FigureBasis basis, Unit unit, Indicator indicator, Period period)
    {
        var numerator = Of(basis, unit, basis.Indicator(indicator.Numerator!), period);
        var denominator = Of(basis, unit, basis.Indicator(indicator.Denominator!), period);
        var value = Quotient(numerator.Value, denominator.Value);
        return new(
            value,
            value is null ? FigureState.Missing : Worse(numerator.State, denominator.State),
            numerator.Hedges | denominator.Hedges,
            Numerator: numerator.Value,
            Denominator: denominator.Value);
    }

    /// <summary>100 × N / D; null when a part is missing or D is 0.</summary>
    public static Fraction? Quotient(Fraction? numerator, Fraction? denominator) =>
        numerator is { } part && denominator is { } whole ? Fraction.Percent(part, whole) : null;

    private static FigureState Worse(FigureState left, FigureState right) =>
        left == FigureState.Partial || right == FigureState.Partial ? FigureState.Partial
        : left == FigureState.Carried || right == FigureState.Carried ? FigureState.Carried
        : FigureState.Complete;
}
