using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using static Analytics.Reports.Tests.Intake.Hostile.HostileBook;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>Workbooks made to do harm: each is refused by name before it does any (RELIABILITY T19).</summary>
public sealed class HostileWorkbookTests
{
    private const int Gigabyte = 1_000; // megabytes

    private static readonly byte[] Encrypted = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")];

    private static readonly Dictionary<string, (Func<byte[]> File, string Expected)> Table = new()
    {
        ["one gigabyte of zeros as shared texts"] = (
            () => With(new ZipPart(Texts, ZipPart.Zeros(Gigabyte), Gigabyte * 1_000_000L, 0)), "unpacks_too_large xl/sharedStrings.xml"),
        ["one gigabyte that says it is a kilobyte"] = (
            () => Instead(new ZipPart(First, ZipPart.Zeros(Gigabyte), 1_000, 0)), "damaged_part xl/worksheets/sheet2.xml"),
        ["a part that says it is longer than it is"] = (
            () => Instead(ZipPart.Of(First, "<x/>") with { Length = 5_000 }), "damaged_part xl/worksheets/sheet2.xml"),
        ["fifty megabytes packed into fifty kilobytes"] = (
            () => With(new ZipPart(Texts, ZipPart.Zeros(50), 30_000_000, 0)), "packed_too_tightly xl/sharedStrings.xml"),
        ["many parts that are large only together"] = (
            () => With(Enumerable.Range(0, 30).Select(number => new ZipPart($"xl/media/{Number(number)}.png", new byte[100_000], 4_000_000, 0, 0))),
            "unpacks_too_large xl/media/24.png"),
        ["65 536 parts"] = (
            () => With(Enumerable.Range(0, 65_536).Select(number => new ZipPart(Number(number), [], 0, 0, 0))), "too_many_parts 65547"),
        ["12 000 cells that share a text of one megabyte"] = (
            () => Shared($"<t>{new string('a', 1_000_000)}</t>", Cells(12_000, at => $"<c r=\"A{Number(at + 100)}\" t=\"s\"><v>0</v></c>")),
            "text_too_long xl/sharedStrings.xml"),
        ["a text of 40 000 letters in one cell"] = (
            () => Fill("a05", "note", new string('ộ', 40_000)), "text_too_long Công tác tổ chức, cán bộ, đảng…!K7"),
        ["12 000 cells that share the longest text there is, outside the form"] = (
            () => Shared($"<t>{new string('a', 32_767)}</t>", Cells(12_000, at => $"<row r=\"{Number(at + 100)}\"><c t=\"s\"><v>0</v></c></row>")), Rows),
        ["ten million empty cells"] = (
            () => Instead(ZipPart.Of(First, $"<worksheet><sheetData><row>{string.Concat(Enumerable.Repeat("<c/>", 10_000_000))}</row></sheetData></worksheet>")),
            "unpacks_too_large xl/worksheets/sheet2.xml"),
        ["half a million empty cells with addresses"] = (
            () => Instead(ZipPart.Of(First, $"<worksheet><sheetData>{Cells(500_000, at => $"<c r=\"A{Number(at + 1)}\"/>")}</sheetData></worksheet>")),
            "too_many_nodes xl/worksheets/sheet2.xml"),
        ["a million merged ranges within each other"] = (
            () => Append(First, $"<mergeCells>{Cells(1_000_000, at => $"<mergeCell ref=\"A1:B{Number(1_048_576 - at)}\"/>")}</mergeCells>"),
            "too_many_nodes xl/worksheets/sheet2.xml"),
        ["200 000 merged ranges over an input"] = (
            () => FormPart.Rewrite(Fill("a05", "value", 7), First, xml => xml.Insert(xml.LastIndexOf("</", StringComparison.Ordinal),
                $"<mergeCells>{Cells(200_000, at => $"<mergeCell ref=\"G7:G{Number(at + 8)}\"/>")}</mergeCells>")),
            string.Join('\n', Enumerable.Repeat("merged_input G7", 200))),
        ["thirty thousand rows of one ratio"] = (
            () => Append(First, $"<sheetData>{Cells(30_000, at => $"<row r=\"{Number(at + 100)}\"><c t=\"str\"><v>k01a</v></c><c r=\"G{Number(at + 100)}\" t=\"str\"><v>3/5</v></c></row>")}</sheetData>"),
            $"btc,a05,2023-Q1,7\nbtc,k01b,2023-Q1,5\n{Cells(30_000, _ => "btc,k01a,2023-Q1,3\n")}btc,f01,2023-Q1,8"),
        ["a tag of 200 000 attributes"] = (
            () => Change(First, "<x:sheetData>", $"<x:sheetData {Cells(200_000, at => $"a{Number(at)}=\"\" ")}>"), "text_too_long xl/worksheets/sheet2.xml"),
        ["elements nested a hundred thousand deep in a name"] = (
            () => Change(Book, "</x:definedNames>", string.Concat(Enumerable.Repeat("<d>", 100_000)) + string.Concat(Enumerable.Repeat("</d>", 100_000)) + "</x:definedNames>"),
            "too_deep xl/workbook.xml"),
        ["a thousand sheets that are one part"] = (
            () => Append(Book, $"<sheets>{Cells(1_000, at => $"<sheet xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" name=\"s{Number(at)}\" r:id=\"rId2\"/>")}</sheets>"),
            "too_many_sheets"),
        ["a billion laughs"] = (
            () => Change(First, xml => $"<!DOCTYPE l [<!ENTITY a \"ha\">{Cells(30, at => $"<!ENTITY a{Number(at)} \"&a;&a;\">")}]>" + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..]),
            "document_type xl/worksheets/sheet2.xml"),
        ["an entity that names a file"] = (
            () => Change(First, xml => "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..]),
            "document_type xl/worksheets/sheet2.xml"),
        ["a document type at an address, in UTF-16"] = (
            () => Instead(ZipPart.Of(Book, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><x/>")).ToArray())),
            "document_type xl/workbook.xml"),
        ["forty thousand characters in a cell that look like tags"] = (
            () => Append(First, $"<sheetData><row r=\"100\"><c t=\"str\"><v><![CDATA[{new string('<', 40_000)}]]></v></c></row></sheetData>"),
            "character_data xl/worksheets/sheet2.xml"),
        ["such characters in UTF-16"] = (
            () => Instead(ZipPart.Of(Book, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<x><![CDATA[<<]]></x>")).ToArray())),
            "character_data xl/workbook.xml"),
        ["a text of a cell that comments cut into pieces"] = (
            () => Append(First, $"<sheetData><row r=\"100\"><c t=\"str\"><v>{Cells(20_000, _ => "abc<!---->")}</v></c></row></sheetData>"),
            "text_too_long Công tác tổ chức, cán bộ, đảng…!A100"),
        ["macros"] = (() => With(ZipPart.Of("xl/vbaProject.bin", "x")), "macro_workbook"),
        ["an .xlsm under another name"] = (
            () => Change("[Content_Types].xml", "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"), "macro_workbook"),
        ["a part whose name leads out of the zip"] = (() => With(ZipPart.Of("../../.bashrc", "x")), "strange_part ../../.bashrc"),
        ["a part whose name begins at the root"] = (() => With(ZipPart.Of("/etc/cron.d/x", "x")), "strange_part /etc/cron.d/x"),
        ["two parts of one name"] = (() => With(ZipPart.Of("XL/Worksheets/sheet2.xml", "<x/>")), "damaged_part XL/Worksheets/sheet2.xml"),
        ["a part with a password"] = (() => With(ZipPart.Of("xl/x.xml", "<x/>") with { Flags = 1 }), "password_workbook"),
        ["a workbook with a password"] = (() => Encrypted, "password_workbook"),
        ["an old .xls under another name"] = (() => Encrypted[..512], "old_workbook"),
        ["nothing"] = (() => [], "not_a_workbook"),
        ["a picture"] = (() => [0x89, 0x50, 0x4E, 0x47, .. new byte[100]], "not_a_workbook"),
        ["a zip that is no workbook"] = (() => ZipPart.Write(ZipPart.Of("word/document.xml", "<document/>")), "not_a_workbook"),
        ["a workbook cut off in the middle"] = (() => Filled[..(Filled.Length / 2)], "damaged_workbook"),
        ["a workbook without its last byte"] = (() => Filled[..^1], "damaged_workbook"),
        ["a figure that was changed on the way"] = (Damaged, "damaged_part xl/worksheets/sheet2.xml"),
        ["a sheet that is no XML"] = (() => Instead(ZipPart.Of(First, "hello")), "not_a_workbook"),
        ["a sheet that is not there"] = (() => Without(First), "not_a_workbook"),
        ["two names of one kind that differ"] = (
            () => Change(Book, "</x:definedNames>", "<x:definedName name=\"analytics_unit\">\"hnd\"</x:definedName></x:definedNames>"), "not_a_workbook"),
    };

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_workbook_made_to_do_harm_is_refused_by_name_or_read_right(string name)
    {
        var (file, expected) = Table[name];
        Assert.Equal(expected, await HostileTest.ReadAsync(file()));
    }

    [Fact]
    public async Task No_address_and_no_file_that_a_workbook_names_is_opened()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var folder = Directory.CreateTempSubdirectory("named-");
        try
        {
            // Whoever opens it waits for ever.
            var pipe = Path.Combine(folder.FullName, "x");
            HostilePathTests.MakePipe(pipe);
            string[] targets = [$"http://127.0.0.1:{Number(((IPEndPoint)listener.LocalEndpoint).Port)}/x", "file://" + pipe];
            foreach (var target in targets)
            {
                byte[][] files =
                [
                    Change(First, xml => $"<!DOCTYPE x [<!ENTITY a SYSTEM \"{target}\">]>" + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..].Replace(">7<", ">&a;<", StringComparison.Ordinal)),
                    Change(Book, xml => $"<!DOCTYPE x SYSTEM \"{target}\">" + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..]),
                    Change(First, "<x:sheetData>", $"<?xml-stylesheet href=\"{target}\"?><x:sheetData xmlns:i=\"http://www.w3.org/2001/XInclude\"><i:include href=\"{target}\"/>"),
                    With(ZipPart.Of("xl/externalLinks/externalLink1.xml", "<externalLink/>"), ZipPart.Of(
                        "xl/externalLinks/_rels/externalLink1.xml.rels",
                        $"<Relationships><Relationship Id=\"r\" TargetMode=\"External\" Type=\"x/externalLinkPath\" Target=\"{target}\"/></Relationships>")),
                    FormPart.Replace(Filled, "xl/_rels/workbook.xml.rels", "</Relationships>", $"<Relationship Id=\"rIdX\" Type=\"x/styles\" TargetMode=\"External\" Target=\"{target}\"/></Relationships>"),
                ];
                foreach (var file in files)
                {
                    Assert.NotEmpty(await Task.Run(() => HostileTest.ReadAsync(file)).WaitAsync(TimeSpan.FromSeconds(30)));
                }
            }

            Assert.False(listener.Pending());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Stored without packing, so that a 7 becomes a 9 and the XML stays whole.</summary>
    private static byte[] Damaged()
    {
        var sheet = ZipPart.Of(Filled).Single(part => part.Name == First);
        using var unpacked = new MemoryStream();
        new DeflateStream(new MemoryStream(sheet.Packed), CompressionMode.Decompress).CopyTo(unpacked);
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(unpacked.ToArray()).Replace(">7<", ">9<", StringComparison.Ordinal));
        return Instead(sheet with { Packed = bytes, Method = 0 });
    }
}
