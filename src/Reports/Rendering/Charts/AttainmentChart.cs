using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>
/// Bars in percent of the plan and a line at 100; a full bar has reached it, a hollow one has not, whatever the printer. A bar of
/// middle shade is not judged.
/// </summary>
internal static class AttainmentChart
{
    private const string Reached = "Đạt 100% kế hoạch trở lên";
    private const string Below = "Chưa đạt 100%";
    private const string NotJudged = "Tỷ lệ so với kế hoạch (không đánh giá)";

    /// <summary>High enough for a label inside, low enough for the tightest rows.</summary>
    private const int BarHeight = 14;

    /// <summary>Between a bar's end and its label, with the label's own padding.</summary>
    private const int LabelGap = 9;

    public static ChartDrawing Draw(Chart chart)
    {
        if (chart.Series is not [var only])
        {
            throw new ArgumentException($"Chart {chart.Id} shows attainment of {chart.Series.Count} series; it takes exactly one.");
        }

        var present = only.Points.Where(point => point.Value is not null).ToList();
        var hasUnjudged = present.Exists(point => !point.IsJudged);
        string[] judgements = hasUnjudged && present.TrueForAll(point => !point.IsJudged) ? [] : [Reached, Below];
        string[] legend = hasUnjudged ? [.. judgements, NotJudged] : judgements;
        var head = new ChartHead(ChartStyle.Width(chart.Size), $"{only.Name} ({chart.Measure})", legend.Select(name => new LegendItem(name)));
        // The line at 100 has its own label above the bars.
        var panels = new BarPanels(chart, 1, head.Height + ChartStyle.LineHeight + 4);
        var option = head.ToOption();
        var greatest = Math.Max(100, only.Points.Max(point => point.Value) ?? 0);
        var least = Math.Min(0, only.Points.Min(point => point.Value) ?? 0);
        panels.AddAxes(option, least, greatest);
        var pointsPerPercent = panels.BarWidth(least) / (greatest - least);
        option["series"] = ChartStyle.Array(Enumerable.Range(0, panels.Columns).SelectMany(column =>
        {
            var points = only.Points.Take(panels.Slice(column)).ToList();
            var first = Bars(Reached, column, points.Select(point => !point.IsJudged || point.Value < 100 ? null : ChartStyle.Point(point, 0)), ChartStyle.Dark);
            first["markLine"] = LineOfThePlan(panels.Shift);
            return new JsonNode[]
            {
                first,
                Bars(Below, column, points.Select(point => point.IsJudged && point.Value < 100 ? Inside(point, pointsPerPercent) : null), "#ffffff"),
                Bars(NotJudged, column, points.Select(point => point.IsJudged ? null : Inside(point, pointsPerPercent)), ChartStyle.Light),
            };
        }));
        return new ChartDrawing(chart.Id, ChartStyle.Width(chart.Size), panels.Height, option);
    }

    /// <summary>A label that would lie on the line at 100 stands inside its bar, where the bar is long enough for it.</summary>
    private static JsonObject Inside(ChartPoint point, decimal pointsPerPercent)
    {
        var drawn = ChartStyle.Point(point, 0);
        var label = ChartStyle.WidthOf(point.Label.Plain) + LabelGap;
        if (point.Value is { } value && value < 100 && value * pointsPerPercent is var length && length + label >= 100 * pointsPerPercent && length >= label)
        {
            drawn["label"]!["position"] = "insideRight";
            drawn["label"]!["backgroundColor"] = "transparent";
        }

        return drawn;
    }

    private static JsonObject Bars(string name, int column, IEnumerable<JsonObject?> points, string fill)
    {
        // A label beside a short bar may lie on the line at 100.
        var label = ChartStyle.Label("right");
        label["backgroundColor"] = "#ffffff";
        label["padding"] = new JsonArray(0, 2);
        return new JsonObject
        {
            ["type"] = "bar",
            ["name"] = name,
            ["xAxisIndex"] = column,
            ["yAxisIndex"] = column,
            ["z"] = 3,
            ["barWidth"] = BarHeight,
            ["barGap"] = "-100%",
            ["label"] = label,
            ["itemStyle"] = new JsonObject { ["color"] = fill, ["borderColor"] = ChartStyle.Dark, ["borderWidth"] = 1.2m },
            ["data"] = ChartStyle.Array(points),
        };
    }

    /// <param name="above">How far above the line's end its label stands, for the name of the first bar.</param>
    private static JsonObject LineOfThePlan(int above)
    {
        var hundred = ChartStyle.Text();
        hundred["formatter"] = "100%";
        hundred["position"] = "start";
        hundred["distance"] = 5 + above;
        return new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["z"] = 1,
            ["lineStyle"] = new JsonObject { ["type"] = "dashed", ["color"] = "#333333" },
            ["label"] = hundred,
            ["data"] = new JsonArray(new JsonObject { ["xAxis"] = 100 }),
        };
    }
}
