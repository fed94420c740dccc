using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>Dashed lines between two quarters, where what is counted changed its make-up, with a few words at the top.</summary>
internal static class TrendBreaks
{
    private const string Ink = "#555555";
    private const int Gap = 3;

    /// <param name="width">Of the whole drawing.</param>
    /// <param name="left">Where the line before a category stands.</param>
    /// <param name="top">Upper end of the lines; the words stand here.</param>
    /// <param name="length">Of the lines, down to the axis.</param>
    public static IEnumerable<JsonObject> Draw(IReadOnlyList<ChartBreak> breaks, int width, Func<int, int> left, int top, int length)
    {
        var taken = 0;
        foreach (var place in breaks)
        {
            var x = left(place.At);
            yield return new JsonObject
            {
                ["type"] = "line",
                ["silent"] = true,
                ["shape"] = new JsonObject { ["x1"] = x, ["y1"] = top, ["x2"] = x, ["y2"] = top + length },
                ["style"] = new JsonObject { ["stroke"] = Ink, ["lineWidth"] = 1, ["lineDash"] = ChartStyle.Array([4, 3]) },
            };

            // Near the right edge the words stand before the line; where those of the line before leave no room, its words are enough.
            var words = ChartStyle.WidthOf(place.Label);
            var start = x + Gap + words <= width ? x + Gap : x - Gap - words;
            if (start >= taken)
            {
                taken = start + words + Gap;
                yield return ChartStyle.Words(place.Label, start, top, Ink);
            }
        }
    }
}
