using System.Globalization;
using System.Xml.Linq;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>
/// The annex workbook: a sheet for each annex as printed, the figures as in <c>figures.json</c>, and notes. The same document and figures
/// give the same bytes.
/// </summary>
internal static class WorkbookWriter
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static byte[] Write(Document document, FigureSheet figures)
    {
        List<SheetContent> sheets =
        [
            .. document.Annexes.Select(annex => AnnexSheet.Of(document, annex)),
            FigureRows.Of(document, figures),
            NotesSheet.Of(document, figures),
        ];
        return Write(new WorkbookCover(document.Title, document.Letterhead.Issuer, document.Language, document.Instant, document.Mark), sheets);
    }

    public static byte[] Write(WorkbookCover cover, IReadOnlyList<SheetContent> sheets)
    {
        var looks = new LookBook();
        var sheetXml = sheets.Select((sheet, index) => SheetXml.Of(sheet, looks, cover.Mark, index == 0).OuterXml).ToList();
        return WorkbookFile.Zip(Workbook(sheets).OuterXml, looks.Stylesheet().OuterXml, CoreProperties(cover), sheetXml);
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Workbook Workbook(IReadOnlyList<SheetContent> sheets) => new(
        new BookViews(new WorkbookView { ActiveTab = 0 }),
        new Sheets(sheets.Select((sheet, index) => new Sheet { Name = sheet.Name, SheetId = (uint)index + 1, Id = WorkbookFile.SheetId(index) })),
        new DefinedNames(sheets.Select((sheet, index) => new DefinedName(PrintTitles(sheet)) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index })));

    /// <summary>Only the last of the frozen rows, the column headings, is repeated on each printed page.</summary>
    private static string PrintTitles(SheetContent sheet) => string.Create(
        CultureInfo.InvariantCulture, $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!${sheet.HeaderRows}:${sheet.HeaderRows}");

    private static string CoreProperties(WorkbookCover cover)
    {
        var instant = cover.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        XElement When(string name) => new(Terms + name, new XAttribute(Schema + "type", "dcterms:W3CDTF"), instant);
        return new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Schema),
            new XElement(Dublin + "title", cover.Title),
            new XElement(Dublin + "creator", cover.Issuer),
            new XElement(Dublin + "language", cover.Language),
            When("created"),
            When("modified")).ToString(SaveOptions.DisableFormatting);
    }
}
