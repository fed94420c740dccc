using System.Text;
using System.Text.RegularExpressions;
using static Analytics.Reports.Tests.Intake.Hostile.HostileBook;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>What people and other programs do to a workbook: read right, or refused at its cell (RELIABILITY T20).</summary>
public sealed class OddWorkbookTests
{
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string RowOfA05 = "<row r=\"20\"><c r=\"A20\" t=\"str\"><v>a04</v></c><c r=\"G20\" t=\"s\"><v>0</v></c></row>";

    private static readonly Dictionary<string, (Func<byte[]> File, string Expected)> Table = new()
    {
        ["a formula in an input"] = (() => Raw("a05", "3", formula: "1+2"), "formula_cell G7"),
        ["a formula without what it came to"] = (() => Raw("a05", "", formula: "SUM([1]Sheet1!A1)"), "formula_cell G7"),
        ["a value that is not there"] = (() => Raw("a05", ""), ""),
        ["an error in an input"] = (() => Raw("a05", "#DIV/0!", "e"), "error_cell G7"),
        ["links to other workbooks"] = (
            () => With(ZipPart.Of("xl/externalLinks/externalLink1.xml", "<externalLink/>"), ZipPart.Of(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                "<Relationships><Relationship Id=\"r\" TargetMode=\"External\" Type=\"x/externalLinkPath\" Target=\"http://127.0.0.1:9/x.xlsx\"/></Relationships>")),
            Rows),
        ["two inputs merged into one"] = (() => Change(First, "<x:mergeCells", "<x:mergeCells><x:mergeCell ref=\"G7:G8\"/></x:mergeCells><x:mergeCells"), "merged_input G7"),
        ["an input merged with its note"] = (() => Change(First, "<x:mergeCells", "<x:mergeCells><x:mergeCell ref=\"K7:M7\"/></x:mergeCells><x:mergeCells"), "merged_input K7"),
        ["names of indicators merged"] = (() => Change(First, "<x:mergeCells", "<x:mergeCells><x:mergeCell ref=\"B7:C7\"/></x:mergeCells><x:mergeCells"), Rows),
        ["renamed sheets"] = (() => Change(Book, SampleForm.Organisation, "Trang tính 1"), Rows),
        ["hidden sheets"] = (() => Change(Book, "<x:sheet name=", "<x:sheet state=\"veryHidden\" name="), Rows),
        ["sheets in another order"] = (
            () => Change(Book, xml => Regex.Replace(xml, "(<x:sheet [^>]*/>)(<x:sheet [^>]*/>)(<x:sheet [^>]*/>)", "$3$1$2")),
            string.Join('\n', Rows.Split('\n').Reverse())),
        ["a sheet that was deleted"] = (() => Change(Book, xml => Regex.Replace(xml, "<x:sheet [^>]*r:id=\"rId3\"[^>]*/>", "")), "btc,a05,2023-Q1,7"),
        ["two sheets of one name"] = (
            () => Change(Book, xml => Regex.Replace(xml, "(?<=<x:sheet name=\")[^\"]*(?=\"[^>]*r:id=\"rId3\")", "CÔNG TÁC TỔ CHỨC, CÁN BỘ, ĐẢNG…")),
            "duplicate_sheet CÔNG TÁC TỔ CHỨC, CÁN BỘ, ĐẢNG…"),
        ["rows inserted above the form"] = (() => Change(First, RowsDown), Rows),
        ["a row moved above the headings"] = (() => Change(First, xml => RowTo(xml, 7, 3)), "line_above_headings G3"),
        ["a row moved above the hidden one"] = (() => Change(First, xml => RowTo(RowsDown(xml), 10, 1)), "line_above_headings G1"),
        ["a row that says nothing above the headings"] = (() => Change(First, xml => RowTo(xml, 8, 3)), Rows),
        ["a column inserted before the values"] = (() => Change(First, xml => ColumnsRight(xml, 'G')), Rows),
        ["a column of values copied"] = (
            () => Change(First, xml => xml.Insert(xml.IndexOf("</x:row>", StringComparison.Ordinal), "<x:c r=\"Z1\" t=\"str\"><x:v>value</x:v></x:c>")), "repeated_column Z1"),
        ["a column of notes without its hidden name"] = (() => Change(First, ">note<", "><"), "strange_sheet A1"),
        ["no addresses"] = (() => Change(First, xml => Regex.Replace(xml, " r=\"[A-Z]*[0-9]+\"", "")), Rows),
        ["rows from the last to the first"] = (
            () => Change(First, xml => Regex.Replace(xml, "(?<=<x:sheetData>).*(?=</x:sheetData>)", rows =>
                string.Concat(Regex.Matches(rows.Value, "<x:row .*?</x:row>").Reverse().Select(row => row.Value)))),
            Rows),
        ["a cell in the row of another"] = (() => Change(First, "r=\"G7\"", "r=\"G8\""), "not_a_workbook"),
        ["an address that is none"] = (() => Change(First, "r=\"G7\"", "r=\"$G$7\""), "not_a_workbook"),
        ["a row beyond the sheet"] = (() => Change(First, "</x:sheetData>", "<x:row r=\"2000000000\"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>"), "not_a_workbook"),
        ["one cell twice"] = (() => Change(First, "<x:c r=\"G8\"", "<x:c r=\"G7\"><x:v>9</x:v></x:c></x:row><x:row r=\"8\"><x:c r=\"G8\""), "not_a_workbook"),
        ["one cell twice in one row"] = (() => Change(First, xml => Regex.Replace(xml, "(?<=>7</x:v></x:c>)", "<x:c r=\"G7\"><x:v>9</x:v></x:c>")), "repeated_cell G7"),
        ["a shared text in runs of different looks, with how it is spoken"] = (
            () => Shared("<r><t>trên </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">1.300</t></r><rPh sb=\"0\" eb=\"1\"><t>9</t></rPh>", RowOfA05),
            "btc,a05,2023-Q1,7\nbtc,a04,2023-Q1,1300,over\nbtc,f01,2023-Q1,8"),
        ["a shared text that is not there"] = (() => Shared("<t>1</t>", RowOfA05.Replace("<v>0<", "<v>1<", StringComparison.Ordinal)), "not_a_workbook"),
        ["dates from 1904"] = (
            () => Change(Book, "<x:workbookProtection", "<x:workbookPr date1904=\"1\"/><x:workbookProtection"), Rows),
        ["a date, from 1904"] = (
            () => FormPart.Replace(Raw("a05", "2023-03-05", "d"), Book, "<x:workbookProtection", "<x:workbookPr date1904=\"1\"/><x:workbookProtection"), "date_cell G7"),
        ["the strict kind of the file format"] = (
            () => FormPart.Replace(FormPart.Replace(FormPart.Replace(Filled, First, Main, Strict), Book, Main, Strict), "_rels/.rels",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"),
            Rows),
        ["a sheet in UTF-16 with a mark"] = (
            () => Instead(ZipPart.Of(First, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text(First).Replace("utf-8", "utf-16", StringComparison.OrdinalIgnoreCase))])), Rows),
        ["decomposed letters in a word of a list"] = (
            () => FormEdit.Fill(Filled, ("a05", "status", "ước".Normalize(NormalizationForm.FormD))), "btc,a05,2023-Q1,7,,,estimate\nbtc,f01,2023-Q1,8"),
        ["decomposed letters in a number"] = (() => Fill("f01", "value", "3,5 tỷ".Normalize(NormalizationForm.FormD)), "btc,f01,2023-Q1,3500000000"),
        ["full-width digits and spaces that do not break"] = (() => Fill("a05", "value", "\u00A0１.２３４\u202F"), "btc,a05,2023-Q1,1234"),
        ["a space that does not break between thousands"] = (() => Fill("a05", "value", "1\u00A0234"), "not_its_measure G7"),
        ["points and commas the English way"] = (() => Fill("a05", "value", "1,234.5"), "english_number G7"),
        ["points and commas the Vietnamese way"] = (() => Fill("a05", "value", "1.234,5"), "btc,a05,2023-Q1,1234.5"),
        ["more than a number can be"] = (() => Fill("f01", "value", "999999999999999999 nghìn tỷ"), "too_precise G9"),
        ["a text that begins like a formula, as it was marked"] = (() => Fill("organisation/result/1", "text", "'=1+1"), "btc,2023-Q1,organisation,result,1,=1+1"),
        ["a text in apostrophes"] = (() => Fill("organisation/result/1", "text", "'Đã xong'"), "btc,2023-Q1,organisation,result,1,'Đã xong'"),
        ["half a letter"] = (() => Fill("a05", "note", "a_xD800_b"), "said_without_value K7"),
        ["half a letter in a text"] = (() => Fill("organisation/result/1", "text", "a_xD800_b"), "btc,2023-Q1,organisation,result,1,a_xD800_b"),
        ["a letter that is none in a number"] = (() => Fill("a05", "value", "5_xFFFE_"), "not_its_measure G7"),
    };

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_odd_workbook_is_read_right_or_refused_at_its_cell(string name)
    {
        var (file, expected) = Table[name];
        Assert.Equal(expected, await HostileTest.ReadAsync(file()));
    }
}
