using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>What ECharts draws one chart from: plain JSON, every label a text of the document. One unit is a point on the page.</summary>
internal sealed record ChartDrawing(string Id, int Width, int Height, JsonObject Option)
{
    public static ChartDrawing Of(Chart chart)
    {
        foreach (var series in chart.Series)
        {
            if (series.Points.Count != chart.Categories.Count)
            {
                throw new ArgumentException(
                    $"Chart {chart.Id} has {chart.Categories.Count} categories, but its series '{series.Name}' has {series.Points.Count} points.");
            }
        }

        return chart.Kind switch
        {
            ChartKind.Attainment => AttainmentChart.Draw(chart),
            ChartKind.Comparison or ChartKind.Ranking => UnitBarsChart.Draw(chart),
            ChartKind.Trend => TrendChart.Draw(chart),
            _ => throw new ArgumentException($"Chart {chart.Id} is of the kind {chart.Kind}, which has no drawing."),
        };
    }

    public JsonObject ToJson() =>
        new() { ["id"] = Id, ["width"] = Width, ["height"] = Height, ["option"] = Option.DeepClone() };
}
