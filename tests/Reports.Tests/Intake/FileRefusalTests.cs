using System.Text;
using Analytics.Reports.Intake;

namespace Analytics.Reports.Tests.Intake;

public class FileRefusalTests
{
    private const string Header = "code,name_vi,kind\n";

    [Theory]
    [InlineData("code;name_vi;kind\nbtc;Ban;party_board\n", null, "\";\"", "dấu phẩy", "commas")]
    [InlineData("code\tname_vi\tkind\nbtc\tBan\tparty_board\n", null, "\"TAB\"", "dấu phẩy", "commas")]
    [InlineData("btc,Ban,party_board\n", null, "btc,Ban,party_board", "code,name_vi,name_en*", "code,name_vi,name_en*")]
    [InlineData("code,name_vi,kind,colour\nbtc,Ban,party_board,red\n", "colour", "colour", "code,name_vi,name_en*", "code,name_vi,name_en*")]
    [InlineData("code,name_vi\nbtc,Ban\n", "kind", "code,name_vi", "thiếu cột", "missing")]
    [InlineData("code,name_vi,kind,code\nbtc,Ban,party_board,btc\n", "code", "code", "hai lần", "twice")]
    public async Task A_wrong_header_is_refused_with_what_is_accepted(
        string content, string? column, string value, string accepted, string acceptedInEnglish)
    {
        var read = await ReadFile.OfAsync("units.csv", content);

        var problem = Assert.Single(read.Problems);
        Assert.Equal(("units.csv", 1L, column), (problem.File, problem.Row, problem.Column));
        Assert.Contains(value, problem.Message("vi"), StringComparison.Ordinal);
        Assert.Contains(accepted, problem.Message("vi"), StringComparison.Ordinal);
        Assert.Contains(acceptedInEnglish, problem.Message("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_column_recorded_at_is_refused_once_and_names_the_option()
    {
        var read = await ReadFile.OfAsync(
            "observations.csv", "unit,indicator,quarter,value,recorded_at\nbtc,a05,2023-Q1,5,x\nbtc,a05,2023-Q2,5,y\n");

        var problem = Assert.Single(read.Problems);
        Assert.Equal((1L, "recorded_at"), (problem.Row, problem.Column));
        Assert.Contains("--backfill", problem.Message("vi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("btc,Ban\n", "2", "3")]
    [InlineData("btc,Ban Tổ chức, cán bộ,party_board\n", "4", "3")]
    public async Task A_row_with_another_number_of_cells_is_refused(string row, string found, string due)
    {
        var read = await ReadFile.OfAsync("units.csv", Header + "hnd,Hội,mass_org\n" + row);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemCode.RaggedRow, 3L, found), (problem.Code, problem.Row, problem.Value));
        Assert.Contains($"{due} cột", problem.Message("vi"), StringComparison.Ordinal);
        Assert.Contains("ngoặc kép", problem.Message("vi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("btc,\"Ban\" Tổ chức,party_board\nhnd,Hội,mass_org\n", 2)]
    [InlineData("btc,Ban \"Tổ chức\",party_board\nhnd,Hội,mass_org\n", 2)]
    [InlineData("hnd,Hội,mass_org\nbtc,\"Ban Tổ chức,party_board\nlđ,x,y\n", 3)]
    public async Task A_misplaced_quote_is_refused_at_the_row_where_it_stands(string rows, long row)
    {
        var read = await ReadFile.OfAsync("units.csv", Header + rows);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemCode.BadQuote, row), (problem.Code, problem.Row));
        Assert.Contains("\"\"", problem.Message("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_quote_does_not_read_the_file_into_memory()
    {
        var read = await ReadFile.OfAsync("units.csv", Header + "hnd,Hội,mass_org\nbtc,\"Ban" + new string('x', 3 << 20));

        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemCode.RecordTooLong, 3L), (problem.Code, problem.Row));
        Assert.False(read.Whole);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_at_its_first_such_row()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes(Header + "btc,Ban,party_board\nhnd,H"), 0xF4, .. "i,mass_org\n"u8, .. "x,H"u8, 0xF4, .. "i,y\n"u8];
        var read = await ReadFile.OfAsync("units.csv", latin);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemCode.NotUtf8, 3L), (problem.Code, problem.Row));
        Assert.Contains("CSV UTF-8", problem.Message("vi"), StringComparison.Ordinal);
        Assert.False(read.Whole);
    }

    [Fact]
    public async Task Utf16_is_refused_with_and_without_its_mark()
    {
        var content = Header + "btc,Ban,party_board\n";
        var marked = await ReadFile.OfAsync("units.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(content)]);
        var bare = await ReadFile.OfAsync("units.csv", Encoding.Unicode.GetBytes(content));

        Assert.Equal(ProblemCode.Utf16, Assert.Single(marked.Problems).Code);
        Assert.Equal(ProblemCode.NulByte, Assert.Single(bare.Problems).Code);
        Assert.Contains("UTF-16", bare.Problems[0].Message("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nul_byte_is_refused_at_its_row()
    {
        var read = await ReadFile.OfAsync("units.csv", Header + "btc,B\0n,party_board\n");

        Assert.Equal((ProblemCode.NulByte, (long?)2), (Assert.Single(read.Problems).Code, read.Problems[0].Row));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public async Task An_empty_file_is_refused(string content)
    {
        var read = await ReadFile.OfAsync("units.csv", content);

        Assert.Equal(ProblemCode.EmptyFile, Assert.Single(read.Problems).Code);
        Assert.Equal(content.Length == 0, read.Sha256 is null);
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_refused_with_the_reason()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var held = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose);
        held.SetLength(1);
        var problems = new ProblemList(Importer.MostProblems);
        var csv = new CsvFile(new Source(0, "units.csv", path, DataFiles.Find("units.csv")!), false, ReadFile.Latest, problems);

        Assert.False(await csv.ReadAsync(_ => Assert.Fail("Nothing can be read."), CancellationToken.None));

        var problem = Assert.Single(problems.InOrder());
        Assert.Equal((ProblemCode.Unreadable, "units.csv"), (problem.Code, problem.File));
        Assert.Contains("đóng tệp", problem.Message("vi"), StringComparison.Ordinal);
    }
}
