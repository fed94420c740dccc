using Analytics.Reports.Documents;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>Every text of a document's blocks, wherever it stands.</summary>
internal static class DocumentTexts
{
    public static IEnumerable<Block> Blocks(Document document) =>
        (document.Summary?.Blocks ?? []).Concat(document.Opening).Concat(document.Parts.SelectMany(Of)).Concat(document.Annexes.SelectMany(annex => annex.Blocks));

    /// <summary>Without those that the page in front shows again.</summary>
    public static IReadOnlyList<Chart> BodyCharts(this Document document) => (document with { Summary = null }).Charts();

    public static IEnumerable<Text> Texts(Document document) => Blocks(document).SelectMany(Texts);

    public static IEnumerable<Span> Spans(Document document) => Texts(document).SelectMany(text => text.Spans);

    public static IEnumerable<Text> Texts(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        BulletList list => list.Items,
        Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
        Tiles tiles => tiles.Items.SelectMany(tile => tile.Notes.Prepend(tile.Value).Prepend(tile.Label)),
        Chart chart => [chart.Title, chart.Alt, .. chart.Series.SelectMany(series => series.Points).Select(point => point.Label)],
        _ => throw new InvalidOperationException($"No texts are known of a {block.GetType().Name}."),
    };

    private static IEnumerable<Block> Of(Section section) => section.Blocks.Concat(section.Sections.SelectMany(Of));
}
