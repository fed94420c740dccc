using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>Charts of the body on the page in front: two side by side and one across the page beneath them, as far as there is room.</summary>
internal static class SummaryCharts
{
    public const int Most = 3;

    /// <summary>Further ones in the body are not looked at.</summary>
    private const int MostLookedAt = 12;

    /// <summary>Of all heights in points, what is printed of what is drawn.</summary>
    private const decimal Printed = 0.88m;

    /// <summary>What a title and the space around a chart take, and the height of a line in a title and of one in a drawing.</summary>
    private const int Around = 14;
    private const int LineOfTitle = 12;
    private const int LineOfDrawing = 12;

    /// <summary>More quarters lie too close to each other; a label of more letters leaves no room for its bar.</summary>
    private const int MostQuarters = 24;
    private const int MostLettersOfLabel = 28;

    /// <summary>
    /// Of so many of the body that fit together those of the most kinds, which tell the most, and of these the first in the body's order.
    /// The one that would be the highest if it were narrow goes across the page. Null where none fit.
    /// </summary>
    public static IReadOnlyList<Chart>? ThatFit(IEnumerable<Chart> charts, int count, int room) =>
        Combinations([.. charts.Where(IsDrawnSmall).Take(MostLookedAt)], count)
            .OrderByDescending(chosen => chosen.Select(chart => chart.Kind).Distinct().Count())
            .Select(Arranged)
            .FirstOrDefault(arranged => Height(arranged) <= room);

    private static bool IsDrawnSmall(Chart chart) =>
        (chart.Kind != ChartKind.Trend || chart.Categories.Count <= MostQuarters)
        && chart.Series.SelectMany(series => series.Points).All(point => point.Label.Plain.Length <= MostLettersOfLabel);

    private static IEnumerable<IReadOnlyList<Chart>> Combinations(IReadOnlyList<Chart> charts, int count) => count == 0
        ? [[]]
        : charts.SelectMany((first, index) => Combinations([.. charts.Skip(index + 1)], count - 1).Select(others => (IReadOnlyList<Chart>)[first, .. others]));

    private static IReadOnlyList<Chart> Arranged(IReadOnlyList<Chart> charts)
    {
        var across = charts.Count == 2 ? null : charts.MaxBy(chart => Height(chart, ChartSize.Half));
        return
        [
            .. charts.Where(chart => chart != across).Select(chart => Sized(chart, ChartSize.Half)),
            .. charts.Where(chart => chart == across).Select(chart => Sized(chart, ChartSize.Front)),
        ];
    }

    private static Chart Sized(Chart chart, ChartSize size) => chart with { Id = "tom-tat-" + chart.Id, Size = size };

    private static int Height(IReadOnlyList<Chart> arranged) =>
        arranged.Where(chart => chart.Size == ChartSize.Half).Select(chart => Height(chart, ChartSize.Half)).DefaultIfEmpty(0).Max()
        + arranged.Where(chart => chart.Size == ChartSize.Front).Sum(chart => Height(chart, ChartSize.Front));

    private static int Height(Chart chart, ChartSize size)
    {
        var isHalf = size == ChartSize.Half;
        // What is measured, with a legend beside it, or on a narrow drawing beneath it on two lines.
        var head = isHalf && (chart.Kind == ChartKind.Attainment || chart.Series.Count > 1) ? 4.5m : 1.8m;
        var marks = chart.Kind switch
        {
            ChartKind.Trend => 11 + (chart.Breaks.Count == 0 ? 0 : 1.5m),
            ChartKind.Attainment => 1.5m + Rows(chart, isHalf),
            ChartKind.Comparison or ChartKind.Ranking => Rows(chart, isHalf),
            _ => throw new InvalidOperationException($"No height is known of a chart of kind {chart.Kind}."),
        };
        return Around + (SummaryRoom.Lines(chart.Title.Plain, isHalf ? 49 : 100) * LineOfTitle) + (int)((head + marks) * LineOfDrawing * Printed);
    }

    /// <summary>In lines: the name beside its bars, on as many lines as it takes, or above them; across the page in two columns.</summary>
    private static decimal Rows(Chart chart, bool isHalf)
    {
        var names = chart.Categories.Select(category => category.Length).DefaultIfEmpty(0).Max();
        var bars = chart.Series.Count;
        var beside = names > 39 ? decimal.MaxValue : Math.Max(bars, (names + 12) / 13) + 0.4m;
        var above = ((names + 37) / 38) + bars + 0.9m;
        var rows = isHalf ? chart.Categories.Count : (chart.Categories.Count + 1) / 2;
        return rows * Math.Min(beside, above);
    }
}
