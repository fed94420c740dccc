using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>
/// The file around the sheets. It is zipped here and not by the library, which puts random names and the time of day into it: the same
/// sheets have to give the same bytes.
/// </summary>
internal static class WorkbookFile
{
    // The zip format counts time from here.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <param name="sheets">The XML of each sheet; sheet n is the relationship <c>rIdn</c> of the workbook.</param>
    public static byte[] Zip(string workbook, string styles, string coreProperties, IReadOnlyList<string> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes(sheets.Count));
            Add(zip, "_rels/.rels", Relationships(
                ("rId1", Office + "officeDocument", "xl/workbook.xml"),
                ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
            Add(zip, "docProps/core.xml", coreProperties);
            Add(zip, "xl/workbook.xml", workbook);
            Add(zip, "xl/_rels/workbook.xml.rels", Relationships(
            [
                .. sheets.Select((_, index) => (SheetId(index), Office + "worksheet", FormattableString.Invariant($"worksheets/sheet{index + 1}.xml"))),
                ("rIdStyles", Office + "styles", "styles.xml"),
            ]));
            Add(zip, "xl/styles.xml", styles);
            for (var index = 0; index < sheets.Count; index++)
            {
                Add(zip, FormattableString.Invariant($"xl/worksheets/sheet{index + 1}.xml"), sheets[index]);
            }
        }

        return bytes.ToArray();
    }

    public static string SheetId(int index) => FormattableString.Invariant($"rId{index + 1}");

    private static void Add(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
    }

    private static string ContentTypes(int sheets) => new XElement(
        Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        Override("/xl/workbook.xml", Spreadsheet + "sheet.main+xml"),
        Override("/xl/styles.xml", Spreadsheet + "styles+xml"),
        Enumerable.Range(1, sheets).Select(number => Override(FormattableString.Invariant($"/xl/worksheets/sheet{number}.xml"), Spreadsheet + "worksheet+xml")))
        .ToString(SaveOptions.DisableFormatting);

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    private static string Relationships(params (string Id, string Type, string Target)[] relationships) => new XElement(
        Relations + "Relationships",
        relationships.Select(relationship => new XElement(
            Relations + "Relationship",
            new XAttribute("Id", relationship.Id),
            new XAttribute("Type", relationship.Type),
            new XAttribute("Target", relationship.Target))))
        .ToString(SaveOptions.DisableFormatting);
}
