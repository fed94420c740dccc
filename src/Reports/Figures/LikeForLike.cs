using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>
/// Units merge and split; comparisons are made on today's units (CONTRACT §3, like for like). Today is the last quarter of the period
/// that the figures are for; the period a value is taken over may be the one a year before.
/// </summary>
internal static class LikeForLike
{
    /// <summary>The unit's own value and the weighted ones of its predecessors. A ratio's parts are carried over first and divided then.</summary>
    public static Reading OfUnit(FigureBasis basis, Unit unit, Indicator indicator, Period over)
    {
        if (!FollowsSuccessions(indicator) || !basis.Predecessors(unit).Any())
        {
            return UnitReadings.Of(basis, unit, indicator, over);
        }

        var state = StateOf(basis, [unit], indicator, over);
        return indicator.Kind == IndicatorKind.Ratio
            ? Totals.Ratio([Parts(basis, unit, indicator, over)], state)
            : Totals.Sum([Carried(basis, unit, indicator, over, 0)], state);
    }

    /// <summary>Of a flow, stock or ratio: today's units and those that ended without a successor.</summary>
    public static Reading OfTotal(FigureBasis basis, Indicator indicator, Period over)
    {
        if (!FollowsSuccessions(indicator))
        {
            return Totals.Of(basis, indicator, over);
        }

        var units = basis.Units.Where(unit => CountsToday(basis, unit, indicator)).ToList();
        var state = StateOf(basis, units, indicator, over);
        return indicator.Kind == IndicatorKind.Ratio
            ? Totals.Ratio(units.Select(unit => Parts(basis, unit, indicator, over)), state)
            : Totals.Sum(units.Select(unit => Carried(basis, unit, indicator, over, 0)), state);
    }

    private static bool FollowsSuccessions(Indicator indicator) =>
        indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Ratio;

    private static bool CountsToday(FigureBasis basis, Unit unit, Indicator indicator) => unit.IsValidIn(basis.Period.Last)
        ? Expectation.Over(basis, unit, indicator, basis.Period)
        : unit.ValidTo < basis.Period.Last && !basis.IsSucceeded(unit);

    private static Reading Parts(FigureBasis basis, Unit unit, Indicator ratio, Period over)
    {
        var numerator = Carried(basis, unit, basis.Indicator(ratio.Numerator!), over, 0);
        var denominator = Carried(basis, unit, basis.Indicator(ratio.Denominator!), over, 0);
        return new(
            null,
            FigureState.Missing,
            numerator.Hedges | denominator.Hedges,
            Numerator: numerator.Value,
            Denominator: denominator.Value);
    }

    private static Reading Carried(FigureBasis basis, Unit unit, Indicator indicator, Period over, int depth)
    {
        RefuseCycle(basis, unit, depth);
        var own = UnitReadings.Of(basis, unit, indicator, over);
        var value = own.Value;
        var hedges = own.Hedges;
        foreach (var succession in basis.Predecessors(unit))
        {
            var before = Carried(basis, basis.Unit(succession.Predecessor), indicator, over, depth + 1);
            if (before.Value is { } history)
            {
                value = (value ?? Fraction.Zero) + history * Fraction.Of(succession.Weight);
                hedges |= before.Hedges;
            }
        }

        return new(value, own.State, hedges);
    }

    // Complete when every own value that was expected over the period is complete; a missing value is made so by its sum.
    private static FigureState StateOf(FigureBasis basis, IReadOnlyList<Unit> units, Indicator indicator, Period over)
    {
        var behind = new Dictionary<string, Unit>(StringComparer.Ordinal);
        var waiting = new Queue<Unit>(units);
        while (waiting.TryDequeue(out var unit))
        {
            if (behind.TryAdd(unit.Code, unit))
            {
                foreach (var succession in basis.Predecessors(unit))
                {
                    waiting.Enqueue(basis.Unit(succession.Predecessor));
                }
            }
        }

        return behind.Values
            .Where(unit => Expectation.Over(basis, unit, indicator, over))
            .All(unit => UnitReadings.Of(basis, unit, indicator, over).State == FigureState.Complete)
                ? FigureState.Complete
                : FigureState.Partial;
    }

    private static void RefuseCycle(FigureBasis basis, Unit unit, int depth)
    {
        if (depth > basis.Snapshot.Units.Count)
        {
            throw new InvalidOperationException(
                $"The successions that lead to unit '{unit.Code}' form a cycle ({basis.Scope.Series}, {basis.Scope.Committee}, {basis.Period}).");
        }
    }
}
