using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Versions;

/// <summary>
/// In what the figures of a pack print differently than in the version before it. A value that prints differently is one line; where the
/// value prints the same, its comparison and its target are looked at, each a line of its own.
/// </summary>
internal sealed class ChangeList
{
    private readonly StoredFigures before;
    private readonly FigureSheet now;
    private readonly Snapshot snapshot;
    private readonly Rounding rounding;
    private readonly ILookup<string, string> predecessors;

    private ChangeList(StoredFigures before, FigureSheet now, Snapshot snapshot, Rounding rounding)
    {
        this.before = before;
        this.now = now;
        this.snapshot = snapshot;
        this.rounding = rounding;
        predecessors = snapshot.Successions.Where(step => step.Effective <= now.Period.Last)
            .ToLookup(step => step.Successor, step => step.Predecessor, StringComparer.Ordinal);
    }

    /// <param name="now">What the pack may show, and nothing else.</param>
    public static IReadOnlyList<FigureDifference> Between(StoredFigures before, FigureSheet now, Snapshot snapshot, Rounding rounding)
    {
        var list = new ChangeList(before, now, snapshot, rounding);
        return [.. now.Figures.SelectMany(list.Of)];
    }

    /// <summary>How many units have reported in full since.</summary>
    public static int UnitsAdded(StoredFigures before, FigureSheet now) => now.Coverage.Units
        .Count(unit => unit.State == CoverageState.Reported && !before.Reported.Contains(unit.Unit.Code));

    private IEnumerable<FigureDifference> Of(Figure figure)
    {
        if (before.Find(figure.Indicator.Code) is not var (total, oldUnits))
        {
            return []; // the series asks for another indicator than before: another definition, not another figure
        }

        var units = figure.Units.ToDictionary(unit => unit.Unit.Code, unit => unit.Cell, StringComparer.Ordinal);
        if (!IsOpen(figure.Indicator))
        {
            return Of(figure, null, total, figure.Total, Covered(), named: false);
        }

        string[] all = [.. units.Keys.Union(oldUnits.Keys, StringComparer.Ordinal)];
        return
        [
            .. Of(figure, null, total, figure.Total, all, named: true),
            .. all.SelectMany(unit => Of(figure, unit, oldUnits.GetValueOrDefault(unit), units.GetValueOrDefault(unit), [unit], named: true)),
        ];
    }

    private IEnumerable<FigureDifference> Of(
        Figure figure, string? unit, FigureCell? old, FigureCell? cell, IReadOnlyList<string> sources, bool named)
    {
        var printed = new PrintedFields(figure.Indicator, unit is null, rounding);
        var (first, last) = (now.Period.First.ToString(), now.Period.Last.ToString());
        if (Differing(FigureField.Value, first, sources) is { } value)
        {
            return [value];
        }

        // What is compared, with units that are no more, is of other units than those that report now.
        var since = now.Period.PreviousYear is { } year ? year.First.ToString() : first;
        var behind = WithPredecessors(unit is null ? [.. sources, .. Covered()] : sources);
        return ((FigureDifference?[])
        [
            Differing(FigureField.Change, since, behind),
            Differing(FigureField.Attained, cell?.Target?.From.ToString() ?? first, sources),
        ]).OfType<FigureDifference>();

        FigureDifference? Differing(FigureField field, string from, IReadOnlyList<string> units)
        {
            var (then, today) = (printed.Of(old, field), printed.Of(cell, field));
            return then.Text == today.Text ? null : new(figure.Indicator.Code, unit, field, then, today, from, last, units, named);
        }
    }

    /// <summary>Whether a pack shows every unit's number: none of a total, nothing that small numbers are masked in, no ratio of such.</summary>
    private bool IsOpen(Indicator indicator) =>
        indicator is { Disclosure: Disclosure.Open, MaskBelow: null }
        && ((string?[])[indicator.Numerator, indicator.Denominator]).OfType<string>().All(part => IsOpen(snapshot.Indicators[part]));

    /// <summary>All that may stand behind a total.</summary>
    private string[] Covered() => [.. before.Covered.Union(now.Coverage.Units.Select(unit => unit.Unit.Code), StringComparer.Ordinal)];

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
