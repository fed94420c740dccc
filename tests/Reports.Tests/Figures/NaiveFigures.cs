using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Figures;

/// <summary>
/// A second, deliberately slow reading of CONTRACT §3 that shares no code with the product: only the records that carry the rows. Every
/// question is answered by going through all rows again.
/// </summary>
internal sealed class NaiveFigures(Snapshot rows, FigureScope scope)
{
    private Quarter Last => scope.Period.Last;

    public Indicator Indicator(string code) => rows.Indicators[code];

    // U is every descendant of C whose kind or code the series names; listed in display order, ties by code.
    public List<Unit> U()
    {
        var found = rows.Units.Where(unit => IsBelow(unit) && scope.Units.Any(token => token == unit.Kind || token == unit.Code)).ToList();
        found.Sort((a, b) => a.DisplayOrder == b.DisplayOrder ? string.CompareOrdinal(a.Code, b.Code)
            : a.DisplayOrder is null ? 1 : b.DisplayOrder is null ? -1 : a.DisplayOrder.Value.CompareTo(b.DisplayOrder.Value));
        return found;
    }

    private bool IsBelow(Unit unit)
    {
        for (var parent = unit.Parent; parent is not null; parent = rows.Units.FirstOrDefault(other => other.Code == parent)?.Parent)
        {
            if (parent == scope.Committee)
            {
                return true;
            }
        }

        return false;
    }

    public static bool Valid(Unit unit, Quarter quarter) =>
        (unit.ValidFrom == null || unit.ValidFrom.Value.Ordinal <= quarter.Ordinal)
        && (unit.ValidTo == null || unit.ValidTo.Value.Ordinal >= quarter.Ordinal);

    public bool Expected(Unit unit, Indicator indicator, Quarter quarter) =>
        U().Any(other => other.Code == unit.Code)
        && Valid(unit, quarter)
        && indicator.ReportedBy.Any(token => token == unit.Kind || token == unit.Code);

    public bool Expected(Unit unit, Indicator indicator, Period period) => indicator.Kind switch
    {
        IndicatorKind.Flow => period.Quarters.Any(quarter => Expected(unit, indicator, quarter)),
        IndicatorKind.Ratio => Expected(unit, Indicator(indicator.Numerator!), period)
            && Expected(unit, Indicator(indicator.Denominator!), period),
        _ => Expected(unit, indicator, period.Last),
    };

    public List<Observation> Present(Unit unit, Indicator indicator, Period period) => [.. rows.Observations
        .Where(row => row.Unit == unit.Code && row.Indicator == indicator.Code && row.Value is not null)
        .Where(row => period.First.Ordinal <= row.Quarter.Ordinal && row.Quarter.Ordinal <= period.Last.Ordinal)
        .OrderBy(row => row.Quarter.Ordinal)];

    public Taken Own(Unit unit, Indicator indicator, Period period)
    {
        if (indicator.Kind == IndicatorKind.Ratio)
        {
            var n = Own(unit, Indicator(indicator.Numerator!), period);
            var d = Own(unit, Indicator(indicator.Denominator!), period);
            var value = Divide(n.Value, d.Value);
            var state = value is null ? "missing"
                : n.State == "partial" || d.State == "partial" ? "partial"
                : n.State == "carried" || d.State == "carried" ? "carried" : "complete";
            return new(value, state, [.. n.From, .. d.From]) { N = n.Value, D = d.Value };
        }

        var present = Present(unit, indicator, period);
        if (indicator.Kind == IndicatorKind.Flow)
        {
            var expected = period.Quarters.Where(quarter => Expected(unit, indicator, quarter)).ToList();
            return present.Count == 0 ? Taken.Nothing : new(
                present.Sum(row => row.Value!.Value),
                expected.All(quarter => present.Any(row => row.Quarter == quarter)) ? "complete" : "partial",
                present);
        }

        if (present.Count == 0 || !Valid(unit, period.Last))
        {
            return Taken.Nothing;
        }

        var last = present[^1];
        return new(last.Value, last.Quarter == period.Last ? "complete" : "carried", [last]) { To = last.ValueTo };
    }

    public Taken Total(Indicator indicator, Period period)
    {
        var all = U().Where(unit => Expected(unit, indicator, period)).Select(unit => Own(unit, indicator, period)).ToList();
        var state = all.All(one => one.Value is null) ? "missing" : all.All(one => one.State == "complete") ? "complete" : "partial";
        switch (indicator.Kind)
        {
            case IndicatorKind.Percent:
                return new(null, state, []);
            case IndicatorKind.Milestone:
                var done = all.Count(one => one.Value == 1);
                return new(
                    state == "missing" ? null : 100m * done / all.Count,
                    state,
                    [.. all.SelectMany(one => one.From)]) { N = done, D = all.Count };
            case IndicatorKind.Ratio:
                return OfParts([.. all.Select(one => (one.N, one.D, one.From))], state);
            default:
                return SumOf([.. all.Select(one => (one.Value, one.From))], state);
        }
    }

