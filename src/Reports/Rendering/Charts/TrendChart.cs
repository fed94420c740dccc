using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>
/// A line with points over consecutive quarters, each point labelled, so that no value axis is needed. Quarters that do not fit side by
/// side with their labels go on in a second band beneath, on the same scale.
/// </summary>
internal static class TrendChart
{
    private const int BandHeight = 84;
    private const int AxisHeight = 32;
    private const int MaxWordWidth = 90;

    /// <summary>Of a label beneath its point, with the gap between them.</summary>
    private const int LabelHeight = 18;

    /// <summary>With more quarters the labels of all of them would need more than two bands, and nobody follows a line over three.</summary>
    private const int MostLabelled = 12;

    /// <summary>The page in front has no room for a second band either.</summary>
    public static ChartDrawing Draw(Chart chart) =>
        chart.Categories.Count > MostLabelled || (chart.Size != ChartSize.Text && chart.Categories.Count > InBand(chart)) ? LongTrendChart.Draw(chart) : Labelled(chart);

    /// <summary>How many quarters stand side by side, each with its name and its label.</summary>
    private static int InBand(Chart chart)
    {
        var widest = chart.Series.SelectMany(series => series.Points)
            .Select(point => point.Value is null ? Words(point).Max(ChartStyle.WidthOf) : ChartStyle.WidthOf(point.Label.Plain))
            .Concat(chart.Categories.SelectMany(category => category.Split(' ')).Select(word => Math.Min(MaxWordWidth, ChartStyle.WidthOf(word))))
            .DefaultIfEmpty(10).Max();
        return Math.Clamp((ChartStyle.Width(chart.Size) - 8) / (widest + 4), 1, 12);
    }

    private static ChartDrawing Labelled(Chart chart)
    {
        var width = ChartStyle.Width(chart.Size);
        var head = new ChartHead(width, string.Join(" · ", chart.Series.Select(series => series.Name)) + $" ({chart.Measure})");
        // Over each band room for the words of a break, clear of the points' labels.
        var above = chart.Breaks.Count == 0 ? 0 : ChartStyle.LineHeight + 4;
        var top = head.Height + 10 + above;
        var points = chart.Series.SelectMany(series => series.Points).ToList();
        var inBand = InBand(chart);
        var bands = Math.Max(1, (chart.Categories.Count + inBand - 1) / inBand);
        inBand = Math.Max(1, (chart.Categories.Count + bands - 1) / bands);
        var step = BandHeight + AxisHeight + above;
        var height = top + (bands * step) - above;
        if (height > ChartStyle.MaxHeight)
        {
            throw new ArgumentException(
                $"Chart {chart.Id} has {chart.Categories.Count} quarters, more than a page can show; give it fewer or a table instead.");
        }

        var option = head.ToOption();
        var (least, greatest) = Scale(points);
        var (grids, names, values, series, graphics) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray());
        for (var band = 0; band < bands; band++)
        {
            var slice = (band * inBand)..Math.Min((band + 1) * inBand, chart.Categories.Count);
            var shown = chart.Categories.Take(slice).ToList();
            // A shorter last band keeps the pitch of the others.
            var pitch = (width - 8) / inBand;
            grids.Add(new JsonObject { ["left"] = 4, ["width"] = pitch * shown.Count, ["top"] = top + (band * step), ["height"] = BandHeight });
            names.Add(NameAxis(band, shown, pitch));
            var breaks = chart.Breaks.Where(place => place.At >= band * inBand && place.At < (band * inBand) + shown.Count).ToList();
            foreach (var drawn in TrendBreaks.Draw(breaks, width, place => 4 + ((place - (band * inBand)) * pitch), top + (band * step) - above, above + BandHeight))
            {
                graphics.Add(drawn);
            }

            values.Add(new JsonObject { ["type"] = "value", ["gridIndex"] = band, ["min"] = least, ["max"] = greatest, ["show"] = false });
            foreach (var one in chart.Series)
            {
                var part = one.Points.Take(slice).ToList();
                series.Add(Line(one, band, part, BandHeight / (greatest - least), least));
                series.Add(Words(band, part, pitch, least));
            }
        }

