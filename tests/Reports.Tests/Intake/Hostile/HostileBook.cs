using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>The sample form, filled in and then changed as only a damaged program or somebody of ill will changes it.</summary>
internal static class HostileBook
{
    public const string First = "xl/worksheets/sheet2.xml";
    public const string Second = "xl/worksheets/sheet3.xml";
    public const string Book = "xl/workbook.xml";
    public const string Texts = "xl/sharedStrings.xml";

    /// <summary>7 in the first row of the first sheet for figures, 8 in a row of the second.</summary>
    public static readonly byte[] Filled = FormEdit.Fill(SampleForm.Workbook(), ("a05", "value", 7), ("f01", "value", 8));

    public const string Rows = "btc,a05,2023-Q1,7\nbtc,f01,2023-Q1,8";

    public static byte[] Fill(string code, string column, object value) => FormEdit.Fill(SampleForm.Workbook(), (code, column, value));

    public static byte[] Raw(string code, string raw, string? type = null, string? formula = null) =>
        Fill(code, "value", new FormEdit.RawCell(raw, type, formula));

    public static byte[] With(params IEnumerable<ZipPart> parts) => ZipPart.Write([.. ZipPart.Of(Filled), .. parts]);

    public static byte[] Without(string part) => ZipPart.Write(ZipPart.Of(Filled).Where(one => one.Name != part));

    public static byte[] Instead(ZipPart part) => ZipPart.Write(ZipPart.Of(Filled).Where(one => one.Name != part.Name).Append(part));

    public static byte[] Change(string part, string from, string to) => FormPart.Replace(Filled, part, from, to);

    public static byte[] Change(string part, Func<string, string> change) => FormPart.Rewrite(Filled, part, change);

    public static string Text(string part)
    {
        using var zip = new ZipArchive(new MemoryStream(Filled));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Before the end of the root of a part.</summary>
    public static byte[] Append(string part, string xml) => Change(part, text => text.Insert(text.LastIndexOf("</", StringComparison.Ordinal), xml));

    /// <summary>With texts that cells refer to by number, and a sheet of the given cells.</summary>
    public static byte[] Shared(byte[] texts, string cells)
    {
        var book = FormPart.Replace(Filled, "xl/_rels/workbook.xml.rels", "</Relationships>",
            "<Relationship Id=\"rIdT\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        book = FormPart.Rewrite(book, First, xml => xml.Insert(xml.IndexOf("</x:sheetData>", StringComparison.Ordinal), cells));
        return ZipPart.Write([.. ZipPart.Of(book), ZipPart.Of(Texts, texts)]);
    }

    public static byte[] Shared(string text, string cells) =>
        Shared(Encoding.UTF8.GetBytes($"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si>{text}</si></sst>"), cells);

    public static string Cells(int count, Func<int, string> cell) => string.Concat(Enumerable.Range(0, count).Select(cell));

    /// <summary>Three rows above all others.</summary>
    public static string RowsDown(string xml) => Regex.Replace(
        xml, "(?<=<x:row r=\"|<(?:x:)?c r=\"[A-Z]+|ref=\"[A-Z]+|:[A-Z]+)[0-9]+", row => Number(int.Parse(row.Value, CultureInfo.InvariantCulture) + 3));

    /// <summary>One row in the place of another, which goes.</summary>
    public static string RowTo(string xml, int from, int to)
    {
        var row = Regex.Match(xml, $"<x:row r=\"{Number(from)}\".*?</x:row>").Value;
        var moved = Regex.Replace(row, $"(?<=(?:r=\"|[A-Z])){Number(from)}(?=\")", Number(to));
        var without = Regex.Replace(xml.Replace(row, "", StringComparison.Ordinal), $"<x:row r=\"{Number(to)}\".*?</x:row>", "");
        return Regex.Replace(without, "(?<=<x:sheetData>)", moved);
    }

    /// <summary>Every column at or right of one moves right.</summary>
    public static string ColumnsRight(string xml, char from) => Regex.Replace(
        xml, "(?<=<(?:x:)?c r=\")[A-Z](?=[0-9])", column => column.Value[0] >= from ? ((char)(column.Value[0] + 1)).ToString() : column.Value);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
