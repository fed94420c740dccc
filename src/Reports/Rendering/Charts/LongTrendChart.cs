using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>
/// A line over more quarters than have room for a label each: every point is there, every second, fourth or further quarter is named
/// back from the last one, and the first, the last, the highest and the lowest value are printed. A point that is not final or not
/// whole has a sign of its own, which the legend puts in words.
/// </summary>
internal static class LongTrendChart
{
    private const int AxisHeight = 32;

    /// <summary>At both ends, for half a quarter's name.</summary>
    private const int Margin = 26;

    /// <summary>Of a quarter's name on two lines, "Quý" and "III/2023".</summary>
    private const int NameWidth = 50;

    /// <summary>Points nearer to each other are no points any more.</summary>
    private const int SmallestPitch = 8;

    /// <summary>What stands on the axis where a quarter has no figure; its meaning is said above.</summary>
    private const string Gap = "–";

    public static ChartDrawing Draw(Chart chart)
    {
        var count = chart.Categories.Count;
        var width = ChartStyle.Width(chart.Size);
        var pitch = (width - (2 * Margin)) / count;
        if (pitch < SmallestPitch || chart.Series is not [var series])
        {
            throw new ArgumentException(
                $"Chart {chart.Id} has {count} quarters of {chart.Series.Count} series, more than a page can show; give it fewer or a table instead.");
        }

        var word = series.Points.FirstOrDefault(point => point.Value is null)?.Label.Plain;
        var signs = series.Points.Where(point => point.Value is not null).Select(PointSign.Of).OfType<PointSign>().Distinct().ToList();
        var head = new ChartHead(
            width, $"{series.Name} ({chart.Measure})" + (word is null ? "" : $"; {Gap}: {word}"), signs.Select(sign => new LegendItem(sign.Meaning, sign.Symbol)));
        var above = chart.Breaks.Count == 0 ? 0 : ChartStyle.LineHeight + 4;
        var top = head.Height + 10 + above;
        var option = head.ToOption();
        var (least, greatest) = TrendChart.Scale(series.Points);
        var bandHeight = chart.Size == ChartSize.Text ? 120 : 90;
        var labels = new PointLabels(series.Points, least, greatest, width, Margin, pitch, bandHeight);
        option["grid"] = new JsonObject { ["left"] = Margin, ["width"] = pitch * count, ["top"] = top, ["height"] = bandHeight };
        option["xAxis"] = Names(chart.Categories, pitch);
        option["yAxis"] = new JsonObject { ["type"] = "value", ["min"] = least, ["max"] = greatest, ["show"] = false };
        option["series"] = new JsonArray([Line(series, labels), Gaps(series.Points, least), .. signs.Select(sign => sign.InLegend())]);
        if (chart.Breaks.Count > 0)
        {
            option["graphic"] = ChartStyle.Array(TrendBreaks.Draw(chart.Breaks, width, place => Margin + (place * pitch), top - above, above + bandHeight));
        }

        return new ChartDrawing(chart.Id, width, top + bandHeight + AxisHeight, option);
    }

    private static JsonObject Names(IReadOnlyList<string> names, int pitch)
    {
        var step = 2;
        while (step * pitch < NameWidth)
        {
            step *= 2;
        }

        var label = ChartStyle.Text();
        label["interval"] = 0;
        label["lineHeight"] = ChartStyle.LineHeight;
        return new JsonObject
        {
            ["type"] = "category",
            ["data"] = ChartStyle.Array(names.Select((name, index) =>
                (JsonNode)((names.Count - 1 - index) % step == 0 ? string.Join('\n', name.Split(' ', 2)) : ""))),
            ["axisTick"] = new JsonObject { ["show"] = false },
            ["axisLine"] = new JsonObject { ["onZero"] = false, ["lineStyle"] = new JsonObject { ["color"] = "#555555" } },
            ["axisLabel"] = label,
        };
    }

    private static JsonObject Line(ChartSeries series, PointLabels labels)
    {
        // The line may run through a label of a point between two others.
        var label = ChartStyle.Label("top");
        label["backgroundColor"] = "#ffffff";
        return new JsonObject
        {
            ["type"] = "line",
            ["name"] = series.Name,
            ["symbol"] = "circle",
            ["symbolSize"] = 5,
            ["showAllSymbol"] = true,
            ["connectNulls"] = false,
            ["lineStyle"] = new JsonObject { ["width"] = 2, ["color"] = ChartStyle.Dark },
            ["itemStyle"] = new JsonObject { ["color"] = ChartStyle.Dark },
            ["label"] = label,
            ["data"] = ChartStyle.Array(series.Points.Select((point, index) => point.Value is null ? null : (JsonNode)Point(point, labels.Draw(index)))),
        };
    }

    private static JsonObject Point(ChartPoint point, JsonObject drawn)
    {
        if (PointSign.Of(point) is { } sign)
        {
            drawn["symbol"] = sign.Symbol;
            drawn["symbolSize"] = PointSign.Size;
        }

        return drawn;
    }

    private static JsonObject Gaps(IReadOnlyList<ChartPoint> points, decimal least) => new()
    {
        ["type"] = "bar",
        ["barWidth"] = 1,
        ["label"] = ChartStyle.Label("top"),
        ["data"] = ChartStyle.Array(points.Select(point => point.Value is null ? (JsonNode)ChartStyle.Point(point with { Label = Gap }, least) : null)),
    };
}
