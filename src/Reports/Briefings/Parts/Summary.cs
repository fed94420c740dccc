using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>
/// The briefing on one page: key figures as tiles, a sentence on each, charts of the body. All of it is chosen by the data alone, and
/// nothing is said in other words than in the body.
/// </summary>
internal static class Summary
{
    private const int MostTiles = 6;
    private const int MostSentences = 5;
    private const int MostCharts = 3;

    /// <summary>How high the page is beneath the tiles, in rows of bars; of a list's letters so many make a row.</summary>
    private const int MostRows = 29;
    private const int LettersInRow = 50;

    /// <summary>A line of quarters with its labels is as high as so many rows of bars.</summary>
    private const int RowsOfTrend = 7;

    /// <summary>Of a chart's title, measure and legend.</summary>
    private const int RowsOfHead = 3;

    /// <summary>Null where there is no figure to be shown.</summary>
    /// <param name="blocks">Those of the body, in order.</param>
    public static SummaryPage? Of(Briefing briefing, IEnumerable<Block> blocks)
    {
        var figures = KeyFigures(briefing).ToList();
        var sentences = figures.Take(MostSentences).Select(figure => Sentences.On(briefing, figure)).ToList();
        return figures.Count == 0 ? null : new SummaryPage(
            "TÓM TẮT",
            $"{briefing.Series.TitleVi} {briefing.PeriodName}",
            [
                new Tiles("tom-tat-chi-tieu", [.. figures.Select(figure => Tile(briefing, figure))]),
                new BulletList(sentences),
                .. Charts(blocks.OfType<Chart>(), MostRows - sentences.Sum(sentence => (sentence.Plain.Length / LettersInRow) + 1)),
            ],
            briefing.Series.Pages.Summary);
    }

    /// <summary>
    /// Of each field in turn the first figure that says how things stand: one that is judged and has a target, else one with a target or
    /// a comparison. While there is room the fields give a second one, and so on.
    /// </summary>
    private static IEnumerable<Figure> KeyFigures(Briefing briefing)
    {
        var fields = briefing.Series.Fields
            .Select(field => field.Indicators.Select(briefing.Figure).Where(IsTelling).OrderByDescending(Weight).ToList())
            .ToList();
        return Enumerable.Range(0, fields.Select(field => field.Count).DefaultIfEmpty(0).Max())
            .SelectMany(turn => fields.Select((field, order) => (field, order)).Where(one => one.field.Count > turn).Select(one => (Figure: one.field[turn], one.order)))
            .DistinctBy(one => one.Figure.Indicator.Code, StringComparer.Ordinal)
            .Take(MostTiles)
            .OrderBy(one => one.order)
            .Select(one => one.Figure);
    }

    private static bool IsTelling(Figure figure) =>
        figure.Total.Value is not null && (figure.Total.Target?.ToDate is not null || figure.Total.Change is { Reason: null });

    private static int Weight(Figure figure) => figure.Total.Target?.Attained is null ? 0 : figure.Indicator.Direction == Direction.None ? 1 : 2;

    private static Tile Tile(Briefing briefing, Figure figure)
    {
        IEnumerable<Text?> notes = [TargetWording.Attainment(briefing, figure), ChangeWording.Clause(briefing, figure)];
        IEnumerable<string> lacking = [.. States.Shortfalls(figure).Count == 0 ? Array.Empty<string>() : [States.NotEnough], .. States.BaseShortfall(figure.Total)];
        return new Tile(
            figure.Indicator.NameVi,
            (figure.Total.Estimate ? "ước " : Text.Empty) + briefing.Show(figure.Total.Text, figure, FigureField.Value),
            Numbers.Measure(figure.Indicator),
            [.. notes.OfType<Text>(), .. lacking.Select(words => (Text)words)]);
    }

    /// <summary>The first charts of the body that fit; a long one is passed over for the next.</summary>
    private static IEnumerable<Chart> Charts(IEnumerable<Chart> charts, int room)
    {
        var (shown, rows) = (0, 0);
        foreach (var chart in charts)
        {
            var height = RowsOfHead + (chart.Kind == ChartKind.Trend ? RowsOfTrend : chart.Categories.Count * chart.Series.Count);
            if (shown < MostCharts && rows + height <= room)
            {
                (shown, rows) = (shown + 1, rows + height);
                yield return chart;
            }
        }
    }
}
