using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>A succession that the figures or a trend of a period follow.</summary>
/// <param name="Successor">Null for a unit outside the committee.</param>
/// <param name="Indicators">Indicators of the series that one of the two reports, or reports a part of: their total has another make-up from then on.</param>
public sealed record Reorganisation(
    Unit Predecessor, Unit? Successor, Quarter Effective, decimal Weight, IReadOnlySet<string> Indicators);

/// <summary>Which units became which, as far as the period, its previous year or its trends reach back.</summary>
internal static class Reorganisations
{
    /// <summary>By quarter, then predecessor and successor in the order of the snapshot.</summary>
    public static IReadOnlyList<Reorganisation> Of(Snapshot snapshot, FigureScope scope)
    {
        var basis = new FigureBasis(snapshot, scope);
        var ours = basis.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var known = snapshot.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var behind = Lineage(ours, snapshot.Successions);
        var reach = Reach(scope);
        return
        [
            .. snapshot.Successions
                .Where(succession => succession.Effective > reach && succession.Effective <= scope.Period.Last)
                .Where(succession => behind.Contains(succession.Successor) || ours.Contains(succession.Predecessor))
                .Where(succession => known.ContainsKey(succession.Predecessor))
                .OrderBy(succession => succession.Effective)
                .Select(succession => new Reorganisation(
                    known[succession.Predecessor],
                    known.GetValueOrDefault(succession.Successor),
                    succession.Effective,
                    succession.Weight,
                    Concerned(basis, [.. new[] { succession.Predecessor, succession.Successor }.Where(ours.Contains).Select(code => known[code])]))),
        ];
    }

    /// <summary>The first quarter that anything is taken over; what happened at or before its beginning changes nothing.</summary>
    private static Quarter Reach(FigureScope scope)
    {
        var first = scope.Period.PreviousYear?.First ?? scope.Period.First;
        var trend = scope.Period.Last + (1 - Math.Max(1, scope.TrendQuarters));
        return trend < first ? trend : first;
    }

    /// <summary>The units themselves and everything that went into them.</summary>
    private static HashSet<string> Lineage(HashSet<string> units, IReadOnlyList<Succession> successions)
    {
        var predecessors = successions.ToLookup(succession => succession.Successor, succession => succession.Predecessor, StringComparer.Ordinal);
        var found = new HashSet<string>(units, StringComparer.Ordinal);
        var waiting = new Queue<string>(units);
        while (waiting.TryDequeue(out var unit))
        {
            foreach (var predecessor in predecessors[unit].Where(found.Add))
            {
                waiting.Enqueue(predecessor);
            }
        }

        return found;
    }

    private static HashSet<string> Concerned(FigureBasis basis, List<Unit> units) =>
    [
        .. basis.Scope.Indicators.Where(code => Observed(basis, basis.Indicator(code)).Any(indicator => units.Exists(unit => basis.Reports(unit, indicator)))),
    ];

    private static Indicator[] Observed(FigureBasis basis, Indicator indicator) => indicator.Kind == IndicatorKind.Ratio
        ? [basis.Indicator(indicator.Numerator!), basis.Indicator(indicator.Denominator!)]
        : [indicator];
}