    // Own value + Σ weight × that of each predecessor whose succession is effective at or before P's last quarter.
    private (decimal? Value, List<Observation> From) Inherited(Unit unit, Indicator indicator, Period period)
    {
        var own = Own(unit, indicator, period);
        var (value, from) = (own.Value, new List<Observation>(own.From));
        foreach (var succession in rows.Successions.Where(row => row.Successor == unit.Code && row.Effective.Ordinal <= Last.Ordinal))
        {
            var history = Inherited(rows.Units.Single(other => other.Code == succession.Predecessor), indicator, period);
            if (history.Value is not null)
            {
                value = (value ?? 0) + history.Value * succession.Weight;
                from.AddRange(history.From);
            }
        }

        return (value, from);
    }

    public Taken UnitLikeForLike(Unit unit, Indicator indicator, Period period)
    {
        var own = Own(unit, indicator, period);
        if (indicator.Kind is IndicatorKind.Percent or IndicatorKind.Milestone)
        {
            return own;
        }

        var tree = Tree(unit);
        var likeForLike = SumTrees([unit], indicator, period);
        return tree.Count == 1 ? likeForLike with { State = own.State } : likeForLike;
    }

    public Taken TotalLikeForLike(Indicator indicator, Period period)
    {
        if (indicator.Kind is IndicatorKind.Percent or IndicatorKind.Milestone)
        {
            return Total(indicator, period);
        }

        var today = U().Where(unit => Expected(unit, indicator, scope.Period) && Valid(unit, Last));
        var ended = U().Where(unit => unit.ValidTo?.Ordinal < Last.Ordinal
            && !rows.Successions.Any(row => row.Predecessor == unit.Code && row.Effective.Ordinal <= Last.Ordinal));
        return SumTrees([.. today, .. ended], indicator, period);
    }

    private Taken SumTrees(List<Unit> units, Indicator indicator, Period period)
    {
        var complete = units.SelectMany(Tree)
            .Where(unit => Expected(unit, indicator, period))
            .All(unit => Own(unit, indicator, period).State == "complete");
        var state = complete ? "complete" : "partial";
        if (indicator.Kind != IndicatorKind.Ratio)
        {
            return SumOf([.. units.Select(unit => Inherited(unit, indicator, period))], state);
        }

        var parts = new List<(decimal?, decimal?, List<Observation>)>();
        foreach (var unit in units)
        {
            var n = Inherited(unit, Indicator(indicator.Numerator!), period);
            var d = Inherited(unit, Indicator(indicator.Denominator!), period);
            parts.Add((n.Value, d.Value, [.. n.From, .. d.From]));
        }

        return OfParts(parts, state);
    }

    private List<Unit> Tree(Unit unit) => [unit, .. rows.Successions
        .Where(row => row.Successor == unit.Code && row.Effective.Ordinal <= Last.Ordinal)
        .SelectMany(row => Tree(rows.Units.Single(other => other.Code == row.Predecessor)))];

    private static Taken SumOf(List<(decimal? Value, List<Observation> From)> parts, string state)
    {
        var given = parts.Where(part => part.Value is not null).ToList();
        return given.Count == 0
            ? Taken.Nothing
            : new(given.Sum(part => part.Value!.Value), state, [.. given.SelectMany(part => part.From)]);
    }

    private static Taken OfParts(List<(decimal? N, decimal? D, List<Observation> From)> parts, string state)
    {
        var both = parts.Where(part => part.N is not null && part.D is not null).ToList();
        if (both.Count == 0)
        {
            return Taken.Nothing;
        }

        var (n, d) = (both.Sum(part => part.N!.Value), both.Sum(part => part.D!.Value));
        return new(Divide(n, d), d == 0 ? "missing" : state, [.. both.SelectMany(part => part.From)]) { N = n, D = d };
    }

    private static decimal? Divide(decimal? n, decimal? d) => n is null || d is null or 0 ? null : 100 * n / d;

    /// <summary>A value taken over a period, and the observations it was made from.</summary>
    internal sealed record Taken(decimal? Value, string State, List<Observation> From)
    {
        public static readonly Taken Nothing = new(null, "missing", []);

        public decimal? To { get; init; }

        public decimal? N { get; init; }

        public decimal? D { get; init; }
    }
}
