using System.Globalization;
using System.Text.Json;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Warnings;
using Analytics.Reports.Tests.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Commands;
using Analytics.Worker.Tests.Commands;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Worker.Tests.Intake;

/// <summary>What an import is warned of and takes in all the same: one town, whose imports follow one another.</summary>
[Collection("intake")]
public sealed class WarningTests(DatabaseFixture database)
{
    private const string Notes = "unit,period,field,kind,ordinal,text";

    [Fact]
    public async Task What_is_unusual_is_stored_and_told_at_its_row()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        // Seven quarters, so the eighth before and one more are missing; all but one about 30. hnd has three only.
        town.Observe(
            [.. History("btc,a05", 2021, 30, 31, 29, 30, 32, 30, 28), .. History("hnd,a05", 2022, 5, 6, 7), "btc,a04,2022-Q4,20"]);
        town.Write("notes.csv", Notes, "btc,2022-Q4,organisation,result,1,Đã xong.", "btc,2022,organisation,task,1,Đã xong.");
        Assert.Empty(Lines(await town.ImportAsync(), "vi"));

        town.Observe("btc,a05,2022-Q4,120", "btc,a05,2023-Q1,0", "hnd,a05,2022-Q4,0", "btc,a04,2022-Q4,20", "btc,b01,2023-Q1,0");
        town.Write("notes.csv", Notes,
            "btc,2022-Q4,organisation,result,1,Đã xong.",
            "btc,2023-Q1,organisation,result,2,Đã xong.",
            "btc,2023-Q1,organisation,task,1,Đã xong.",
            "btc,2023,organisation,task,1,Đã xong.");
        var dry = await town.ImportAsync(dryRun: true, hour: 1);
        var result = await town.ImportAsync(hour: 1);

        // hnd has no a04 and too short a history; b01 is a percent; a note of another kind, and what is known already, repeats nothing.
        string[] expected =
        [
            "Lưu ý: notes.csv, dòng 3, cột text: \"Đã xong.\" giống hệt lời văn của kỳ 2022-Q4; hãy viết cho kỳ này.",
            "Lưu ý: notes.csv, dòng 5, cột text: \"Đã xong.\" giống hệt lời văn của kỳ 2022; hãy viết cho kỳ này.",
            "Lưu ý: observations.csv, dòng 2, cột value: 120 khác xa mức thường thấy 30 (trung vị của 7 quý có số liệu trong 2 năm trước đó); hãy kiểm tra lại, nếu sai thì gửi lại số đúng.",
            "Lưu ý: observations.csv, dòng 2, cột value: tử số 120 (a05) lớn hơn mẫu số 20 (a04) của cùng quý; hãy kiểm tra cả hai số.",
            "Lưu ý: observations.csv, dòng 3, cột value: số 0, trong khi cả 8 quý có số liệu trong 2 năm trước đó đều lớn hơn 0; nếu chưa có số liệu thì để trống, không ghi 0.",
            "Lưu ý: observations.csv, dòng 3, cột value: 0 khác xa mức thường thấy 30 (trung vị của 8 quý có số liệu trong 2 năm trước đó); hãy kiểm tra lại, nếu sai thì gửi lại số đúng.",
        ];
        Assert.Equal(expected, Lines(result, "vi"));
        Assert.Equal(expected.Length, result.WarningsTotal);
        Assert.Equal(Lines(result, "en"), Lines(dry, "en"));
        var kept = await new SubmissionReader(town.Warehouse.Reader).WarningsAsync(result.Submission!.Value, default);
        Assert.Equal(expected, kept.Select(warning => warning.Line("vi")));
        Assert.Equal(Lines(result, "en"), kept.Select(warning => warning.Line("en")));
        Assert.Contains(
            "Warning: observations.csv, row 2, column value: 120 is far from the usual 30 (median of 7 quarters present in the two years before); check it, and send the right number if it is wrong.",
            Lines(result, "en"));
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        Assert.Equal(
            result.Warnings.Select((warning, index) => $"{index + 1} {warning.Code.Text()} {warning.File} {warning.Row}:{warning.Column} {warning.Message("vi")} {warning.Message("en")}"),
            await connection.QueryAsync<string>(
                "select concat_ws(' ', seq, code, file, place, message_vi, message_en) from warehouse.submission_warnings where submission = @Submission order by seq", result));

