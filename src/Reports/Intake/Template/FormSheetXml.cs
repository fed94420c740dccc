using System.Globalization;
using Analytics.Reports.Intake.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Intake.Template;

/// <summary>A sheet of the collection workbook in the file format: locked but for its inputs, with their rules, ready to print.</summary>
internal static class FormSheetXml
{
    // Points. Programs differ in which rows they fit to their text when they open a file, so every row says its height; it is not fixed,
    // and grows when somebody writes more into it.
    private const int LineHeight = 15;
    private const int Space = 6;

    private const uint A4 = 9;

    public static Worksheet Of(FormSheet sheet, bool isFirst)
    {
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(sheet, isFirst)),
            new SheetFormatProperties { DefaultRowHeight = Number(LineHeight + Space) },
            new Columns(sheet.Widths.Select((width, index) => new Sheets.Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = Number(width),
                CustomWidth = true,
            })),
            new SheetData(sheet.Rows.Select((row, index) => Row(row, index + 1, sheet.Widths))),
            // Without a password: against slips, not against people. Widths and heights may be changed.
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        var merges = sheet.Rows.Select((row, index) => (row, number: index + 1)).Where(pair => pair.row.IsWide)
            .Select(pair => new MergeCell { Reference = FormattableString.Invariant($"A{pair.number}:{CellPlace.Letters(sheet.Widths.Count)}{pair.number}") }).ToList();
        if (merges.Count > 0)
        {
            worksheet.Append(new MergeCells(merges) { Count = (uint)merges.Count });
        }

        if (Rules(sheet) is { Count: > 0 } rules)
        {
            worksheet.Append(new DataValidations(rules) { Count = (uint)rules.Count });
        }

        worksheet.Append(
            new PageMargins { Left = Number(0.4m), Right = Number(0.4m), Top = Number(0.5m), Bottom = Number(0.6m), Header = Number(0.3m), Footer = Number(0.3m) },
            new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&L&A&R&P/&N")));
        return worksheet;
    }

    /// <summary>A measure of the layout, which the library would hold as a binary number.</summary>
    public static DoubleValue Number(decimal number) => new() { InnerText = number.ToString(CultureInfo.InvariantCulture) };

    private static SheetView View(FormSheet sheet, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isFirst, ShowGridLines = false };
        if (sheet.HeaderRow > 0)
        {
            var below = FormattableString.Invariant($"A{sheet.HeaderRow + 1}");
            view.Append(
                new Pane { VerticalSplit = Number(sheet.HeaderRow), TopLeftCell = below, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft, ActiveCell = below, SequenceOfReferences = new ListValue<StringValue> { InnerText = below } });
        }

        return view;
    }

    private static Sheets.Row Row(FormRow row, int number, IReadOnlyList<int> widths)
    {
        // Every cell of a merged row is written, or its border would end with the first.
        var cells = row is { IsWide: true, Cells: [var only] } ? Enumerable.Repeat(new FormCell(only.Look), widths.Count - 1).Prepend(only) : row.Cells;
        var xml = new Sheets.Row(cells.Select((cell, index) => Cell(cell, CellPlace.Letters(index + 1) + number.ToString(CultureInfo.InvariantCulture))))
        {
            RowIndex = (uint)number,
            Height = Number((Lines(row, widths) * LineHeight) + Space),
        };
        if (row.IsHidden)
        {
            xml.Hidden = true;
        }

        return xml;
    }

    private static int Lines(FormRow row, IReadOnlyList<int> widths) => row.IsWide || row.Height > 0
        ? Math.Max(1, row.Height)
        : row.Cells.Select((cell, column) => 1 + ((cell.Text?.Length ?? 0) / widths[column])).DefaultIfEmpty(1).Max();

    private static Cell Cell(FormCell cell, string address)
    {
        var xml = new Cell { CellReference = address, StyleIndex = (uint)cell.Look };
        if (cell.Number is { } number)
        {
            xml.CellValue = new CellValue(number.ToString("0.############################", CultureInfo.InvariantCulture));
        }
        else if (!string.IsNullOrEmpty(cell.Text))
        {
            // Typed as text besides, so that no program reads "=…" from a name as a formula.
            xml.DataType = CellValues.InlineString;
            xml.InlineString = new InlineString(new Text(FormPackage.Readable(CellText.Written(cell.Text))) { Space = SpaceProcessingModeValues.Preserve });
        }

        return xml;
    }

    /// <summary>Equal rules share one entry for all their cells.</summary>
    private static List<DataValidation> Rules(FormSheet sheet) =>
    [
        .. sheet.Rows.SelectMany((row, at) => row.Cells.Select((cell, column) => (cell.Rule, Address: new CellPlace(sheet.Name, at + 1, column + 1).Address)))
            .Where(input => input.Rule is not null)
            .GroupBy(input => (input.Rule!.Prompt, input.Rule.IsWhole, input.Rule.AtMost, Choices: string.Join(',', input.Rule.Choices)))
            .Select(inputs => Rule(inputs.First().Rule!, string.Join(' ', inputs.Select(input => input.Address)))),
    ];

    private static DataValidation Rule(InputRule rule, string cells)
    {
        var xml = new DataValidation
        {
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            Prompt = rule.Prompt,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
        };
        if (rule.Choices.Count > 0)
        {
            xml.Type = DataValidationValues.List;
            xml.ErrorTitle = "Chọn trong danh sách";
            xml.Error = "Chỉ nhận: " + string.Join(", ", rule.Choices) + ".";
            xml.Append(new Formula1($"\"{string.Join(',', rule.Choices)}\""));
            return xml;
        }

        xml.Type = rule.IsWhole ? DataValidationValues.Whole : DataValidationValues.Decimal;
        xml.Operator = rule.AtMost is null ? DataValidationOperatorValues.GreaterThanOrEqual : DataValidationOperatorValues.Between;
        xml.ErrorStyle = DataValidationErrorStyleValues.Warning;
        xml.ErrorTitle = "Kiểm tra lại";
        xml.Error = (rule.IsWhole ? "Ô này cần số nguyên từ 0 trở lên" : rule.AtMost is null ? "Ô này cần số từ 0 trở lên" : "Ô này cần số từ 0 đến 100")
            + ", hoặc chữ như “trên 1.300”, “3,5 tỷ”. Vẫn giữ?";
        xml.Append(new Formula1("0"));
        if (rule.AtMost is { } most)
        {
            xml.Append(new Formula2(most.ToString(CultureInfo.InvariantCulture)));
        }

        return xml;
    }
}
