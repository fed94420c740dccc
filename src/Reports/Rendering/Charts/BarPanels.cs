using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>
/// Horizontal bars, the only place where long Vietnamese names fit beside their marks, or in a narrow drawing above them. Rows that do
/// not fit under each other go on in a second or third column, because a figure is never split.
/// </summary>
internal sealed class BarPanels
{
    private const int Gap = 14;

    /// <summary>Room for a bar, with what is between it and the next one of its row.</summary>
    private const int BarHeight = 12;

    /// <summary>Between a name and the bars beneath it, which are nearer than those of the row before; it begins where the axis does not touch it.</summary>
    private const int NameGap = 3;
    private const int RowGap = 7;
    private const int NameLeft = 6;

    /// <summary>Shorter bars show no difference any more.</summary>
    private const int ShortestBars = 60;

    private readonly Chart chart;
    private readonly int barsInRow;
    private readonly int top;
    private readonly int labelWidth;
    private readonly Layout layout;

    public BarPanels(Chart chart, int barsInRow, int top)
    {
        this.chart = chart;
        this.barsInRow = barsInRow;
        this.top = top;
        labelWidth = chart.Series.SelectMany(series => series.Points).Select(point => ChartStyle.WidthOf(point.Label.Plain)).DefaultIfEmpty(0).Max() + 8;
        var fitting = Layouts().Where(one => top + (Rows(one) * one.RowHeight) <= ChartStyle.MaxHeight);
        layout = (chart.Size == ChartSize.Text
                ? fitting.FirstOrDefault()
                : fitting.OrderBy(one => one.IsCut || BarWidth(one, 0) < ShortestBars).ThenBy(one => Rows(one) * one.RowHeight).FirstOrDefault())
            ?? throw new ArgumentException(
                $"Chart {chart.Id} has {chart.Categories.Count} categories, more than a page can show; give it fewer or a table instead.");
    }

    /// <param name="PanelWidth">Of one column.</param>
    /// <param name="NameWidth">In which the names break, at most into so many lines.</param>
    /// <param name="IsCut">A name ends in "…".</param>
    private sealed record Layout(int Columns, bool Above, int PanelWidth, int NameWidth, int NameLines, int RowHeight, bool IsCut);

    public int Columns => layout.Columns;

    public int Height => top + (Rows(layout) * layout.RowHeight) + 4 + Shift;

    /// <summary>How far the first row's bars begin lower than those of a chart whose names stand beside them: a row's bars are drawn in its middle.</summary>
    public int Shift => layout.Above ? ((layout.NameLines * ChartStyle.LineHeight) + NameGap - RowGap) / 2 : 0;

    /// <summary>The rows of one column of bars.</summary>
    public Range Slice(int column) => (column * Rows(layout))..Math.Min((column + 1) * Rows(layout), chart.Categories.Count);

    /// <param name="least">Where the value axis starts: 0, or the least value when that is negative.</param>
    public void AddAxes(JsonObject option, decimal least, decimal greatest)
    {
        var (grids, values, names, words) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray());
        for (var column = 0; column < Columns; column++)
        {
            var slice = chart.Categories.Take(Slice(column)).Select(Broken).ToList();
            var left = column * (layout.PanelWidth + Gap);
            grids.Add(new JsonObject
            {
                ["left"] = left + BeforeBars + Before(least),
                ["width"] = BarWidth(least),
                ["top"] = top + Shift,
                ["height"] = slice.Count * layout.RowHeight,
            });
            values.Add(new JsonObject { ["type"] = "value", ["gridIndex"] = column, ["min"] = least, ["max"] = greatest, ["show"] = false });
            names.Add(NameAxis(column, slice, Before(least)));
            for (var row = 0; layout.Above && row < slice.Count; row++)
            {
                // A name of fewer lines than the others stands near its bars too.
                var missing = layout.NameLines - slice[row].Split('\n').Length;
                words.Add(ChartStyle.Words(slice[row], left + NameLeft, top + (row * layout.RowHeight) + (missing * ChartStyle.LineHeight)));
            }
        }

        option["grid"] = grids;
        option["xAxis"] = values;
        option["yAxis"] = names;
        if (words.Count > 0)
        {
            option["graphic"] = words;
        }
    }

    /// <summary>The width of the value axis of one column, in points.</summary>
    public int BarWidth(decimal least) => BarWidth(layout, Before(least));

    private int BarWidth(Layout one, int before) => Math.Max(10, one.PanelWidth - (one.Above ? 2 : one.NameWidth + 8) - labelWidth - before);

    private int BeforeBars => layout.Above ? 2 : layout.NameWidth + 8;

    private int Before(decimal least) => least < 0 ? labelWidth : 0;

    private int Rows(Layout one) => (chart.Categories.Count + one.Columns - 1) / one.Columns;

    private IEnumerable<Layout> Layouts() => chart.Size switch
    {
        ChartSize.Text => [Beside(1, 3), Beside(2, 2), Beside(3, 2)],
        ChartSize.Half => [Beside(1, 3), Above(1)],
        ChartSize.Front => [Beside(1, 3), Beside(2, 3), Above(2)],
        _ => throw new ArgumentOutOfRangeException(nameof(chart), chart.Size, "Bars have no layout of this size."),
    };

    private Layout Beside(int columns, int mostLines)
    {
        var width = PanelWidth(columns);
        var (lines, isCut) = Lines(width * 2 / 5, mostLines);
        var height = Math.Max((barsInRow * BarHeight) + (columns == 1 ? 6 : 4), (lines * ChartStyle.LineHeight) + 4);
        return new Layout(columns, false, width, width * 2 / 5, mostLines, height, isCut);
    }

    private Layout Above(int columns)
    {
        var width = PanelWidth(columns);
        var (lines, isCut) = Lines(width, 6);
        return new Layout(columns, true, width, width, lines, (lines * ChartStyle.LineHeight) + NameGap + (barsInRow * BarHeight) + RowGap, isCut);
    }

    private int PanelWidth(int columns) => (ChartStyle.Width(chart.Size) - (Gap * (columns - 1))) / columns;

    private (int Most, bool IsCut) Lines(int width, int most)
    {
        var names = chart.Categories.Select(name => ChartStyle.Lines(name, width, most)).ToList();
        return (names.Select(lines => lines.Count).DefaultIfEmpty(1).Max(), names.Exists(lines => lines[^1].EndsWith('…')));
    }

    private string Broken(string name) => string.Join('\n', ChartStyle.Lines(name, layout.NameWidth, layout.NameLines));

    private JsonObject NameAxis(int column, IEnumerable<string> names, int before)
    {
        var label = ChartStyle.Text();
        label["show"] = !layout.Above;
        label["interval"] = 0;
        label["width"] = layout.NameWidth;
        label["overflow"] = "break";
        label["lineHeight"] = ChartStyle.LineHeight;
        label["margin"] = 8 + before;
        return new JsonObject
        {
            ["type"] = "category",
            ["gridIndex"] = column,
            ["inverse"] = true,
            ["data"] = ChartStyle.Array(names.Select(name => (JsonNode)name)),
            ["axisTick"] = new JsonObject { ["show"] = false },
            ["axisLine"] = new JsonObject { ["onZero"] = true, ["lineStyle"] = new JsonObject { ["color"] = "#555555" } },
            ["axisLabel"] = label,
        };
    }
}
