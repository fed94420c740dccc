using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>How a point without a label shows by its form that it is not final, or that something is not in it yet.</summary>
/// <param name="Symbol">ECharts' word for it.</param>
internal sealed record PointSign(string Symbol, string Meaning)
{
    /// <summary>Larger than that of a plain point, so that a hollow one is seen to be hollow.</summary>
    public const int Size = 8;

    private static readonly PointSign Estimate = new("emptyCircle", "số ước");
    private static readonly PointSign Partial = new("triangle", "chưa đủ số liệu");
    private static readonly PointSign Both = new("emptyTriangle", "số ước, chưa đủ số liệu");

    /// <summary>Null for a point that is what it will be.</summary>
    public static PointSign? Of(ChartPoint point) => (point.IsEstimate, point.IsPartial) switch
    {
        (true, true) => Both,
        (true, false) => Estimate,
        (false, true) => Partial,
        (false, false) => null,
    };

    /// <summary>A series without points: the legend names no single point of another one.</summary>
    public JsonObject InLegend() => new()
    {
        ["type"] = "scatter",
        ["name"] = Meaning,
        ["symbol"] = Symbol,
        ["itemStyle"] = new JsonObject { ["color"] = ChartStyle.Dark, ["opacity"] = 1 },
        ["data"] = new JsonArray(),
    };
}