        Assert.Empty((await town.ImportAsync(hour: 2)).Warnings);
        // A ratio's other part comes later, and alone: told at the part that came.
        town.Observe("btc,a05,2022-Q4,120", "btc,a04,2022-Q4,21");
        Assert.Equal([(WarningCode.NumeratorExceedsDenominator, 3L)], (await town.ImportAsync(hour: 3)).Warnings.Select(warning => (warning.Code, warning.Row!.Value)));
    }

    [Fact]
    public async Task More_warnings_than_are_listed_are_counted()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        town.Write("notes.csv", Notes, Enumerable.Range(1, 201).Select(number => FormattableString.Invariant($"btc,2023-Q1,organisation,result,{number},Gọi 0912345678")));

        var result = await town.ImportAsync();
        Assert.Equal((200, 201L), (result.Warnings.Count, result.WarningsTotal));
        var reader = new SubmissionReader(town.Warehouse.Reader);
        var (kept, warnings) = ((await reader.FindAsync(result.Submission!.Value, default))!, await reader.WarningsAsync(result.Submission.Value, default));
        Assert.Equal((201L, 200), (kept.WarningsTotal, warnings.Count));
        Assert.Equal(("… và 1 lưu ý khác", "… and 1 more warnings"), (SubmissionReport.Lines(kept, [], warnings, "vi").Last(), SubmissionReport.Lines(kept, [], warnings, "en").Last()));
        Assert.Equal(Enumerable.Range(2, 200).Select(row => (long?)row), result.Warnings.Select(warning => warning.Row));
        await using var connection = await town.Warehouse.App.OpenConnectionAsync();
        Assert.Equal(200, await connection.QuerySingleAsync<int>("select count(*)::int from warehouse.submission_warnings"));
        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync("delete from warehouse.submission_warnings"));
        Assert.Equal("42501", refusal.SqlState);
    }

    [Fact]
    public async Task In_a_workbook_a_warning_stands_at_its_cell_and_in_the_annotated_copy_and_tells_no_number_of_a_person()
    {
        using var town = await Town.CollectingAsync(await database.CreateDatabaseAsync());
        using var folder = new ScratchFolder();
        town.Observe([.. History("btc,a05", 2021, 30, 31, 29, 30, 32, 30, 28, 30), "btc,a04,2023-Q1,20"]);
        town.Write("notes.csv", Notes, "btc,2022-Q4,organisation,result,1,Gọi 0912 345 678.");
        Assert.True((await town.ImportAsync()).Accepted);
        var path = Path.Combine(folder.Path, "btc.xlsx");
        var template = await town.TemplateAsync();
        await File.WriteAllBytesAsync(path, FormEdit.Fill(
            template,
            ("a05", "value", "1.234"), ("a05", "note", "CCCD 001086012345"), ("plan:a05", "value", 4000), ("plan:a05", "source", "Ông An, 0912345678"), ("organisation/result/1", "text", "Gọi 0912 345 678."),
            ("organisation/result/2", "text", "Khen ông Nguyễn Văn An, bà Trần Thị Hoa, ông Lê Văn Bình.")));
        Task<CommandRun> Run(params string[] arguments) =>
            CommandRun.RunAsync(folder.Path, database.EnvironmentOf(town.Warehouse), ["import", path, .. arguments]);

        var dry = await Run("--dry-run", "--json", "--lang", "en", "--annotate", "lưu ý.xlsx");
        Assert.Equal(0, dry.ExitCode);
        using var json = JsonDocument.Parse(dry.Output);
        Assert.Equal(["warnings_total", "warnings"], json.RootElement.EnumerateObject().Select(property => property.Name).SkipWhile(name => name != "warnings_total").Take(2));
        var warnings = json.RootElement.GetProperty("warnings").EnumerateArray().ToList();
        Assert.Equal(warnings.Count, json.RootElement.GetProperty("warnings_total").GetInt32());
        Assert.Equal(["code", "file", "row", "column", "cell", "value", "message"], warnings[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            [
                "outlier Tổ chức!G8 1.234: 1,234 is far from the usual 30 (median of 8 quarters present in the two years before); check it, and send the right number if it is wrong.",
                "numerator_exceeds_denominator Tổ chức!G8 1.234: the numerator 1,234 (a05) is larger than the denominator 20 (a04) of the same quarter; check both numbers.",
                "identity_number Tổ chức!K8 …: 12 digits in a row, \"…\", look like the number of an identity card; a report holds no personal data: remove it.",
                "telephone_number Lời văn!D8 …: the number \"…\" looks like a telephone number; a report holds no personal data: remove it.",
                "repeated_text Lời văn!D8 Gọi ….: \"Gọi ….\" is the same, word for word, as for 2022-Q4; write what is true of this period.",
                "list_of_persons Lời văn!D9 : the names of 3 persons seem to be listed; a report tells numbers and offices only: remove the names.",
                "telephone_number Kế hoạch năm 2023!G7 …: the number \"…\" looks like a telephone number; a report holds no personal data: remove it.",
            ],
            warnings.Select(warning => $"{warning.GetProperty("code")} {warning.GetProperty("cell")} {warning.GetProperty("value")}: {warning.GetProperty("message")}"));
        // What is stored stands among the changes, as it was sent; nothing else repeats it.
        Assert.DoesNotContain("0912", json.RootElement.GetProperty("warnings").GetRawText() + dry.Messages, StringComparison.Ordinal);
        using var copy = SpreadsheetDocument.Open(Path.Combine(folder.Path, "lưu ý.xlsx"), false);
        Assert.Equal(
            ["D8", "D9", "G7", "G8", "K8"],
            copy.WorkbookPart!.WorksheetParts.SelectMany(part => part.WorksheetCommentsPart?.Comments.CommentList!.Elements<Comment>() ?? [])
                .Where(comment => comment.CommentText!.InnerText.Contains("\n• Warning: ", StringComparison.Ordinal))
                .Select(comment => comment.Reference!.Value!).Order(StringComparer.Ordinal));

        var told = await Run();
        Assert.Equal(0, told.ExitCode);
        Assert.Contains(
            "Lưu ý: btc.xlsx, Tổ chức!K8: có dãy 12 chữ số \"…\" trông như số căn cước hoặc chứng minh nhân dân; báo cáo không ghi dữ liệu cá nhân: hãy bỏ số này.",
            told.Messages, StringComparison.Ordinal);
        Assert.Contains("Tổng số lưu ý: 7; không cản việc nhập.", told.Messages, StringComparison.Ordinal);
        var reader = new SubmissionReader(town.Warehouse.Reader);
        var submission = (await reader.ListAsync(1, 0, default)).Single();
        Assert.Contains(
            "Warning: btc.xlsx, Lời văn!D9: the names of 3 persons seem to be listed; a report tells numbers and offices only: remove the names.",
            SubmissionReport.Lines(submission, [], await reader.WarningsAsync(submission.Number, default), "en"));
        var show = await CommandRun.RunAsync(
            folder.Path, database.EnvironmentOf(town.Warehouse), "submissions", "show", submission.Number.ToString(CultureInfo.InvariantCulture), "--json");
        using (var shown = JsonDocument.Parse(show.Output))
        {
            Assert.Equal(
                ["file btc.xlsx", "place Lời văn!D9", "message có vẻ liệt kê họ tên 3 người; báo cáo chỉ nêu số lượng và chức danh: hãy bỏ họ tên."],
                shown.RootElement.GetProperty("warnings").EnumerateArray().ElementAt(5).EnumerateObject().Select(property => $"{property.Name} {property.Value}"));
        }

        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        Assert.Equal(
            ["Kế hoạch năm 2023!G7", "Lời văn!D8", "Lời văn!D9", "Tổ chức!G8", "Tổ chức!K8"],
            await connection.QueryAsync<string>("select place from warehouse.submission_warnings where file = 'btc.xlsx' group by place order by place collate \"C\""));
    }

    private static IEnumerable<string> History(string key, int year, params int[] values) =>
        values.Select((value, index) => FormattableString.Invariant($"{key},{year + index / 4}-Q{index % 4 + 1},{value}"));

    private static IEnumerable<string> Lines(ImportResult result, string language) => [.. result.Warnings.Select(warning => warning.Line(language))];
}
