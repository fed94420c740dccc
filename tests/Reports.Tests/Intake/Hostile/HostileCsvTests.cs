using System.Text;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>What else a file named .csv may hold than UTF-8 with commas: refused by name, never guessed (CONTRACT §2).</summary>
public sealed class HostileCsvTests
{
    private const string Header = "code,name_vi,kind\n";

    // "Hội" as Windows-1258 has it: o with a circumflex, and the dot below it on its own.
    private static readonly byte[] Windows1258 = [.. "hnd,H"u8, 0xF4, 0xF2, .. "i,mass_org\n"u8];

    private static readonly Dictionary<string, (byte[] File, string Expected)> Table = new()
    {
        ["nothing"] = ([], "empty_file"),
        ["a mark and nothing"] = (Utf8("\uFEFF"), "empty_file"),
        ["a mark"] = (Utf8("\uFEFF" + Header + "hnd,Hội,mass_org\n"), "hnd,Hội,mass_org"),
        ["decomposed letters"] = (Utf8(Header + "hnd,Hội,mass_org\n".Normalize(NormalizationForm.FormD)), "hnd,Hội,mass_org"),
        ["semicolons"] = (Utf8("code;name_vi;kind\nhnd;Hội;mass_org\n"), "wrong_separator 1"),
        ["semicolons and quotes"] = (Utf8("\"code\";\"name_vi\";\"kind\"\n\"hnd\";\"Hội\";\"mass_org\"\n"), "bad_quote 1\nwrong_separator 1"),
        ["what Excel writes above semicolons"] = (Utf8("sep=;\ncode;name_vi;kind\n"), "wrong_separator 1"),
        ["tabs"] = (Utf8("code\tname_vi\tkind\n"), "wrong_separator 1"),
        ["Windows-1258"] = ([.. Utf8(Header), .. Windows1258], "not_utf8 2"),
        ["UTF-16, little end first"] = ([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header)], "utf16 1"),
        ["UTF-16, big end first"] = ([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Header)], "utf16 1"),
        ["UTF-16 without a mark"] = (Encoding.Unicode.GetBytes(Header), "nul_byte 1"),
        ["UTF-32"] = ([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Header)], "utf16 1"),
        ["a NUL in a text"] = (Utf8(Header + "hnd,H\0i,mass_org\n"), "nul_byte 2"),
        ["a bell in a text"] = (Utf8(Header + "hnd,H\ai,mass_org\n"), "bad_text 2 name_vi"),
        ["a quoted line break"] = (Utf8(Header + "hnd,\"Hội\nNông dân\",mass_org\n"), "hnd,Hội\nNông dân,mass_org"),
        ["lines that end with a carriage return only"] = (Utf8((Header + "hnd,Hội,mass_org\n").Replace('\n', '\r')), "hnd,Hội,mass_org"),
        ["lines that end with both"] = (Utf8((Header + "hnd,Hội,mass_org\n").ReplaceLineEndings("\r\n")), "hnd,Hội,mass_org"),
        ["cut off in a row"] = (Utf8(Header + "hnd,Hội,mass_org\nbtc,Ban"), "ragged_row 3"),
        ["cut off in quotes"] = (Utf8(Header + "hnd,Hội,mass_org\nbtc,\"Ban"), "bad_quote 3"),
        ["cut off in a letter"] = (Utf8(Header + "hnd,Hội")[..^2], "not_utf8 2"),
        ["a workbook"] = (HostileBook.Filled, "bad_quote 1\nnul_byte 1"),
        ["a page of the web"] = (Utf8("<!DOCTYPE html><html></html>\n"), "no_header 1"),
        ["a row of a million commas"] = (Utf8(Header + new string(',', 1_000_000) + "x\n"), "ragged_row 2"),
        ["a row of two megabytes"] = (Utf8(Header + "hnd," + new string('x', 2_000_000) + ",mass_org\n"), "record_too_long 2"),
        ["a header of a million columns"] = (Utf8(new string(',', 1_000_000) + "\n"), "no_header 1"),
    };

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_is_read_right_or_refused_by_name(string name)
    {
        var (file, expected) = Table[name];
        var read = await HostileTest.InTimeAsync(() => ReadFile.OfAsync("units.csv", file));
        Assert.Equal(expected, string.Join('\n', read.Problems.Count > 0
            ? read.Problems.Select(HostileTest.Line)
            : read.Rows.Select(row => string.Join(',', row.Values.Take(4).Where(value => value is not null)))));
    }

    [Fact]
    public async Task Another_encoding_or_separator_says_what_was_found_and_how_to_save_it_right()
    {
        Assert.Equal(
            "units.csv, dòng 2: byte 0xF4 không phải UTF-8: tệp ở bảng mã khác, như Windows-1258, hoặc bị cắt cụt; trong Excel hãy lưu lại (Save As) dạng \"CSV UTF-8\".",
            (await ReadFile.OfAsync("units.csv", Table["Windows-1258"].File)).Problems[0].Line("vi"));
        Assert.StartsWith(
            "units.csv, row 1: columns are separated by \";\"; commas are needed. Set the List separator of Windows to a comma, then save it in Excel as \"CSV UTF-8\";",
            (await ReadFile.OfAsync("units.csv", Table["semicolons"].File)).Problems[0].Line("en"), StringComparison.Ordinal);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
