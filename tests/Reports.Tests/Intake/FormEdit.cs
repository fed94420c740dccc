using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Tests.Intake;

/// <summary>Fills in a collection workbook as a person would: writes cells, leaves everything else of the file alone.</summary>
internal static class FormEdit
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Where the cells are, by the row's code and the column's machine name; rows with a code only.</summary>
    public static Dictionary<(string Code, string Column), CellPlace> Places(byte[] workbook)
    {
        var places = new Dictionary<(string, string), CellPlace>();
        foreach (var sheet in WorkbookReader.Read(workbook).Sheets)
        {
            if (!SheetGrid.TryRead(sheet, out var grid))
            {
                continue;
            }

            string[] columns = grid.Kind switch
            {
                FormVocabulary.Figures => ["value", "qualifier", "status", "value_to", "note"],
                FormVocabulary.Words => ["text"],
                _ => ["value", "source"],
            };
            foreach (var (row, column) in grid.Rows.Where(row => row.HasCode).SelectMany(row => columns.Select(column => (row, column))))
            {
                // A plan's code is also that of its figure.
                places[(grid.Kind == FormVocabulary.Plans ? "plan:" + row.Code : row.Code, column)] = row.Place(column);
            }
        }

        return places;
    }

    /// <param name="cells">Code, column, and a text, a number, a truth value, or a cell of the file format.</param>
    public static byte[] Fill(byte[] workbook, params IEnumerable<(string Code, string Column, object Value)> cells)
    {
        var places = Places(workbook);
        return Write(workbook, cells.Select(cell => (places[(cell.Code, cell.Column)], cell.Value)));
    }

    public static byte[] Write(byte[] workbook, params IEnumerable<(CellPlace Place, object Value)> cells)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var names = Load(zip, "xl/workbook.xml").Descendants(Main + "sheet").Select(sheet => (string)sheet.Attribute("name")!).ToList();
            foreach (var onSheet in cells.GroupBy(cell => cell.Place.Sheet))
            {
                var part = string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{names.IndexOf(onSheet.Key) + 1}.xml");
                var xml = Load(zip, part);
                foreach (var (place, value) in onSheet)
                {
                    Put(xml, place, value);
                }

                zip.GetEntry(part)!.Delete();
                using var stream = zip.CreateEntry(part).Open();
                xml.Save(stream, SaveOptions.DisableFormatting);
            }
        }

        return file.ToArray();
    }

    private static XElement Load(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        return XElement.Load(stream);
    }

    private static void Put(XElement sheet, CellPlace place, object value)
    {
        var row = sheet.Descendants(Main + "row").Single(row => (int)row.Attribute("r")! == place.Row);
        var cell = row.Elements(Main + "c").FirstOrDefault(cell => (string?)cell.Attribute("r") == place.Address);
        if (cell is null)
        {
            row.Add(cell = new XElement(Main + "c", new XAttribute("r", place.Address)));
        }

        cell.RemoveNodes();
        cell.Attribute("t")?.Remove();
        switch (value)
        {
            case string text:
                cell.SetAttributeValue("t", "inlineStr");
                cell.Add(new XElement(Main + "is", new XElement(Main + "t", text)));
                break;
            case bool truth:
                cell.SetAttributeValue("t", "b");
                cell.Add(new XElement(Main + "v", truth ? "1" : "0"));
                break;
            case RawCell raw:
                cell.SetAttributeValue("t", raw.Type);
                cell.Add(raw.Formula is null ? null : new XElement(Main + "f", raw.Formula), new XElement(Main + "v", raw.Value));
                if (raw.Style is { } style)
                {
                    cell.SetAttributeValue("s", style);
                }

                break;
            case IFormattable number:
                cell.Add(new XElement(Main + "v", number.ToString(null, CultureInfo.InvariantCulture)));
                break;
            default:
                throw new ArgumentException($"No cell for a {value.GetType().Name}.");
        }
    }

    internal sealed record RawCell(string Value, string? Type = null, string? Formula = null, string? Style = null);
}
