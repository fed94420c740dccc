using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>
/// The briefing on one page: key figures as tiles, a sentence on each, what is still to be done, charts of the body. All of it is chosen by
/// the data alone, and nothing of the figures is said in other words than in the body.
/// </summary>
internal static class Summary
{
    private const int MostTiles = 6;
    private const int TilesInRow = 3;
    private const int MostSentences = 5;
    private const int MostCharts = 3;

    /// <summary>How high the page is beneath its heading, in lines of text; a line of the subject is two.</summary>
    private const int MostLines = 43;
    private const int LinesOfSubject = 2;

    /// <summary>How many letters a line of the subject, a tile, a list, a chart's title and a chart's category holds.</summary>
    private const int LettersInSubject = 64;
    private const int LettersInTile = 32;
    private const int LettersInLine = 90;
    private const int LettersInTitle = 75;
    private const int LettersInCategory = 22;

    /// <summary>A line of quarters with its labels; and what stands between any chart's title and its bars.</summary>
    private const int LinesOfTrend = 7;
    private const int LinesOfHead = 3;

    /// <summary>Null where there is no figure to be shown.</summary>
    /// <param name="blocks">Those of the body, in order.</param>
    public static SummaryPage? Of(Briefing briefing, IEnumerable<Block> blocks)
    {
        var figures = KeyFigures(briefing).ToList();
        List<Text> sentences = [.. figures.Take(MostSentences).Select(figure => Sentences.On(briefing, figure)), .. AssignmentWording.Unfinished(briefing)];
        if (figures.Count == 0)
        {
            return null;
        }

        var subject = $"{briefing.Series.TitleVi} {briefing.PeriodName}";
        List<Tile> tiles = [.. figures.Select(figure => Tile(briefing, figure))];
        var room = MostLines - (LinesOfSubject * (Lines(subject, LettersInSubject) - 1)) - tiles.Chunk(TilesInRow).Sum(row => row.Max(Lines))
            - sentences.Sum(sentence => Lines(sentence.Plain, LettersInLine));
        return new SummaryPage(
            "TÓM TẮT",
            subject,
            [new Tiles("tom-tat-chi-tieu", tiles), new BulletList(sentences), .. Charts(blocks.OfType<Chart>(), room)],
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
        var (shown, taken) = (0, 0);
        foreach (var chart in charts)
        {
            var height = Lines(chart.Title.Plain, LettersInTitle) + LinesOfHead + (chart.Kind == ChartKind.Trend
                ? LinesOfTrend
                : chart.Categories.Sum(category => Math.Max(chart.Series.Count, Lines(category, LettersInCategory))));
            if (shown < MostCharts && taken + height <= room)
            {
                (shown, taken) = (shown + 1, taken + height);
                yield return chart;
            }
        }
    }

    /// <summary>Its label, its number, its notes.</summary>
    private static int Lines(Tile tile) => Lines(tile.Label.Plain, LettersInTile) + 1 + tile.Notes.Sum(note => Lines(note.Plain, LettersInTile));

    private static int Lines(string text, int letters) => (text.Length / letters) + 1;
}
