using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>Which target counts and what was attained of it (CONTRACT §3, target). Attainment is never clamped.</summary>
internal static class TargetFigures
{
    /// <summary>Of the target that counts for a unit: what was reached so far, null when nothing is known, and the goal; null without a target.</summary>
    public static (Fraction? ToDate, Fraction Goal)? Reached(FigureBasis basis, Unit unit, Indicator indicator, Period period) =>
        First(Candidates(basis, unit.Code, indicator, period)) is { } target
            ? (UnitReadings.Of(basis, unit, indicator, Period.Between(target.From, period.Last)).Value, Fraction.Of(target.Value))
            : null;

    public static TargetFigure? OfUnit(FigureBasis basis, Unit unit, Indicator indicator, Period period) =>
        First(Candidates(basis, unit.Code, indicator, period)) is { } target
            ? Attained(basis, indicator, target, period, window => UnitReadings.Of(basis, unit, indicator, window))
            : null;

    public static TargetFigure? OfTotal(FigureBasis basis, Indicator indicator, Period period) =>
        (First(Candidates(basis, basis.Scope.Committee, indicator, period)) ?? SumOverUnits(basis, indicator, period)) is { } target
            ? Attained(basis, indicator, target, period, window => Totals.Of(basis, indicator, window))
            : null;

    private static IEnumerable<Target> Candidates(FigureBasis basis, string unit, Indicator indicator, Period period) =>
        basis.Targets(unit, indicator)
            .Where(target => target.From <= period.First && period.Last <= target.To);

    /// <summary>The shortest window, then the later start, then plan before resolution before scheme.</summary>
    private static Target? First(IEnumerable<Target> targets) => targets
        .OrderBy(target => target.To - target.From)
        .ThenByDescending(target => target.From)
        .ThenBy(target => target.Basis)
        .FirstOrDefault();

    /// <summary>For a flow or stock: the first window and basis for which every expected unit has a target, and their sum.</summary>
    private static Target? SumOverUnits(FigureBasis basis, Indicator indicator, Period period)
    {
        if (indicator.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock))
        {
            return null;
        }

        var expected = Expectation.Units(basis, indicator, period);
        return First(expected
            .SelectMany(unit => Candidates(basis, unit.Code, indicator, period))
            .GroupBy(target => (target.From, target.To, target.Basis))
            .Where(group => group.Count() == expected.Count)
            .Select(group => new Target(
                basis.Scope.Committee,
                indicator.Code,
                group.Key.From,
                group.Key.To,
                group.Aggregate(Fraction.Zero, (sum, target) => sum + Fraction.Of(target.Value)).ToDecimal(),
                group.Key.Basis,
                Source: null)));
    }

    private static TargetFigure Attained(
        FigureBasis basis, Indicator indicator, Target target, Period period, Func<Period, Reading> read)
    {
        var reading = read(Period.Between(target.From, period.Last));
        var toDate = reading.Value;
        var goal = Fraction.Of(target.Value);
        var soFar = period.Last - target.From + 1;
        var window = target.To - target.From + 1;
        var attained = toDate is { } reached ? Fraction.Percent(reached, goal) : null;
        return new(
            target.Value,
            target.From,
            target.To,
            target.Basis,
            toDate?.ToDecimal(),
            attained?.ToDecimal(),
            (decimal)soFar / window,
            Judge(indicator, toDate, goal, soFar, window),
            FigureText.Attained(attained, basis.Scope.Rounding))
        {
            Estimate = toDate is not null && reading.Hedges.Estimate,
            State = reading.State,
        };
    }

    private static TargetStatus Judge(Indicator indicator, Fraction? toDate, Fraction goal, int soFar, int window)
    {
        if (toDate is not { } reached)
        {
            return TargetStatus.None;
        }

        return indicator.Direction switch
        {
            Direction.None => TargetStatus.None,
            Direction.Up when reached >= goal => TargetStatus.Met,
            Direction.Up when reached * window >= goal * soFar => TargetStatus.OnPace,
            Direction.Up => TargetStatus.Behind,
            Direction.Down => reached <= goal ? TargetStatus.Within : TargetStatus.Exceeded,
            _ => throw new InvalidOperationException($"Unexpected direction {indicator.Direction} of {indicator.Code}."),
        };
    }
}
