using System.Text.Json.Nodes;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>What stands above the marks: what is measured, and the legend, beside it where both fit on one line.</summary>
internal sealed class ChartHead
{
    private const int MarkWidth = 16;
    private const int MarkGap = 6;
    private const int ItemGap = 18;
    private readonly string text;
    private readonly string[] legend;
    private readonly bool beside;
    private readonly int textHeight;

    public ChartHead(string text, params IEnumerable<string> legend)
    {
        this.text = text;
        this.legend = [.. legend];
        textHeight = (ChartStyle.LinesOf(text, ChartStyle.Width) * ChartStyle.LineHeight) + 6;
        beside = ChartStyle.WidthOf(text) + this.legend.Sum(LegendWidth) <= ChartStyle.Width;
    }

    public int Height => beside || legend.Length == 0 ? textHeight : textHeight + ChartStyle.LineHeight + 6;

    /// <summary>An option with the head and nothing else yet.</summary>
    public JsonObject ToOption()
    {
        var title = ChartStyle.Text();
        title["width"] = ChartStyle.Width;
        title["overflow"] = "break";
        title["lineHeight"] = ChartStyle.LineHeight;
        return new JsonObject
        {
            ["animation"] = false,
            ["backgroundColor"] = "#ffffff",
            ["textStyle"] = ChartStyle.Text(),
            ["title"] = new JsonObject { ["text"] = text, ["left"] = 0, ["top"] = 0, ["padding"] = 0, ["textStyle"] = title },
            ["legend"] = Legend(),
        };
    }

    private JsonObject Legend() => new()
    {
        ["data"] = ChartStyle.Array(legend.Select(name => (JsonNode)name)),
        [beside ? "right" : "left"] = 0,
        ["top"] = beside ? 0 : textHeight,
        ["padding"] = 0,
        ["itemWidth"] = MarkWidth,
        ["itemHeight"] = 9,
        ["itemGap"] = ItemGap,
        ["selectedMode"] = false,
        ["textStyle"] = ChartStyle.Text(),
    };

    private static int LegendWidth(string name) => ItemGap + MarkWidth + MarkGap + ChartStyle.WidthOf(name);
}
