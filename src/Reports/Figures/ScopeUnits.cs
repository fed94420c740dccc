namespace Analytics.Reports.Figures;

/// <summary>U of CONTRACT §3: every descendant of the committee whose kind or code the series names, also those that ended.</summary>
internal static class ScopeUnits
{
    /// <summary>In display order, units without one last, ties by code.</summary>
    public static IReadOnlyList<Unit> Of(IEnumerable<Unit> units, FigureScope scope)
    {
        var named = scope.Units.ToHashSet(StringComparer.Ordinal);
        return [.. Descendants(units, scope.Committee)
            .Where(unit => named.Contains(unit.Kind) || named.Contains(unit.Code))
            .OrderBy(unit => unit.DisplayOrder ?? int.MaxValue)
            .ThenBy(unit => unit.Code, StringComparer.Ordinal)];
    }

    private static List<Unit> Descendants(IEnumerable<Unit> units, string committee)
    {
        var children = units.Where(unit => unit.Parent is not null).ToLookup(unit => unit.Parent!, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { committee };
        var waiting = new Queue<string>([committee]);
        var found = new List<Unit>();
        while (waiting.TryDequeue(out var parent))
        {
            foreach (var child in children[parent].Where(child => seen.Add(child.Code)))
            {
                waiting.Enqueue(child.Code);
                found.Add(child);
            }
        }

        return found;
    }
}
