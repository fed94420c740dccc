using System.Text.Json.Nodes;

namespace Analytics.Reports.Rendering.Charts;

/// <param name="Icon">ECharts' word for the sign before the name; null: the series' own.</param>
internal sealed record LegendItem(string Name, string? Icon = null);

/// <summary>What stands above the marks: what is measured, and the legend, beside it where both fit on one line.</summary>
internal sealed class ChartHead
{
    private const int MarkWidth = 16;
    private const int MarkGap = 6;
    private const int ItemGap = 18;

    /// <summary>Between the text and the legend, between the legend's lines, and beneath it.</summary>
    private const int LineGap = 6;

    private readonly int width;
    private readonly string text;
    private readonly List<List<LegendItem>> legend;
    private readonly bool beside;
    private readonly int textHeight;

    public ChartHead(int width, string text, params IEnumerable<LegendItem> items)
    {
        this.width = width;
        this.text = text;
        textHeight = (ChartStyle.LinesOf(text, width) * ChartStyle.LineHeight) + LineGap;
        var all = items.ToList();
        beside = ChartStyle.WidthOf(text) + all.Sum(WidthOf) <= width;
        legend = beside && all.Count > 0 ? [all] : Lines(all);
    }

    public int Height => beside ? textHeight : textHeight + (legend.Count * (ChartStyle.LineHeight + LineGap));

    /// <summary>An option with the head and nothing else yet.</summary>
    public JsonObject ToOption()
    {
        var title = ChartStyle.Text();
        title["width"] = width;
        title["overflow"] = "break";
        title["lineHeight"] = ChartStyle.LineHeight;
        return new JsonObject
        {
            ["animation"] = false,
            ["backgroundColor"] = "#ffffff",
            ["textStyle"] = ChartStyle.Text(),
            ["title"] = new JsonObject { ["text"] = text, ["left"] = 0, ["top"] = 0, ["padding"] = 0, ["textStyle"] = title },
            ["legend"] = ChartStyle.Array(legend.Select((line, index) => (JsonNode)Legend(line, index))),
        };
    }

    /// <summary>One line of it: ECharts would break a longer one with a gap between the lines as wide as that between the names.</summary>
    private JsonObject Legend(List<LegendItem> line, int index) => new()
    {
        ["data"] = ChartStyle.Array(line.Select(item => item.Icon is { } icon
            ? new JsonObject { ["name"] = item.Name, ["icon"] = icon }
            : (JsonNode)item.Name)),
        [beside ? "right" : "left"] = 0,
        ["top"] = beside ? 0 : textHeight + (index * (ChartStyle.LineHeight + LineGap)),
        ["padding"] = 0,
        ["itemWidth"] = MarkWidth,
        ["itemHeight"] = 9,
        ["itemGap"] = ItemGap,
        ["selectedMode"] = false,
        ["textStyle"] = ChartStyle.Text(),
    };

    private List<List<LegendItem>> Lines(IEnumerable<LegendItem> items)
    {
        var lines = new List<List<LegendItem>>();
        foreach (var item in items)
        {
            if (lines.Count > 0 && lines[^1].Append(item).Sum(WidthOf) - ItemGap <= width)
            {
                lines[^1].Add(item);
            }
            else
            {
                lines.Add([item]);
            }
        }

        return lines;
    }

    private static int WidthOf(LegendItem item) => ItemGap + MarkWidth + MarkGap + ChartStyle.WidthOf(item.Name);
}
