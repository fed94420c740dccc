using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>Bars by unit: this period beside the same period last year, dark and light, or one period ranked.</summary>
internal static class UnitBarsChart
{
    public static ChartDrawing Draw(Chart chart)
    {
        var head = new ChartHead(ChartStyle.Width(chart.Size), $"Đơn vị tính: {chart.Measure}", chart.Series.Select(series => new LegendItem(series.Name)));
        var panels = new BarPanels(chart, chart.Series.Count, head.Height);
        var option = head.ToOption();
        var values = chart.Series.SelectMany(series => series.Points).Select(point => point.Value ?? 0).ToList();
        var least = Math.Min(0, values.DefaultIfEmpty(0).Min());
        var greatest = Math.Max(0, values.DefaultIfEmpty(0).Max());
        panels.AddAxes(option, least, greatest == least ? 1 : greatest);
        option["series"] = ChartStyle.Array(
            from column in Enumerable.Range(0, panels.Columns)
            from series in chart.Series
            select (JsonNode)Bars(series, column, series.Points.Take(panels.Slice(column))));
        return new ChartDrawing(chart.Id, ChartStyle.Width(chart.Size), panels.Height, option);
    }

    private static JsonObject Bars(ChartSeries series, int column, IEnumerable<ChartPoint> points) =>
        new()
        {
            ["type"] = "bar",
            ["name"] = series.Name,
            ["xAxisIndex"] = column,
            ["yAxisIndex"] = column,
            ["barWidth"] = 10,
            ["barGap"] = "20%",
            ["label"] = ChartStyle.Label("right"),
            ["itemStyle"] = new JsonObject { ["color"] = Shade(series.Role), ["borderColor"] = ChartStyle.Dark, ["borderWidth"] = 0.8m },
            ["data"] = ChartStyle.Array(points.Select(point =>
            {
                var drawn = ChartStyle.Point(point, 0);
                if (point.Value < 0)
                {
                    drawn["label"]!["position"] = "left";
                }

                return drawn;
            })),
        };

    private static string Shade(SeriesRole role) => role switch
    {
        SeriesRole.Actual => ChartStyle.Dark,
        SeriesRole.Previous => ChartStyle.Light,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role of a series has no shade."),
    };
}
