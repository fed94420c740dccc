using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Intake.Template;

/// <summary>The style sheet of the collection workbook: one format for each <see cref="FormLook"/>, in its order.</summary>
internal static class FormStyles
{
    // Numbers below are the file format's own number formats, or ours from 164 on.
    private const uint General = 0;
    private const uint Text = 49;
    private const uint Whole = 3; // #,##0
    private const uint OneDecimal = 164;
    private const uint TwoDecimals = 4; // #,##0.00

    private enum Letters
    {
        Normal,
        Bold,
        Title,
        Foreign,
        Small,
    }

    private enum Fill
    {
        None,
        Pattern, // the file format wants it in the second place
        Grey,
        Yellow,
    }

    public static Stylesheet Of()
    {
        CellFormat[] formats = [.. Enum.GetValues<FormLook>().Select(Format)];
        return new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = OneDecimal, FormatCode = "#,##0.0" }) { Count = 1 },
            new Fonts(Font(11), Font(11, bold: true), Font(14, bold: true), Font(10, italic: true), Font(8, color: "FF808080")) { Count = 5 },
            new Fills(
                new DocumentFormat.OpenXml.Spreadsheet.Fill(new PatternFill { PatternType = PatternValues.None }),
                new DocumentFormat.OpenXml.Spreadsheet.Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Solid("FFEDEDED"),
                Solid("FFFFF8DC")) { Count = 4 },
            new Borders(Border(drawn: false), Border(drawn: true)) { Count = 2 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(formats) { Count = (uint)formats.Length });
    }

    private static CellFormat Format(FormLook look) => look switch
    {
        FormLook.Plain => Format(General),
        FormLook.Machine => Format(Text, Letters.Small),
        FormLook.Title => Format(Text, Letters.Title, wrapped: true),
        FormLook.Prose => Format(Text, wrapped: true),
        FormLook.Foreign => Format(Text, Letters.Foreign, wrapped: true),
        FormLook.Header => Format(Text, Letters.Bold, Fill.Grey, true, HorizontalAlignmentValues.Center, true),
        FormLook.Code => Format(Text, Letters.Small, Fill.Grey, true),
        FormLook.Text => Format(Text, boxed: true, wrapped: true),
        FormLook.Measure => Format(Text, boxed: true, align: HorizontalAlignmentValues.Center, wrapped: true),
        FormLook.Heading => Format(Text, Letters.Bold, Fill.Grey, true, wrapped: true),
        FormLook.Number => Format(Whole, boxed: true, align: HorizontalAlignmentValues.Right),
        FormLook.Decimal1 => Format(OneDecimal, boxed: true, align: HorizontalAlignmentValues.Right),
        FormLook.Decimal2 => Format(TwoDecimals, boxed: true, align: HorizontalAlignmentValues.Right),
        FormLook.Decimals => Format(General, boxed: true, align: HorizontalAlignmentValues.Right),
        FormLook.Closed => Format(Text, Letters.Foreign, Fill.Grey, true, wrapped: true),
        // General, whatever the indicator's decimals: a program makes a date of a typed "7/6" and says so in the format of such a cell only.
        // In a cell with a format of its own the date's serial number would stand as a figure.
        FormLook.NumberInput => Input(General),
        FormLook.ChoiceInput => Input(General, HorizontalAlignmentValues.Center),
        FormLook.WordsInput => Input(Text, HorizontalAlignmentValues.Left, wrapped: true),
        _ => throw new InvalidOperationException($"No format for the look {look}."),
    };

    private static CellFormat Input(uint number, HorizontalAlignmentValues align = HorizontalAlignmentValues.Right, bool wrapped = false)
    {
        var format = Format(number, fill: Fill.Yellow, boxed: true, align: align, wrapped: wrapped);
        format.ApplyProtection = true;
        format.Append(new Protection { Locked = false });
        return format;
    }

    private static CellFormat Format(
        uint number, Letters letters = Letters.Normal, Fill fill = Fill.None, bool boxed = false,
        HorizontalAlignmentValues align = HorizontalAlignmentValues.Left, bool wrapped = false) =>
        new(new Alignment { Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = wrapped })
        {
            NumberFormatId = number,
            FontId = (uint)letters,
            FillId = (uint)fill,
            BorderId = boxed ? 1u : 0u,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };

    private static Font Font(int points, bool bold = false, bool italic = false, string? color = null)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (italic)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = FormSheetXml.Number(points) });
        if (color is not null)
        {
            font.Append(new Color { Rgb = color });
        }

        font.Append(new FontName { Val = "Times New Roman" });
        return font;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Fill Solid(string color) =>
        new(new PatternFill(new ForegroundColor { Rgb = color }) { PatternType = PatternValues.Solid });

    private static Border Border(bool drawn)
    {
        BorderStyleValues? style = drawn ? BorderStyleValues.Thin : null;
        T Side<T>()
            where T : BorderPropertiesType, new() => style is { } thin ? new T { Style = thin } : new T();
        return new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder());
    }
}
