using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Reconciliation;

/// <summary>A cell as it was written: a number keeps its decimals.</summary>
/// <param name="Shown">What a spreadsheet program shows of a number; a text is its own.</param>
internal sealed record WrittenCell(string Address, string Shown, decimal? Number);

/// <summary>A workbook's sheets, read back from its bytes: by name, row by row, each row by the column's letters.</summary>
internal static class WorkbookCells
{
    private const string Text = "@";

    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, WrittenCell>>> Read(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var part = file.WorkbookPart!;
        var formats = Formats(part.WorkbookStylesPart!.Stylesheet);
        return part.Workbook.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => (IReadOnlyList<IReadOnlyDictionary<string, WrittenCell>>)
            [
                .. ((WorksheetPart)part.GetPartById(sheet.Id!.Value!)).Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().Select(row => Cells(row, formats)),
            ],
            StringComparer.Ordinal);
    }

    private static Dictionary<string, WrittenCell> Cells(Row row, List<string> formats)
    {
        var cells = new Dictionary<string, WrittenCell>(StringComparer.Ordinal);
        foreach (var cell in row.Elements<Cell>())
        {
            var address = cell.CellReference!.Value!;
            cells[address.TrimEnd("0123456789".ToCharArray())] = cell.DataType?.Value switch
            {
                null when cell.CellValue is { } value => Number(address, value.Text, formats[(int)(cell.StyleIndex?.Value ?? 0)]),
                null => new WrittenCell(address, "", null),
                CellValues.InlineString => new WrittenCell(address, cell.InlineString!.Text!.Text, null),
                CellValues.Boolean => new WrittenCell(address, cell.CellValue!.Text == "1" ? "true" : "false", null),
                var other => throw new InvalidOperationException($"The workbook's cell {address} is of the type {other}, which is never written."),
            };
        }

        return cells;
    }

    private static WrittenCell Number(string address, string text, string format)
    {
        var number = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new WrittenCell(address, ShownNumber.Of(number, format), number);
    }

    /// <summary>The number format of each look, by its place in the style sheet.</summary>
    private static List<string> Formats(Stylesheet styles)
    {
        var own = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode!.Value!);
        return [.. styles.CellFormats!.Elements<CellFormat>().Select(look => look.NumberFormatId!.Value switch
        {
            0 => ShownNumber.General,
            49 => Text,
            var id => own[id],
        })];
    }
}
