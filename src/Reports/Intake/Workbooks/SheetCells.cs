using System.Globalization;
using System.Xml;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>The cells of one sheet, read as a stream. Addresses may be left out; a cell then stands behind the one before it.</summary>
internal static class SheetCells
{
    public static WorkbookSheet Read(XmlReader xml, string sheet, IReadOnlyList<string> texts, IReadOnlyList<ShownAs> shown)
    {
        var (cells, merged) = (new List<WorkbookCell>(), new List<MergedRange>());
        var (row, column, hasNumber) = (0, 0, false);
        xml.MoveToContent();
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                var number = xml.GetAttribute("r");
                hasNumber = number is not null;
                row = hasNumber ? int.Parse(number!, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
                column = 0;
                xml.Read();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column++;
                if (xml.GetAttribute("r") is { } address)
                {
                    // An address that is none, or of another row, leaves open where the cell belongs.
                    (row, column) = CellPlace.TryParse(address, out var ownRow, out var ownColumn) && (!hasNumber || ownRow == row)
                        ? (ownRow, ownColumn)
                        : throw new FormatException($"A cell at {address} in row {row.ToString(CultureInfo.InvariantCulture)}.");
                }

                if (row is < 1 or > CellPlace.MostRows || column > CellPlace.MostColumns)
                {
                    throw new FormatException("A cell outside the sheet.");
                }

                if (Cell(xml, new CellPlace(sheet, row, column), texts, shown) is { } cell)
                {
                    cells.Add(cell);
                }
            }
            else
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && MergedRange.TryParse(xml.GetAttribute("ref") ?? "", out var range))
                {
                    merged.Add(range);
                }

                xml.Read();
            }
        }

        return new(sheet, cells, merged);
    }

    /// <returns>Null for a cell without content; the reader stands behind the cell.</returns>
    private static WorkbookCell? Cell(XmlReader xml, CellPlace place, IReadOnlyList<string> texts, IReadOnlyList<ShownAs> shown)
    {
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var (value, inline, isFormula) = Content(xml, place);
        var look = style < shown.Count ? shown[style] : ShownAs.Number;
        var (kind, text) = type switch
        {
            "inlineStr" => (CellType.Text, inline),
            "s" => (CellType.Text, value is null ? null : Shared(texts, value)),
            "str" => (CellType.Text, value),
            "b" => (CellType.Truth, value),
            "e" => (CellType.Error, value),
            "d" => (CellType.Number, value),
            null or "n" => (CellType.Number, value),
            _ => throw new FormatException($"A cell of type {type}."),
        };
        if (text?.Length > WorkbookLimits.LongestText)
        {
            throw WorkbookPackage.TextTooLong(place.ToString());
        }

        var isBlank = string.IsNullOrWhiteSpace(text);
        return isBlank && !isFormula ? null : new(place, kind, text ?? "", isFormula, type == "d" ? ShownAs.Date : look);
    }

    private static string Shared(IReadOnlyList<string> texts, string value)
    {
        var index = int.Parse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        return index < texts.Count ? texts[index] : throw new FormatException($"There is no shared text {index}.");
    }

    private static (string? Value, string? Inline, bool IsFormula) Content(XmlReader xml, CellPlace place)
    {
        (string? value, string? inline, var isFormula) = (null, null, false);
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return (null, null, false);
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            switch (xml)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "v" }:
                    value = SharedTexts.Plain(xml, place.ToString());
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "is", IsEmptyElement: false }:
                    inline = SharedTexts.Of(xml, place.ToString());
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    isFormula = true;
                    xml.Skip();
                    break;
                default:
                    xml.Read();
                    break;
            }
        }

        return (value, inline, isFormula);
    }
}
