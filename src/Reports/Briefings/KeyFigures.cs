using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings;

/// <summary>The first figures of a document's summary page, in its order: which they are is its choice alone.</summary>
internal static class KeyFigures
{
    private const int Most = 5;

    public static IReadOnlyList<KeyFigure> Of(BriefingInput input, Document document)
    {
        var briefing = new Briefing(input);
        return
        [
            .. (document.Summary?.Blocks ?? []).SelectMany(Texts).SelectMany(text => text.Spans)
                .Where(span => span.Source is { Unit: null })
                .Select(span => briefing.FindFigure(span.Source!.Indicator))
                .OfType<Figure>()
                .DistinctBy(figure => figure.Indicator.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(figure => Words(briefing, figure)),
        ];
    }

    private static KeyFigure Words(Briefing briefing, Figure figure)
    {
        var indicator = figure.Indicator;
        Text?[] notes = [TargetWording.Attainment(briefing, figure), ChangeWording.Clause(briefing, figure)];
        IEnumerable<string> lacking = [.. States.Shortfalls(figure).Count == 0 ? Array.Empty<string>() : [States.NotEnough], .. States.BaseShortfall(figure.Total)];
        return new KeyFigure(
            indicator.NameVi,
            indicator.NameEn ?? indicator.NameVi,
            (figure.Total.Estimate ? States.Estimated : "") + figure.Total.Text + Quantities.Behind(indicator),
            EnglishWording.Value(figure),
            string.Join("; ", [.. notes.OfType<Text>().Select(note => note.Plain), .. lacking]),
            string.Join("; ", EnglishWording.Notes(figure, briefing.Rounding)));
    }

    private static IEnumerable<Text> Texts(Block block) => block switch
    {
        Tiles tiles => tiles.Items.Select(tile => tile.Value),
        BulletList list => list.Items,
        _ => [],
    };
}
