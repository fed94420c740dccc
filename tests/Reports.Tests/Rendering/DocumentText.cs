using System.Text;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Tests.Rendering;

/// <summary>The text a document must print, in reading order and without white space, written down independently of the renderer.</summary>
internal static class DocumentText
{
    public static IEnumerable<Block> Blocks(Document document) =>
        [.. document.Summary?.Blocks ?? [], .. document.Opening, .. document.Parts.SelectMany(Blocks), .. document.Annexes.SelectMany(annex => annex.Blocks)];

    public static string Expected(Document document) => Bare(string.Concat(
    [
        .. document.Summary is { } front ? [document.Mark ?? "", front.Heading, front.Subject, .. front.Blocks.SelectMany(Lines)] : Array.Empty<string>(),
        document.Mark ?? "",
        document.Letterhead.Superior, document.Letterhead.Issuer, .. document.Letterhead.Format == "state"
            ? new[] { "Số:/BC-…", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc" }
            : ["*", "Số-BC/…", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        document.Letterhead.Place, ",", document.Letterhead.DateLine,
        document.TitleBlock.Type, .. document.TitleBlock.Summary, document.Letterhead.Format == "state" ? "" : "-----",
        document.Addressee is { } addressee && document.Letterhead.Format == "state" ? "Kính gửi:" + addressee : "",
        .. document.Opening.SelectMany(Lines),
        .. document.Parts.SelectMany(Lines),
        document.Closing.CopiesTo.Count > 0 ? "Nơi nhận:" : "", .. document.Closing.CopiesTo.Select(copy => "-" + copy),
        document.Closing.Authority, document.Closing.SignerTitle,
        .. document.Annexes.SelectMany(annex => new[] { annex.Number, annex.Heading }.Concat(annex.Blocks.SelectMany(Lines))),
    ]));

    public static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize().Where(letter => !char.IsWhiteSpace(letter)))
        {
            bare.Append(letter);
        }

        return bare.ToString();
    }

    private static IEnumerable<Block> Blocks(Section section) => [.. section.Blocks, .. section.Sections.SelectMany(Blocks)];

    private static IEnumerable<string> Lines(Section section) =>
        [section.Number, section.Heading, .. section.Blocks.SelectMany(Lines), .. section.Sections.SelectMany(Lines)];

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text.Plain],
        BulletList list => list.Items.Select(item => "-" + item.Plain),
        Table table =>
        [
            table.Caption,
            .. table.Columns.Select(column => column.Header),
            .. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text.Plain),
            .. table.Notes,
        ],
        Tiles tiles => tiles.Items.SelectMany(tile => tile.Notes.Select(note => note.Plain).Prepend(tile.Measure).Prepend(tile.Value.Plain).Prepend(tile.Label.Plain)),
        Chart chart => [chart.Title.Plain],
        _ => throw new InvalidOperationException($"No text is known of a {block.GetType().Name}."),
    };
}
