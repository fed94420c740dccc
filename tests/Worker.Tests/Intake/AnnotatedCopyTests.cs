using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Reports.Tests.Intake;
using Analytics.Worker.Commands;

namespace Analytics.Worker.Tests.Intake;

/// <summary>What becomes of <c>import --annotate FILE</c>, without a warehouse: the results are as an import gives them.</summary>
public sealed class AnnotatedCopyTests : IDisposable
{
    private static readonly byte[] Filled = FormEdit.Fill(SampleForm.Workbook(), ("a05", "value", "2.1"));

    private static readonly Problem AtCell = new(ProblemCode.AmbiguousNumber, "btc.xlsx", Value: "2.1", Details: ["2,1", "21"]) { Place = new(SampleForm.Organisation, 7, 7) };
    private static readonly Problem Elsewhere = new(ProblemCode.Unreadable, "units.csv", Details: "x");

    private readonly ScratchFolder folder = new();

    public AnnotatedCopyTests() => File.WriteAllBytes(At("btc.xlsx"), Filled);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_copy_is_made_again_until_somebody_works_in_it()
    {
        Assert.Equal("The copy with comments: " + At("lỗi.xlsx"), await WriteAsync("lỗi.xlsx", Refused(AtCell)));
        // Corrected meanwhile: the copy is still one of this workbook.
        File.WriteAllBytes(At("btc.xlsx"), FormEdit.Fill(Filled, ("a05", "value", "0.21")));
        await WriteAsync("lỗi.xlsx", Refused(AtCell));
        File.WriteAllBytes(At("lỗi.xlsx"), FormEdit.Fill(File.ReadAllBytes(At("lỗi.xlsx")), ("a05", "value", "21")));
        Refuses("lỗi.xlsx", "nobody changed since");
    }

    [Fact]
    public void A_file_that_is_something_else_is_never_written_over()
    {
        File.WriteAllText(At("thư.txt"), "Kính gửi");
        File.WriteAllBytes(At("hnd.xlsx"), Filled);
        Refuses("thư.txt", "move it away, or name another one");
        Refuses("hnd.xlsx", "move it away, or name another one");
    }

    [Fact]
    public void The_workbook_itself_is_never_written_over_nor_through_a_link()
    {
        File.CreateSymbolicLink(At("liên-kết.xlsx"), At("btc.xlsx"));
        Directory.CreateSymbolicLink(At("đây"), folder.Path);
        Refuses("btc.xlsx", "--annotate would write over the workbook");
        Refuses("liên-kết.xlsx", "--annotate would write over the workbook");
        Refuses(Path.Combine("đây", "btc.xlsx"), "--annotate would write over the workbook");
    }

    [Fact]
    public async Task Only_of_an_accepted_workbook_it_says_that_there_are_no_problems()
    {
        var accepted = new ImportResult(1, false, DateTimeOffset.UtcNow, [], [], [], 0);
        Assert.Equal($"The workbook has no problems and no warnings; {At("lỗi.xlsx")} was not written.", await WriteAsync("lỗi.xlsx", accepted));
        Assert.Equal($"Bảng tính không có lỗi hay lưu ý; không ghi {At("lỗi.xlsx")}.", await WriteAsync("lỗi.xlsx", accepted, "vi"));
        // The first 200 may all be of another file.
        Assert.Equal(
            $"The problems and warnings that are listed are not in the workbook; {At("lỗi.xlsx")} was not written.", await WriteAsync("lỗi.xlsx", Refused(Elsewhere)));
        Assert.Equal($"Những lỗi và lưu ý đã nêu không ở trong bảng tính; không ghi {At("lỗi.xlsx")}.", await WriteAsync("lỗi.xlsx", Refused(Elsewhere), "vi"));
        Assert.False(File.Exists(At("lỗi.xlsx")));
    }

    [Theory]
    [InlineData("en", "The workbook cannot be opened to be annotated; ")]
    [InlineData("vi", "Bảng tính không mở được để ghi chú; ")]
    public async Task Of_a_workbook_that_is_none_there_is_no_copy(string language, string sentence)
    {
        File.WriteAllText(At("btc.xlsx"), "PK");
        var none = new Problem(ProblemCode.NotAWorkbook, "btc.xlsx");
        Assert.StartsWith(sentence, await WriteAsync("lỗi.xlsx", Refused(none), language), StringComparison.Ordinal);
        Assert.False(File.Exists(At("lỗi.xlsx")));
    }

    [Theory]
    [InlineData("en", "The workbook is too large to be annotated; ")]
    [InlineData("vi", "Bảng tính quá lớn để ghi chú; ")]
    public async Task Nor_of_one_that_can_be_read_but_is_too_large_to_be_written_again(string language, string sentence)
    {
        var cells = string.Concat(Enumerable.Repeat("<x:row><x:c t=\"n\"/></x:row>", 70_000));
        File.WriteAllBytes(At("btc.xlsx"), FormPart.Replace(Filled, "xl/worksheets/sheet2.xml", "</x:sheetData>", cells + "</x:sheetData>"));
        Assert.StartsWith(sentence, await WriteAsync("lỗi.xlsx", Refused(AtCell), language), StringComparison.Ordinal);
        Assert.False(File.Exists(At("lỗi.xlsx")));
    }

    [Fact]
    public async Task Nor_of_one_without_sheets()
    {
        File.WriteAllBytes(At("btc.xlsx"), FormPart.Rewrite(Filled, "xl/workbook.xml", xml => System.Text.RegularExpressions.Regex.Replace(xml, "<x:sheets>.*</x:sheets>", "<x:sheets/>")));
        Assert.Contains("cannot be opened", await WriteAsync("lỗi.xlsx", Refused(new Problem(ProblemCode.NotATemplate, "btc.xlsx", Details: ""))), StringComparison.Ordinal);
    }

    private static ImportResult Refused(Problem problem) => new(null, false, null, [], [], [problem], 201);

    private string At(string name) => Path.Combine(folder.Path, name);

    private Task<string> WriteAsync(string copy, ImportResult result, string language = "en") =>
        AnnotatedCopy.Of([At("btc.xlsx")], At(copy))!.WriteAsync(result, language, CancellationToken.None);

    private void Refuses(string copy, string sentence)
    {
        var before = File.ReadAllBytes(At(copy));
        var refusal = Assert.Throws<BadInputException>(() => AnnotatedCopy.Of([At("btc.xlsx")], At(copy)));
        Assert.Contains(sentence, Assert.Single(refusal.Lines), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(At(copy)));
    }
}
