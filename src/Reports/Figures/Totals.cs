using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>The committee's plain total over a period: over the units expected then, as reported (CONTRACT §3, total over units).</summary>
internal static class Totals
{
    public static Reading Of(FigureBasis basis, Indicator indicator, Period period)
    {
        var parts = Expectation.Units(basis, indicator, period)
            .Select(unit => UnitReadings.Of(basis, unit, indicator, period))
            .ToList();
        var state = parts.TrueForAll(part => part.Value is null) ? FigureState.Missing
            : parts.TrueForAll(part => part.State == FigureState.Complete) ? FigureState.Complete
            : FigureState.Partial;
        return indicator.Kind switch
        {
            IndicatorKind.Flow or IndicatorKind.Stock => Sum(parts, state),
            IndicatorKind.Ratio => Ratio(parts, state),
            IndicatorKind.Milestone => Share(parts, state),
            IndicatorKind.Percent => new(null, state, default),
            _ => throw new InvalidOperationException($"Unexpected kind {indicator.Kind} of {indicator.Code}."),
        };
    }

    /// <summary>A total of ratios: over those that have both parts, a divisor of 0 included, the parts summed and then divided.</summary>
    public static Reading Ratio(IEnumerable<Reading> parts, FigureState state)
    {
        Fraction? numerator = null;
        Fraction? denominator = null;
        var hedges = default(Hedges);
        foreach (var part in parts)
        {
            if (part is { Numerator: { } above, Denominator: { } below })
            {
                numerator = (numerator ?? Fraction.Zero) + above;
                denominator = (denominator ?? Fraction.Zero) + below;
                hedges |= part.Hedges;
            }
        }

        var value = UnitReadings.Quotient(numerator, denominator);
        return new(value, value is null ? FigureState.Missing : state, hedges, Numerator: numerator, Denominator: denominator);
    }

    /// <summary>A total of flows or stocks; missing parts add nothing, and nothing at all is missing, not 0.</summary>
    public static Reading Sum(IEnumerable<Reading> parts, FigureState state)
    {
        Fraction? sum = null;
        var hedges = default(Hedges);
        foreach (var part in parts)
        {
            if (part.Value is { } value)
            {
                sum = (sum ?? Fraction.Zero) + value;
                hedges |= part.Hedges;
            }
        }

        return sum is null ? Reading.Missing : new(sum, state, hedges);
    }

    private static Reading Share(List<Reading> parts, FigureState state)
    {
        var done = Fraction.Of(parts.Count(part => part.Value is { Sign: > 0 }));
        var expected = Fraction.Of(parts.Count);
        var hedges = parts.Where(part => part.Value is not null).Aggregate(default(Hedges), (sum, part) => sum | part.Hedges);
        return new(
            state == FigureState.Missing ? null : Fraction.Percent(done, expected),
            state,
            hedges,
            Numerator: done,
            Denominator: expected);
    }
}
