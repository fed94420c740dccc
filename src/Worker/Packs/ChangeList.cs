using System.Text.Json;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Packs;

/// <summary>
/// In what one version's figures differ from another's, as their <c>figures.json</c> print them. A value that prints differently is one
/// line; where the value prints the same, its comparison and its target are looked at, each a line of its own.
/// </summary>
internal static class ChangeList
{
    /// <param name="undisclosed">Indicators of which a pack may only show the total.</param>
    public static (IReadOnlyList<FigureDifference> Figures, int UnitsAdded) Between(
        ReadOnlyMemory<byte> older, ReadOnlyMemory<byte> newer, Period period, IReadOnlySet<string> undisclosed)
    {
        using var before = JsonDocument.Parse(older);
        using var after = JsonDocument.Parse(newer);
        var oldFigures = Figures(before).ToDictionary(figure => Text(figure, "indicator"), StringComparer.Ordinal);
        var differences = new List<FigureDifference>();
        foreach (var figure in Figures(after))
        {
            var indicator = Text(figure, "indicator");
            if (!oldFigures.TryGetValue(indicator, out var old))
            {
                continue; // the series asks for another indicator than before: another definition, not another figure
            }

            var named = !undisclosed.Contains(indicator);
            var units = Units(figure);
            var oldUnits = Units(old);
            string[] sources = [.. named ? units.Keys.Union(oldUnits.Keys) : CoveredUnits(before).Union(CoveredUnits(after))];
            differences.AddRange(Cells(old.GetProperty("total"), figure.GetProperty("total"), period)
                .Select(cell => new FigureDifference(indicator, null, cell.Old, cell.New, cell.First, cell.Last, sources, named)));
            if (named)
            {
                differences.AddRange(
                    from unit in sources
                    from cell in Cells(Find(oldUnits, unit), Find(units, unit), period)
                    select new FigureDifference(indicator, unit, cell.Old, cell.New, cell.First, cell.Last, [unit], true));
            }
        }

        return (differences, ReportedUnits(after).Except(ReportedUnits(before)).Count());
    }

    private static IEnumerable<(string Old, string New, string First, string Last)> Cells(JsonElement? old, JsonElement? now, Period period)
    {
        var (first, last) = (period.First.ToString(), period.Last.ToString());
        var (oldText, newText) = (CellText(old, null), CellText(now, null));
        if (oldText != newText)
        {
            yield return (oldText, newText, first, last);
            yield break;
        }

        if (period.PreviousYear is { } year && Differ(old, now, "change", out var oldChange, out var newChange))
        {
            yield return (oldChange, newChange, year.First.ToString(), last);
        }

        if (Differ(old, now, "target", out var oldTarget, out var newTarget))
        {
            var from = now?.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? Text(target, "from") : first;
            yield return (oldTarget, newTarget, from, last);
        }
    }

    private static bool Differ(JsonElement? old, JsonElement? now, string part, out string oldText, out string newText)
    {
        oldText = CellText(old, part);
        newText = CellText(now, part);
        return oldText != newText;
    }

    /// <summary>A unit that was not expected has no cell: it prints as one without a value.</summary>
    private static string CellText(JsonElement? cell, string? part)
    {
        const string dash = "–";
        if (cell is not { } some)
        {
            return dash;
        }

        if (part is null)
        {
            return Text(some, "text");
        }

        return some.GetProperty(part) is { ValueKind: JsonValueKind.Object } inner ? Text(inner, "text") : dash;
    }

    private static JsonElement.ArrayEnumerator Figures(JsonDocument json) => json.RootElement.GetProperty("figures").EnumerateArray();

    private static Dictionary<string, JsonElement> Units(JsonElement figure) =>
        figure.GetProperty("units").EnumerateArray().ToDictionary(unit => Text(unit, "unit"), StringComparer.Ordinal);

    private static JsonElement? Find(Dictionary<string, JsonElement> cells, string unit) =>
        cells.TryGetValue(unit, out var cell) ? cell : null;

    private static IEnumerable<string> ReportedUnits(JsonDocument json) =>
        Coverage(json).Where(unit => Text(unit, "state") == "reported").Select(unit => Text(unit, "unit"));

    /// <summary>All that may stand behind a total whose units the figures do not name.</summary>
    private static IEnumerable<string> CoveredUnits(JsonDocument json) => Coverage(json).Select(unit => Text(unit, "unit"));

    private static JsonElement.ArrayEnumerator Coverage(JsonDocument json) =>
        json.RootElement.GetProperty("coverage").GetProperty("units").EnumerateArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
