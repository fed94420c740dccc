using System.Text.Json;
using Analytics.Worker.Commands;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Intake;

/// <summary>The commands about submissions, as processes.</summary>
[Collection("intake")]
public sealed class SubmissionCommandTests(DatabaseFixture database)
{
    [Fact]
    public async Task The_commands_import_correct_show_give_back_and_withdraw()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        using var folder = new ScratchFolder();
        var environment = database.EnvironmentOf(town.Warehouse);
        Task<CommandRun> Run(params string[] arguments) => CommandRun.RunAsync(folder.Path, environment, arguments);
        town.Town.Write("observations.csv", "unit,indicator,quarter,value", "btc,a05,2023-Q1,12");
        var path = town.Town.At("observations.csv");

        var imported = await Run("import", path);
        Assert.Equal("observations.csv: đọc 1 hàng, lưu 1\nlần gửi 2\n", imported.Output);
        var again = await Run("import", path);
        Assert.Matches("^observations.csv: đọc 1 hàng, lưu 0; chính là tệp của lần gửi 2 ngày [0-9]{2}/[0-9]{2}/[0-9]{4}\n$", again.Output);

        string[] told = ["correct", "--unit", "btc", "--indicator", "a05", "--quarter", "2023-Q1", "--value", "1.234", "--reason", "đ/c Hòa báo"];
        var dry = await Run([.. told, "--dry-run", "--json", "--lang", "en"]);
        using (var json = JsonDocument.Parse(dry.Output))
        {
            Assert.Equal(1, json.RootElement.GetProperty("changes_total").GetInt32());
            var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
            Assert.Equal(
                """{"file":"observations.csv","key":["btc","a05","2023-Q1"],"unit_name":"Ban Tổ chức","indicator_name":"Đảng viên mới","is_new":false,"columns":[{"column":"value","old":"12","new":"1234"},{"column":"status","old":"final","new":"revised"}]}""",
                change.GetRawText());
            Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("files")[0].GetProperty("same_as").ValueKind);
        }

        var corrected = await Run(told);
        Assert.Matches(
            "^observations.csv: đọc 1 hàng, lưu 1\nBan Tổ chức, Đảng viên mới, 2023-Q1: 12 → 1.234; status final → revised\nlần gửi [0-9]+\n$", corrected.Output);
        var number = corrected.Output.TrimEnd().Split(' ')[^1];

        var withdrawn = await Run("submissions", "withdraw", number, "--reason", "nghe nhầm", "--lang", "en");
        Assert.Contains("Ban Tổ chức, Đảng viên mới, 2023-Q1: 1.234 → 12; status revised → final\nsubmission ", withdrawn.Output, StringComparison.Ordinal);
        var refused = await Run("submissions", "withdraw", number, "--reason", "nghe nhầm", "--lang", "en");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("was withdrawn already", refused.Messages, StringComparison.Ordinal);

        var shown = await Run("submissions", "show", number, "--lang", "en");
        Assert.Contains("told by ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("reason: đ/c Hòa báo\nwithdrawn by submission ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Ban Tổ chức, Đảng viên mới, 2023-Q1: 12 → 1.234", shown.Output, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse((await Run("submissions", "--json")).Output))
        {
            Assert.Equal(["withdrawal", "told", "import", "import"], json.RootElement.EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        }

        var file = await Run("submissions", "file", "2", "observations.csv");
        var copy = folder.Below("submission-2-observations.csv");
        Assert.Equal((0, copy), (file.ExitCode, file.Output.Trim()));
        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(copy));
        await File.WriteAllTextAsync(copy, "x");
        var over = await Run("submissions", "file", "2", "observations.csv");
        Assert.Equal((2, "x"), (over.ExitCode, await File.ReadAllTextAsync(copy)));
        Assert.Contains("is not written over", over.Messages, StringComparison.Ordinal);
        Assert.Contains("has no file `../x`; it has observations.csv.", (await Run("submissions", "file", "2", "../x")).Messages, StringComparison.Ordinal);
        Assert.Contains("There is no submission 99; `submissions` shows", (await Run("submissions", "show", "99")).Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd", "submission-7-passwd")]
    [InlineData("C:\\tệp\\báo cáo.xlsx", "submission-7-báo cáo.xlsx")]
    [InlineData("..", "submission-7-..")]
    [InlineData("a\u001b[31m;b", "submission-7-a__31m_b")]
    public void A_name_that_somebody_gave_a_file_is_no_path(string name, string safe) => Assert.Equal(safe, SubmissionFileCommand.SafeName(7, name));
}
