using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Versions;

/// <summary>
/// In what the figures of a pack print differently than in the version before it. A value that prints differently is one line; where the
/// value prints the same, its comparison and its target are looked at, each a line of its own.
/// </summary>
internal sealed class ChangeList
{
    private readonly VersionFigures before;
    private readonly VersionFigures now;
    private readonly Period period;
    private readonly Snapshot snapshot;
    private readonly Rounding rounding;
    private readonly ILookup<string, string> predecessors;

    private ChangeList(VersionFigures before, VersionFigures now, Period period, Snapshot snapshot, Rounding rounding)
    {
        this.before = before;
        this.now = now;
        this.period = period;
        this.snapshot = snapshot;
        this.rounding = rounding;
        predecessors = snapshot.Successions.Where(step => step.Effective <= period.Last)
            .ToLookup(step => step.Successor, step => step.Predecessor, StringComparer.Ordinal);
    }

    /// <param name="snapshot">What was known at the later version's instant: what its indicators are, and what units came of.</param>
    public static IReadOnlyList<FigureDifference> Between(
        VersionFigures before, VersionFigures now, Period period, Snapshot snapshot, Rounding rounding)
    {
        var list = new ChangeList(before, now, period, snapshot, rounding);
        return [.. now.Indicators.SelectMany(list.Of)];
    }

    /// <summary>How many units have reported in full since.</summary>
    public static int UnitsAdded(VersionFigures before, VersionFigures now) => now.Reported.Count(unit => !before.Reported.Contains(unit));

    private IEnumerable<FigureDifference> Of(string code)
    {
        if (before.Find(code) is not var (oldTotal, oldUnits) || now.Find(code) is not var (total, units))
        {
            return []; // the series asks for another indicator than before: another definition, not another figure
        }

        var indicator = snapshot.Indicators[code];
        if (!IsOpen(indicator))
        {
            return Of(indicator, null, oldTotal, total, Covered(), named: false);
        }

        string[] all = [.. units.Keys.Union(oldUnits.Keys, StringComparer.Ordinal)];
        return
        [
            .. Of(indicator, null, oldTotal, total, all, named: true),
            .. all.SelectMany(unit => Of(indicator, unit, oldUnits.GetValueOrDefault(unit), units.GetValueOrDefault(unit), [unit], named: true)),
        ];
    }

    private IEnumerable<FigureDifference> Of(
        Indicator indicator, string? unit, FigureCell? old, FigureCell? cell, IReadOnlyList<string> sources, bool named)
    {
        var printed = new PrintedFields(indicator, unit is null, rounding);
        var (first, last) = (period.First.ToString(), period.Last.ToString());
        if (Differing(FigureField.Value, first, sources) is { } value)
        {
            return [value];
        }

        // What is compared, with units that are no more, is of other units than those that report now.
        var since = period.PreviousYear is { } year ? year.First.ToString() : first;
        var behind = WithPredecessors(unit is null ? [.. sources, .. Covered()] : sources);
        return ((FigureDifference?[])
        [
            Differing(FigureField.Change, since, behind),
            Differing(FigureField.Attained, cell?.Target?.From.ToString() ?? first, sources),
        ]).OfType<FigureDifference>();

        FigureDifference? Differing(FigureField field, string from, IReadOnlyList<string> units)
        {
            var (then, today) = (printed.Of(old, field), printed.Of(cell, field));
            return then.Text == today.Text ? null : new(indicator.Code, unit, field, then, today, from, last, units, named);
        }
    }

    /// <summary>Whether a pack shows every unit's number: none of a total, nothing that small numbers are masked in, no ratio of such.</summary>
    private bool IsOpen(Indicator indicator) =>
        indicator is { Disclosure: Disclosure.Open, MaskBelow: null }
        && ((string?[])[indicator.Numerator, indicator.Denominator]).OfType<string>().All(part => IsOpen(snapshot.Indicators[part]));

    /// <summary>All that may stand behind a total.</summary>
    private string[] Covered() => [.. before.Covered.Union(now.Covered, StringComparer.Ordinal)];

    private List<string> WithPredecessors(IReadOnlyList<string> units)
    {
        var all = units.Distinct(StringComparer.Ordinal).ToList();
        for (var place = 0; place < all.Count; place++)
        {
            all.AddRange(predecessors[all[place]].Where(unit => !all.Contains(unit, StringComparer.Ordinal)));
        }

        return all;
    }
}
