using System.Text;

namespace Analytics.Reports.Documents;

/// <summary>
/// A document as plain text, everything that is said in it in reading order: what a reviewer reads in a diff, and what the text taken
/// back out of a PDF is held against.
/// </summary>
public static class PlainText
{
    public static string Write(Document document)
    {
        var text = new StringBuilder();
        if (document.Mark is { } mark)
        {
            Line(text, $"[{mark}]");
        }

        if (document.Summary is { } summary)
        {
            Line(text, summary.Heading);
            Line(text, summary.Subject);
            Line(text, "");
            Blocks(text, summary.Blocks);
            Line(text, "");
        }

        Line(text, document.Letterhead.Superior);
        Line(text, document.Letterhead.Issuer);
        Line(text, $"{document.Letterhead.Place}, {document.Letterhead.DateLine}");
        Line(text, "");
        Line(text, document.TitleBlock.Type);
        Lines(text, document.TitleBlock.Summary);
        if (document.Addressee is { } addressee)
        {
            Line(text, "Kính gửi: " + addressee);
        }

        Line(text, "");
        Blocks(text, document.Opening);
        foreach (var part in document.Parts)
        {
            Section(text, part);
        }

        Line(text, "");
        Line(text, document.Closing.Authority);
        Line(text, document.Closing.SignerTitle);
        if (document.Closing.CopiesTo.Count > 0)
        {
            Line(text, "Nơi nhận:");
        }

        Lines(text, document.Closing.CopiesTo.Select(copy => "- " + copy));
        foreach (var annex in document.Annexes)
        {
            Line(text, "");
            Line(text, annex.Number);
            Line(text, annex.Heading);
            Line(text, "");
            Blocks(text, annex.Blocks);
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, Section section)
    {
        Line(text, "");
        Line(text, $"{section.Number} {section.Heading}");
        Blocks(text, section.Blocks);
        foreach (var below in section.Sections)
        {
            Section(text, below);
        }
    }

    private static void Blocks(StringBuilder text, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    Line(text, paragraph.Text.Plain);
                    break;
                case BulletList list:
                    Lines(text, list.Items.Select(item => "- " + item.Plain));
                    break;
                case Table table:
                    Line(text, $"[Bảng] {table.Caption}");
                    Line(text, "  " + string.Join(" | ", table.Columns.Select(column => column.Header)));
                    Lines(text, table.Rows.Select(row => "  " + string.Join(" | ", row.Cells.Select(cell => cell.Text.Plain))));
                    Lines(text, table.Notes.Select(note => "  " + note));
                    break;
                case Tiles tiles:
                    Lines(text, tiles.Items.Select(tile => $"[Ô số liệu] {tile.Label.Plain} | {tile.Value.Plain} {tile.Measure} | {string.Join("; ", tile.Notes)}"));
                    break;
                case Chart chart:
                    Chart(text, chart);
                    break;
                default:
                    throw new InvalidOperationException($"Plain text has no form for a block of type {block.GetType().Name}.");
            }
        }
    }

    private static void Chart(StringBuilder text, Chart chart)
    {
        Line(text, $"[Biểu đồ] {chart.Title.Plain}");
        Line(text, $"  {chart.Measure}: {string.Join(" | ", chart.Series.Select(series => series.Name))}");
        for (var index = 0; index < chart.Categories.Count; index++)
        {
            Lines(text, chart.Breaks.Where(place => place.At == index).Select(place => $"  --- {place.Label} ---"));
            Line(text, $"  {chart.Categories[index]}: {string.Join(" | ", chart.Series.Select(series => series.Points[index].Label.Plain))}");
        }

        Line(text, "  " + chart.Alt.Plain);
    }

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(text, line);
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
