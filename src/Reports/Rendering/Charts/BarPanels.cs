using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>
/// Horizontal bars, the only place where long Vietnamese names fit beside their marks. Rows that do not fit under each other go on
/// in a second or third column, because a figure is never split.
/// </summary>
internal sealed class BarPanels
{
    private const int Gap = 14;
    private readonly Chart chart;
    private readonly int top;
    private readonly int rowHeight;
    private readonly int nameWidth;
    private readonly int nameLines;
    private readonly int panelWidth;
    private readonly int labelWidth;

    public BarPanels(Chart chart, int barsInRow, int top)
    {
        this.chart = chart;
        this.top = top;
        labelWidth = chart.Series.SelectMany(series => series.Points).Select(point => ChartStyle.WidthOf(point.Label.Plain)).DefaultIfEmpty(0).Max() + 8;
        for (var columns = 1; columns <= 3; columns++)
        {
            panelWidth = (ChartStyle.Width - (Gap * (columns - 1))) / columns;
            nameWidth = panelWidth * 2 / 5;
            nameLines = columns == 1 ? 3 : 2;
            var lines = chart.Categories.Select(name => ChartStyle.Lines(name, nameWidth, nameLines).Count).DefaultIfEmpty(1).Max();
            rowHeight = Math.Max((barsInRow * 12) + (columns == 1 ? 6 : 4), (lines * ChartStyle.LineHeight) + 4);
            Rows = (chart.Categories.Count + columns - 1) / columns;
            if (top + (Rows * rowHeight) <= ChartStyle.MaxHeight)
            {
                Columns = columns;
                return;
            }
        }

        throw new ArgumentException(
            $"Chart {chart.Id} has {chart.Categories.Count} categories, more than a page can show; give it fewer or a table instead.");
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Height => top + (Rows * rowHeight) + 4;

    /// <summary>The rows of one column of bars.</summary>
    public Range Slice(int column) => (column * Rows)..Math.Min((column + 1) * Rows, chart.Categories.Count);

    /// <param name="least">Where the value axis starts: 0, or the least value when that is negative.</param>
    public void AddAxes(JsonObject option, decimal least, decimal greatest)
    {
        var grids = new JsonArray();
        var values = new JsonArray();
        var names = new JsonArray();
        for (var column = 0; column < Columns; column++)
        {
            var slice = chart.Categories.Take(Slice(column)).ToList();
            var left = column * (panelWidth + Gap);
            var before = Before(least);
            grids.Add(new JsonObject
            {
                ["left"] = left + nameWidth + 8 + before,
                ["width"] = BarWidth(least),
                ["top"] = top,
                ["height"] = slice.Count * rowHeight,
            });
            values.Add(new JsonObject { ["type"] = "value", ["gridIndex"] = column, ["min"] = least, ["max"] = greatest, ["show"] = false });
            names.Add(NameAxis(column, slice, before));
        }

        option["grid"] = grids;
        option["xAxis"] = values;
        option["yAxis"] = names;
    }

    /// <summary>The width of the value axis of one column, in points.</summary>
    public int BarWidth(decimal least) => Math.Max(10, panelWidth - nameWidth - 8 - labelWidth - Before(least));

    private int Before(decimal least) => least < 0 ? labelWidth : 0;

    private JsonObject NameAxis(int column, IEnumerable<string> names, int before)
    {
        var label = ChartStyle.Text();
        label["interval"] = 0;
        label["width"] = nameWidth;
        label["overflow"] = "break";
        label["lineHeight"] = ChartStyle.LineHeight;
        label["margin"] = 8 + before;
        return new JsonObject
        {
            ["type"] = "category",
            ["gridIndex"] = column,
            ["inverse"] = true,
            ["data"] = ChartStyle.Array(names.Select(name => (JsonNode)string.Join('\n', ChartStyle.Lines(name, nameWidth, nameLines)))),
            ["axisTick"] = new JsonObject { ["show"] = false },
            ["axisLine"] = new JsonObject { ["onZero"] = true, ["lineStyle"] = new JsonObject { ["color"] = "#555555" } },
            ["axisLabel"] = label,
        };
    }
}
