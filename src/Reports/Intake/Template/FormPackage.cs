using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Analytics.Reports.Intake.Template;

/// <summary>
/// The file around the sheets, zipped here because the library puts random names and the time of day into it: the same form gives the same
/// bytes. It says nowhere when it was made.
/// </summary>
internal static class FormPackage
{
    private const int LongestText = 32_767;
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The zip format counts time from here.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="sheets">Sheet n is the relationship <c>rIdn</c> of the workbook.</param>
    public static byte[] Zip(string workbook, string styles, string title, IReadOnlyList<string> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes(sheets.Count));
            Add(zip, "_rels/.rels", Relationships(
                ("rId1", Office + "officeDocument", "xl/workbook.xml"), ("rId2", Package + "relationships/metadata/core-properties", "docProps/core.xml")));
            Add(zip, "docProps/core.xml", Properties(title));
            Add(zip, "xl/workbook.xml", workbook);
            Add(zip, "xl/_rels/workbook.xml.rels", Relationships(
                [.. sheets.Select((_, index) => ($"rId{Text(index + 1)}", Office + "worksheet", $"worksheets/sheet{Text(index + 1)}.xml")), ("rIdStyles", Office + "styles", "styles.xml")]));
            Add(zip, "xl/styles.xml", styles);
            for (var index = 0; index < sheets.Count; index++)
            {
                Add(zip, $"xl/worksheets/sheet{Text(index + 1)}.xml", sheets[index]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A cell holds 32 767 characters, and XML not every one of them.</summary>
    public static string Readable(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString()));
        return clean.Length <= LongestText ? clean : clean[..LongestText];
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Add(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
    }

    private static string ContentTypes(int sheets)
    {
        XNamespace types = Package + "content-types";
        XElement Part(string part, string type) => new(types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));
        return new XElement(
            types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            Part("/xl/workbook.xml", Spreadsheet + "sheet.main+xml"),
            Part("/xl/styles.xml", Spreadsheet + "styles+xml"),
            Enumerable.Range(1, sheets).Select(number => Part($"/xl/worksheets/sheet{Text(number)}.xml", Spreadsheet + "worksheet+xml"))).ToString(SaveOptions.DisableFormatting);
    }

    private static string Relationships(params (string Id, string Type, string Target)[] relationships)
    {
        XNamespace relations = Package + "relationships";
        return new XElement(
            relations + "Relationships",
            relationships.Select(one => new XElement(
                relations + "Relationship", new XAttribute("Id", one.Id), new XAttribute("Type", one.Type), new XAttribute("Target", one.Target))))
            .ToString(SaveOptions.DisableFormatting);
    }

    private static string Properties(string title)
    {
        XNamespace core = Package + "metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        return new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XElement(dublin + "title", title),
            new XElement(dublin + "language", "vi-VN")).ToString(SaveOptions.DisableFormatting);
    }
}