        option["grid"] = grids;
        option["xAxis"] = names;
        option["yAxis"] = values;
        option["series"] = series;
        if (graphics.Count > 0)
        {
            option["graphic"] = graphics;
        }

        return new ChartDrawing(chart.Id, width, height, option);
    }

    private static string[] Words(ChartPoint point) => point.Label.Plain.Split(' ');

    /// <summary>Room above for labels, below for words of missing figures; zero is shown when it is near.</summary>
    public static (decimal Least, decimal Greatest) Scale(IReadOnlyList<ChartPoint> points)
    {
        var values = points.Where(point => point.Value is not null).Select(point => point.Value!.Value).DefaultIfEmpty(0).ToList();
        var (least, greatest) = (values.Min(), values.Max());
        var span = greatest == least ? Math.Max(1, Math.Abs(greatest)) : greatest - least;
        var bottom = least - (span * 0.4m);
        return (least >= 0 ? Math.Max(0, bottom) : bottom, greatest + (span * 0.25m));
    }

    private static JsonObject NameAxis(int band, IEnumerable<string> names, int pitch)
    {
        var label = ChartStyle.Text();
        label["interval"] = 0;
        label["width"] = pitch - 2;
        label["overflow"] = "break";
        label["lineHeight"] = ChartStyle.LineHeight;
        return new JsonObject
        {
            ["type"] = "category",
            ["gridIndex"] = band,
            ["data"] = ChartStyle.Array(names.Select(name => (JsonNode)ChartStyle.Shortened(name, pitch, 2))),
            ["axisTick"] = new JsonObject { ["show"] = false },
            ["axisLine"] = new JsonObject { ["onZero"] = false, ["lineStyle"] = new JsonObject { ["color"] = "#555555" } },
            ["axisLabel"] = label,
        };
    }

    private static JsonObject Line(ChartSeries series, int band, List<ChartPoint> points, decimal pointsPerUnit, decimal least)
    {
        var color = series.Role == SeriesRole.Actual ? ChartStyle.Dark : "#7d8fa3";
        return new JsonObject
        {
            ["type"] = "line",
            ["name"] = series.Name,
            ["xAxisIndex"] = band,
            ["yAxisIndex"] = band,
            ["symbol"] = series.Role == SeriesRole.Actual ? "circle" : "emptyCircle",
            ["symbolSize"] = 7,
            ["showAllSymbol"] = true,
            ["connectNulls"] = false,
            ["lineStyle"] = new JsonObject { ["width"] = 2, ["color"] = color },
            ["itemStyle"] = new JsonObject { ["color"] = color },
            ["label"] = ChartStyle.Label("top"),
            ["data"] = ChartStyle.Array(points.Select((point, index) => point.Value is null ? null : (JsonNode)Marked(points, index, pointsPerUnit, least))),
        };
    }

    /// <summary>A label stands above its point, but below where the line comes down to it from both sides and there is room.</summary>
    private static JsonObject Marked(List<ChartPoint> points, int index, decimal pointsPerUnit, decimal least)
    {
        var drawn = ChartStyle.Point(points[index], 0);
        var value = points[index].Value!.Value;
        var isLow = index > 0 && index < points.Count - 1 && points[index - 1].Value > value && points[index + 1].Value > value;
        if (isLow && (value - least) * pointsPerUnit >= LabelHeight)
        {
            drawn["label"]!["position"] = "bottom";
        }

        return drawn;
    }

    /// <summary>The words of missing figures stand on the axis, under the gap in the line.</summary>
    private static JsonObject Words(int band, IEnumerable<ChartPoint> points, int pitch, decimal least)
    {
        var label = ChartStyle.Label("top");
        label["width"] = pitch - 2;
        label["align"] = "center";
        label["overflow"] = "break";
        label["lineHeight"] = ChartStyle.LineHeight;
        return new JsonObject
        {
            ["type"] = "bar",
            ["xAxisIndex"] = band,
            ["yAxisIndex"] = band,
            ["barWidth"] = 1,
            ["label"] = label,
            ["data"] = ChartStyle.Array(points.Select(point => point.Value is null ? (JsonNode)ChartStyle.Point(point, least) : null)),
        };
    }
}
