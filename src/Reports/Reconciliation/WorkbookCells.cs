using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Analytics.Reports.Reconciliation;

/// <summary>A cell as it was written: a number keeps its decimals.</summary>
/// <param name="Shown">What a spreadsheet program shows of a number; a text is its own.</param>
internal sealed record WrittenCell(string Address, string Shown, decimal? Number);

/// <summary>
/// A workbook's sheets, read back from its bytes: by name, row by row, each row by the column's letters. Read as a stream and not by the
/// library that wrote it, which takes as long as typesetting and hands out binary numbers.
/// </summary>
internal static class WorkbookCells
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, WrittenCell>>> Read(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var formats = Formats(Load(zip, "xl/styles.xml"));
        var files = Load(zip, "xl/_rels/workbook.xml.rels").Elements().ToDictionary(
            relationship => relationship.Attribute("Id")!.Value, relationship => relationship.Attribute("Target")!.Value, StringComparer.Ordinal);
        return Load(zip, "xl/workbook.xml").Descendants(Main + "sheet").ToDictionary(
            sheet => sheet.Attribute("name")!.Value,
            sheet => (IReadOnlyList<IReadOnlyDictionary<string, WrittenCell>>)Rows(zip, "xl/" + files[sheet.Attribute(Office + "id")!.Value], formats),
            StringComparer.Ordinal);
    }

    private static XElement Load(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        return XElement.Load(stream);
    }

    private static List<Dictionary<string, WrittenCell>> Rows(ZipArchive zip, string path, List<string> formats)
    {
        using var reader = XmlReader.Create(zip.GetEntry(path)!.Open(), new XmlReaderSettings { CloseInput = true });
        var rows = new List<Dictionary<string, WrittenCell>>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "row")
            {
                rows.Add(new Dictionary<string, WrittenCell>(StringComparer.Ordinal));
            }
            else if (reader.LocalName == "c")
            {
                var (address, type, look) = (reader.GetAttribute("r")!, reader.GetAttribute("t"), reader.GetAttribute("s") ?? "0");
                var content = Content(reader);
                rows[^1][address.TrimEnd("0123456789".ToCharArray())] = type switch
                {
                    null when content.Length > 0 => Number(address, content, formats[int.Parse(look, CultureInfo.InvariantCulture)]),
                    null or "inlineStr" => new WrittenCell(address, CellText.Read(content), null),
                    "b" => new WrittenCell(address, content == "1" ? "true" : "false", null),
                    _ => throw new InvalidOperationException($"The workbook's cell {address} is of the type {type}, which is never written."),
                };
            }
        }

        return rows;
    }

    /// <summary>All text within a cell, whose start the reader is at; it leaves it at the cell's end.</summary>
    private static string Content(XmlReader reader)
    {
        var content = "";
        var depth = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > depth)
            {
                content += reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? reader.Value : "";
            }
        }

        return content;
    }

    private static WrittenCell Number(string address, string text, string format)
    {
        var number = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new WrittenCell(address, ShownNumber.Of(number, format), number);
    }

    /// <summary>The number format of each look, by its place in the style sheet. The file format knows two that we use by their numbers.</summary>
    private static List<string> Formats(XElement styles)
    {
        var own = styles.Descendants(Main + "numFmt").ToDictionary(
            format => format.Attribute("numFmtId")!.Value, format => format.Attribute("formatCode")!.Value, StringComparer.Ordinal);
        return [.. styles.Element(Main + "cellXfs")!.Elements().Select(look => look.Attribute("numFmtId")!.Value switch
        {
            "0" => ShownNumber.General,
            "49" => "@",
            var id => own[id],
        })];
    }
}
