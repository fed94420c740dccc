using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>A sheet in the file format: typed cells, frozen headings, widths, print set-up.</summary>
internal static class SheetXml
{
    private const int LongestText = 32_767;
    private const int LineHeight = 15; // points
    private const uint A4 = 9;

    public static Worksheet Of(SheetContent sheet, LookBook looks, string? mark, bool isFirst)
    {
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(sheet.HeaderRows, isFirst)),
            new Columns(sheet.Widths.Select((width, index) => new Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = Number(width),
                CustomWidth = true,
            })),
            new SheetData(sheet.Rows.Select((row, index) => Row(row, index + 1, looks, sheet.Widths))));
        var merges = sheet.Rows.Select((row, index) => (row, number: index + 1)).Where(pair => pair.row.Merged > 1)
            .Select(pair => new MergeCell { Reference = $"{Address(1, pair.number)}:{Address(pair.row.Merged, pair.number)}" }).ToList();
        if (merges.Count > 0)
        {
            worksheet.Append(new MergeCells(merges) { Count = (uint)merges.Count });
        }

        worksheet.Append(
            new PageMargins { Left = Number(0.5m), Right = Number(0.5m), Top = Number(0.75m), Bottom = Number(0.75m), Header = Number(0.3m), Footer = Number(0.3m) },
            new PageSetup
            {
                PaperSize = A4,
                Orientation = sheet.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            // "&" starts a code in headers; the mark may contain one.
            new HeaderFooter(
                new OddHeader("&C" + (mark ?? "").Replace("&", "&&", StringComparison.Ordinal)),
                new OddFooter("&C&P/&N")));
        return worksheet;
    }

    private static SheetView View(int frozenRows, bool isFirst)
    {
        var below = Address(1, frozenRows + 1);
        return new SheetView(
            new Pane { VerticalSplit = Number(frozenRows), TopLeftCell = below, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft, ActiveCell = below, SequenceOfReferences = new ListValue<StringValue> { InnerText = below } })
        {
            WorkbookViewId = 0,
            TabSelected = isFirst,
        };
    }

    private static Row Row(SheetRow row, int number, LookBook looks, IReadOnlyList<int> widths)
    {
        var xml = new Row(row.Cells.Select((cell, index) => Cell(cell, Address(index + 1, number), looks)).OfType<Cell>()) { RowIndex = (uint)number };
        if (row.Merged > 1 && row.Cells[0].Text is { } text)
        {
            // Programs fit a row's height to its text, but not where cells are merged.
            var lines = text.Length / Math.Max(1, widths.Take(row.Merged).Sum() - 2) + 1;
            xml.Height = Number(lines * LineHeight);
            xml.CustomHeight = true;
        }

        return xml;
    }

    private static Cell? Cell(SheetCell cell, string address, LookBook looks)
    {
        var xml = new Cell { CellReference = address };
        switch (cell)
        {
            case { Number: { } number }:
                xml.CellValue = new CellValue(number.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            case { Flag: { } flag }:
                xml.DataType = CellValues.Boolean;
                xml.CellValue = new CellValue(flag ? "1" : "0");
                break;
            case { Text: { } text }:
                // Typed as text besides, so that no program reads "=…" from a unit's name as a formula.
                xml.DataType = CellValues.InlineString;
                xml.InlineString = new InlineString(new Text(Readable(CellText.Written(text))) { Space = SpaceProcessingModeValues.Preserve });
                break;
            default:
                if (!cell.Look.Boxed)
                {
                    return null;
                }

                break;
        }

        xml.StyleIndex = looks.Number(cell.Look);
        return xml;
    }

    /// <summary>A measure of the layout, which the library would hold as a binary number.</summary>
    private static DoubleValue Number(decimal number) => new() { InnerText = number.ToString(CultureInfo.InvariantCulture) };

    /// <summary>1, 1 → A1.</summary>
    public static string Address(int column, int row)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + (column - 1) % 26) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A cell holds 32 767 characters, and XML not every one of them.</summary>
    private static string Readable(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(rune =>
            rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString()));
        return clean.Length <= LongestText ? clean : clean[..LongestText];
    }
}
