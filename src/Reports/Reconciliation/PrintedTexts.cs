using System.Globalization;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Reconciliation;

/// <summary>Something that is printed, where, and the typed number behind it if it is a cell or a mark.</summary>
/// <param name="Ordinal">What a table's first column would count here.</param>
internal sealed record PrintedText(string Place, Text Text, Cell? Cell = null, ChartPoint? Mark = null, int Ordinal = 0)
{
    /// <summary>The id of the table or chart that it stands in; null elsewhere.</summary>
    public string? Block { get; init; }

    /// <summary>Of a table's cell: its place in the row, from 0. Of a table's note: one below.</summary>
    public int? Column { get; init; }
}

/// <summary>Everything that a document's blocks print, in reading order.</summary>
internal static class PrintedTexts
{
    public static IEnumerable<PrintedText> Of(Document document) =>
    [
        .. Of("the summary", document.Summary?.Blocks ?? []),
        .. Of("the opening", document.Opening),
        .. document.Parts.SelectMany(part => Of("", part)),
        .. document.Annexes.SelectMany(annex => Of(annex.Number, annex.Blocks)),
    ];

    private static IEnumerable<PrintedText> Of(string above, Section section)
    {
        var place = $"{above}section “{section.Number} {section.Heading}”";
        return [.. Of(place, section.Blocks), .. section.Sections.SelectMany(below => Of(place + ", ", below))];
    }

    private static IEnumerable<PrintedText> Of(string place, IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Paragraph paragraph => [new PrintedText($"{place}, a sentence,", paragraph.Text)],
        BulletList list => list.Items.Select((item, index) => new PrintedText($"{place}, item {Number(index)} of a list,", item)),
        Table table => Of(table).Select(text => text with { Block = table.Id }),
        Tiles tiles => tiles.Items.SelectMany((tile, index) => Of($"tile {Number(index)} ({tile.Label.Plain}) of `{tiles.Id}`", tile)),
        Chart chart => Of(chart).Select(text => text with { Block = chart.Id }),
        _ => throw new InvalidOperationException($"No rule reconciles a block of type {block.GetType().Name}."),
    });

    private static IEnumerable<PrintedText> Of(string place, Tile tile) =>
    [
        new(place + ", its label,", tile.Label),
        new(place, tile.Value),
        new(place + ", its measure,", tile.Measure),
        .. tile.Notes.Select(note => new PrintedText(place + ", a note,", note)),
    ];

    private static IEnumerable<PrintedText> Of(Table table)
    {
        yield return new($"the caption of table `{table.Id}`", table.Caption);
        foreach (var column in table.Columns)
        {
            yield return new($"a heading of table `{table.Id}`", column.Header);
        }

        var ordinal = 0;
        foreach (var (row, index) in table.Rows.Select((row, index) => (row, index)))
        {
            ordinal += row.Kind == RowKind.Data ? 1 : 0;
            foreach (var (cell, column) in row.Cells.Select((cell, column) => (cell, column)))
            {
                var heading = row.Kind == RowKind.Heading ? "" : $", column “{table.Columns[column].Header}”";
                yield return new(PlaceOf(table, row, index) + heading, cell.Text, cell, Ordinal: column == 0 ? ordinal : 0) { Column = column };
            }
        }

        foreach (var note in table.Notes)
        {
            yield return new($"a note of table `{table.Id}`", note) { Column = -1 };
        }
    }

    public static string PlaceOf(Table table, Row row, int index) => $"table `{table.Id}`, row {Number(index)}{Named(row)}";

    /// <summary>The first words of a row, which say what it is about.</summary>
    private static string Named(Row row) =>
        row.Cells.Select(cell => cell.Text.Plain).FirstOrDefault(text => text.Any(char.IsLetter)) is { } name ? $" ({name})" : "";

    private static IEnumerable<PrintedText> Of(Chart chart)
    {
        yield return new($"the title of chart `{chart.Id}`", chart.Title);
        yield return new($"the alternative text of chart `{chart.Id}`", chart.Alt);
        yield return new($"the measure of chart `{chart.Id}`", chart.Measure);
        foreach (var category in chart.Categories)
        {
            yield return new($"a category of chart `{chart.Id}`", category);
        }

        foreach (var series in chart.Series)
        {
            yield return new($"the name of a series of chart `{chart.Id}`", series.Name);
            foreach (var (point, category) in series.Points.Zip(chart.Categories))
            {
                yield return new($"chart `{chart.Id}`, series “{series.Name}”, mark “{category}”", point.Label, Mark: point);
            }
        }
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
