using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>Gives every look its number in the style sheet, in order of first use.</summary>
internal sealed class LookBook
{
    // Numbers below are the file format's own formats.
    private const uint FirstOwnFormat = 164;
    private const uint TextFormat = 49;

    private readonly List<CellLook> looks = [CellLook.Plain];
    private readonly List<string> formats = [];

    public uint Number(CellLook look)
    {
        if (looks.IndexOf(look) is >= 0 and var known)
        {
            return (uint)known;
        }

        looks.Add(look);
        return (uint)looks.Count - 1;
    }

    public Stylesheet Stylesheet()
    {
        var cellFormats = looks.Select(Format).ToList();
        var sheet = new Stylesheet();
        if (formats.Count > 0)
        {
            sheet.Append(new NumberingFormats(formats.Select((format, index) => new NumberingFormat
            {
                NumberFormatId = FirstOwnFormat + (uint)index,
                FormatCode = format,
            })) { Count = (uint)formats.Count });
        }

        sheet.Append(
            new Fonts(Font(bold: false), Font(bold: true)) { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEDEDED" }) { PatternType = PatternValues.Solid })) { Count = 3 },
            new Borders(Border(drawn: false), Border(drawn: true)) { Count = 2 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(cellFormats) { Count = (uint)cellFormats.Count });
        return sheet;
    }

    private CellFormat Format(CellLook look) => new()
    {
        NumberFormatId = look.Format switch { null => TextFormat, "General" => 0, var code => Own(code) },
        FontId = look.Bold ? 1u : 0u,
        FillId = look.Filled ? 2u : 0u,
        BorderId = look.Boxed ? 1u : 0u,
        FormatId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        Alignment = new Alignment
        {
            Horizontal = look.Align switch
            {
                SheetAlign.Left => HorizontalAlignmentValues.Left,
                SheetAlign.Center => HorizontalAlignmentValues.Center,
                SheetAlign.Right => HorizontalAlignmentValues.Right,
                _ => throw new InvalidOperationException($"Unexpected alignment {look.Align}."),
            },
            Vertical = VerticalAlignmentValues.Top,
            WrapText = look.Wrapped,
        },
    };

    private uint Own(string code)
    {
        if (!formats.Contains(code))
        {
            formats.Add(code);
        }

        return FirstOwnFormat + (uint)formats.IndexOf(code);
    }

    private static Font Font(bool bold)
    {
        OpenXmlElement[] size = [new FontSize { Val = new DoubleValue { InnerText = "11" } }, new FontName { Val = "Times New Roman" }];
        return bold ? new Font([new Bold(), .. size]) : new Font(size);
    }

    private static Border Border(bool drawn)
    {
        BorderStyleValues? style = drawn ? BorderStyleValues.Thin : null;
        T Side<T>()
            where T : BorderPropertiesType, new() => style is { } thin ? new T { Style = thin } : new T();
        return new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder());
    }
}
