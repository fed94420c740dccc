using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>An annex as a sheet: its tables with typed numbers, its texts as rows between them.</summary>
internal static class AnnexSheet
{
    /// <summary>How many characters wide a printed sheet is.</summary>
    private const int Portrait = 100;
    private const int Landscape = 150;

    public static SheetContent Of(Document document, Annex annex)
    {
        var rows = SheetTop.Rows($"{annex.Number}. {annex.Heading}", document);
        var width = Math.Max(1, annex.Blocks.Select(Columns).DefaultIfEmpty(1).Max());
        var headerRows = rows.Count;
        foreach (var (block, index) in annex.Blocks.Select((block, index) => (block, index)))
        {
            rows.AddRange(Rows(block, width));
            if (index == 0 && block is Table)
            {
                headerRows = rows.FindIndex(row => row.Cells.Count > 0 && row.Cells[0].Look == CellLook.Header) + 1;
            }

            rows.Add(new SheetRow([]));
        }

        return new SheetContent(annex.Number, annex.Landscape, Widths(annex, width), headerRows, rows);
    }

    private static IEnumerable<SheetRow> Rows(Block block, int width) => block switch
    {
        Paragraph paragraph => [Prose(paragraph.Text.Plain, width)],
        BulletList list => list.Items.Select(item => Prose("– " + item.Plain, width)),
        Table table => Table(table, width),
        Tiles tiles => tiles.Items.Select(tile => Prose($"{tile.Label.Plain}: {tile.Value.Plain} {tile.Measure} ({string.Join("; ", tile.Notes)})", width)),
        Chart chart => Chart(chart, width),
        _ => throw new InvalidOperationException($"The workbook has no form for a block of type {block.GetType().Name}."),
    };

    private static IEnumerable<SheetRow> Table(Table table, int width) =>
    [
        new SheetRow([SheetCell.Of(table.Caption, CellLook.Title)]),
        new SheetRow([.. table.Columns.Select(column => SheetCell.Of(column.Header, CellLook.Header))]),
        .. table.Rows.Select(row => Row(table, row)),
        .. table.Notes.Select(note => Prose(note, width)),
    ];

    private static SheetRow Row(Table table, Row row)
    {
        if (row.Kind == RowKind.Heading)
        {
            var heading = new CellLook(Bold: true, Boxed: true, Wrapped: true);
            var blanks = Enumerable.Repeat(SheetCell.Of(null, heading), table.Columns.Count - 1);
            return new SheetRow([SheetCell.Of(row.Cells[0].Text.Plain, heading), .. blanks], table.Columns.Count);
        }

        return new SheetRow([.. row.Cells.Zip(table.Columns, (cell, column) => Cell(cell, column, row.Kind == RowKind.Total))]);
    }

    private static SheetCell Cell(Cell cell, Column column, bool bold)
    {
        var align = column.Align switch
        {
            Align.Left => SheetAlign.Left,
            Align.Center => SheetAlign.Center,
            Align.Right => SheetAlign.Right,
            _ => throw new InvalidOperationException($"Unexpected alignment {column.Align}."),
        };
        return cell.Number is not null
            ? new SheetCell(new CellLook(PrintedFormat.Of(cell), bold, Boxed: true, Align: align), Number: PrintedFormat.Number(cell))
            : SheetCell.Of(cell.Text.Plain, new CellLook(null, bold, Boxed: true, Wrapped: true, Align: align));
    }

    /// <summary>A chart's numbers; the picture itself is in the document.</summary>
    private static IEnumerable<SheetRow> Chart(Chart chart, int width) =>
    [
        Prose(chart.Title.Plain, width),
        new SheetRow([SheetCell.Of($"({chart.Measure})", CellLook.Header), .. chart.Series.Select(series => SheetCell.Of(series.Name, CellLook.Header))]),
        .. chart.Categories.Select((category, index) => new SheetRow(
            [SheetCell.Of(category, CellLook.Prose), .. chart.Series.Select(series => Point(series.Points[index]))])),
    ];

    private static SheetCell Point(ChartPoint point) => point.Value is { } value
        ? new SheetCell(new CellLook("General"), Number: value)
        : SheetCell.Of(point.Label.Plain);

    private static SheetRow Prose(string text, int width) => new([SheetCell.Of(text, CellLook.Prose)], width);

    private static int Columns(Block block) => block switch
    {
        Table table => table.Columns.Count,
        Chart chart => chart.Series.Count + 1,
        _ => 1,
    };

    private static IReadOnlyList<int> Widths(Annex annex, int width)
    {
        var total = annex.Landscape ? Landscape : Portrait;
        return annex.Blocks.OfType<Table>().FirstOrDefault(table => table.Columns.Count == width) is { } widest
            ? [.. widest.Columns.Select(column => Math.Max(6, column.Weight * total / widest.Columns.Sum(other => other.Weight)))]
            : [.. Enumerable.Repeat(total / width, width)];
    }
}
