using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>
/// The briefing on one page: key figures as tiles, a short sentence on each, what is still to be done, charts of the body. All of it is
/// chosen by the data alone, and nothing of the figures is said in other words than in the body.
/// </summary>
internal static class Summary
{
    private const int TilesInRow = 3;
    private const int MostTiles = 6;
    private const int MostSentences = 5;

    /// <summary>A figure with a longer name takes the room of others; it is shown where there is none but such, and alone.</summary>
    private const int MostLettersOfName = 160;

    /// <summary>Null where there is no figure to be shown.</summary>
    /// <param name="blocks">Those of the body, in order.</param>
    public static SummaryPage? Of(Briefing briefing, IEnumerable<Block> blocks)
    {
        var figures = KeyFigures(briefing).ToList();
        if (figures.Count == 0)
        {
            return null;
        }

        var subject = $"{briefing.Series.TitleVi} {briefing.PeriodName}";
        List<Text> sentences = [.. figures.Take(MostSentences).Select(figure => Sentences.Short(briefing, figure)), .. AssignmentWording.Unfinished(briefing)];
        var (tiles, charts) = Chosen(
            [.. figures.Select(figure => Tile(briefing, figure))], [.. blocks.OfType<Chart>()], SummaryRoom.Beneath(subject) - SummaryRoom.Of(sentences));
        return new SummaryPage(
            "TÓM TẮT",
            subject,
            [new Tiles("tom-tat-chi-tieu", tiles), new BulletList(sentences), .. charts],
            briefing.Series.Pages.Summary);
    }

    /// <summary>Three charts say more than a second row of tiles, whose figures the sentences have too; that says more than two charts would.</summary>
    private static (IReadOnlyList<Tile> Tiles, IReadOnlyList<Chart> Charts) Chosen(IReadOnlyList<Tile> tiles, IReadOnlyList<Chart> charts, int room)
    {
        IReadOnlyList<Tile> row = [.. tiles.Take(TilesInRow)];
        foreach (var count in Enumerable.Range(0, SummaryCharts.Most + 1).Reverse())
        {
            foreach (var shown in new[] { tiles, row })
            {
                if (SummaryCharts.ThatFit(charts, count, room - SummaryRoom.Of(shown)) is { } found)
                {
                    return (shown, found);
                }
            }
        }

        return (row, []);
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
        var inTurn = Enumerable.Range(0, fields.Select(field => field.Count).DefaultIfEmpty(0).Max())
            .SelectMany(turn => fields.Select((field, order) => (field, order)).Where(one => one.field.Count > turn).Select(one => (Figure: one.field[turn], one.order)))
            .DistinctBy(one => one.Figure.Indicator.Code, StringComparer.Ordinal)
            .ToList();
        var ofUsualLength = inTurn.Where(one => one.Figure.Indicator.NameVi.Length + one.Figure.Indicator.MeasureVi.Length <= MostLettersOfName).Take(MostTiles).ToList();
        return (ofUsualLength.Count > 0 ? ofUsualLength : inTurn.Take(1)).OrderBy(one => one.order).Select(one => one.Figure);
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
}
