using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Tests.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Scheduling;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Worker.Tests.Intake;

/// <summary>Collection workbooks against the warehouse: same transaction and same checks as CSV files, problems at their cells.</summary>
[Collection("intake")]
public sealed class WorkbookImportTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_workbook_and_CSV_files_are_one_import_and_the_same_again_stores_nothing()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a05", "value", "1.234"), ("a04", "value", 9086), ("organisation/result/1", "text", "Đã xong."), ("plan:a05", "value", 4000));
        town.Observe("hnd,a05,2023-Q1,5");

        var result = await town.ImportAsync();
        Assert.Empty(result.Problems.Select(problem => problem.Line("en")));
        Assert.Equal([("btc.xlsx", 4L, 4L), ("observations.csv", 1L, 1L)], result.Files.Where(file => file.RowsStored > 0).Select(file => (file.Name, file.RowsRead, file.RowsStored)));
        Assert.Equal(0, (await town.ImportAsync(hour: 1)).RowsStored);

        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        Assert.Equal(
            ["btc a04 9086", "btc a05 1234", "hnd a05 5"],
            await connection.QueryAsync<string>("select unit || ' ' || indicator || ' ' || value from warehouse.observations order by 1"));
        Assert.Equal(["2023-Q1 2023-Q4 4000 plan"], await connection.QueryAsync<string>("select from_quarter || ' ' || to_quarter || ' ' || value || ' ' || basis from warehouse.targets"));
        Assert.Equal(["2023-Q1 organisation result 1 Đã xong."], await connection.QueryAsync<string>("select concat_ws(' ', period, field, kind, ordinal, text) from warehouse.notes"));
    }

    [Fact]
    public async Task An_unchanged_workbook_does_not_undo_what_was_told_since_unless_it_was_withdrawn()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a05", "value", 12), ("a04", "value", 9000));
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => town.ImportAsync()));
        Assert.Equal([0, 0, 2], results.Select(result => result.RowsStored).Order());
        var brought = results.Single(result => result.RowsStored == 2).Submission!.Value;
        Assert.All(results.Where(result => result.RowsStored == 0), result => Assert.Equal(brought, result.Files.Single(file => file.Name == "btc.xlsx").SameAs!.Submission));

        var told = new ToldNumber("btc", "a05", "2023-Q1", "14", "đ/c Hòa báo");
        Assert.NotNull((await new OneNumber(town.Warehouse.App, new Clock(Town.Now.AddHours(1))).TakeAsync(told, Actor.Command, dryRun: false, default)).Submission);
        File.Move(town.At("btc.xlsx"), town.At("gửi lại.xlsx"));
        var again = await town.ImportAsync(hour: 2);
        Assert.Equal((null, 0L), (again.Submission, again.RowsStored));
        Assert.Equal((0L, brought), again.Files.Where(file => file.Name == "gửi lại.xlsx").Select(file => (file.RowsRead, file.SameAs!.Submission)).Single());

        var withdrawn = await new Withdrawal(town.Warehouse.App, new Clock(Town.Now.AddHours(3))).WithdrawAsync(brought, "nhầm", "văn thư", dryRun: false, default);
        Assert.Equal(1, withdrawn.RowsStored);
        var back = await town.ImportAsync(hour: 4);
        Assert.Equal((false, 2L), (back.Submission is null, back.RowsStored));
    }

    [Fact]
    public async Task A_workbook_that_came_with_a_submission_which_is_being_withdrawn_is_read_once_that_is_done()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a05", "value", 12));
        var brought = (await town.ImportAsync()).Submission!.Value;
        Task<ImportResult>? again = null;
        await using var asking = await town.Warehouse.App.OpenConnectionAsync();
        await new Withdrawal(town.Warehouse.App, new Clock(Town.Now.AddHours(1))).WithdrawAsync(
            brought, "nhầm", "văn thư", dryRun: false, default,
            async (_, _) =>
            {
                again = town.ImportAsync(hour: 2);
                await SubmissionTests.WaitingAsync(asking);
            });

        var back = await again!;
        Assert.Equal((true, 1L), (back.Submission > brought, back.RowsStored));
        Assert.Null(back.Files.Single(file => file.Name == "btc.xlsx").SameAs);
    }

    [Fact]
    public async Task A_value_that_a_workbook_only_repeated_comes_back_with_it_when_what_brought_it_was_withdrawn()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a05", "value", 10), ("a04", "value", 5));
        var first = await town.ImportAsync(hour: 1);
        await WriteAsync(town, "btc.xlsx", ("a05", "value", 10), ("a04", "value", 6));
        Assert.Equal(1, (await town.ImportAsync(hour: 2)).RowsStored);

        var withdrawal = new Withdrawal(town.Warehouse.App, new Clock(Town.Now.AddHours(3)));
        foreach (var dryRun in (bool[])[true, false])
        {
            var withdrawn = await withdrawal.WithdrawAsync(first.Submission!.Value, "nhầm", "văn thư", dryRun, default);
            Assert.Equal(
                ["Ban Tổ chức, Đảng viên mới, 2023-Q1: 10 → withdrawn; status final → revised"], withdrawn.Changes.Select(change => change.Line("en")));
        }

        var back = await town.ImportAsync(hour: 4);
        Assert.Equal(["value  → 10", "status revised → final"], back.Changes.Single().Columns.Select(column => $"{column.Column} {column.Old} → {column.New}"));
        // From now on it stands whole again.
        Assert.Equal((0L, back.Submission), (await town.ImportAsync(hour: 5)).Files.Where(file => file.Name == "btc.xlsx").Select(file => (file.RowsRead, file.SameAs?.Submission)).Single());
    }

    [Fact]
    public async Task What_only_the_warehouse_can_tell_stands_at_its_cell_too()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a05", "value", 5), ("b01", "value", -1), ("b07", "value", 2), ("a04", "value", "2.1"));
        // The same figure once more, in a copy under another name, and in a CSV file.
        File.Copy(town.At("btc.xlsx"), town.At("chép.xlsx"));
        town.Observe("btc,a05,2023-Q1,6");

        var result = await town.ImportAsync();
        Assert.Equal(
            [
                "btc.xlsx, Tổ chức!G7: \"2.1\" có thể là 2,1 hoặc 21; hãy ghi rõ một trong hai.",
                "btc.xlsx, Tổ chức!G9: \"-1\" âm; chỉ tiêu loại percent cần số từ 0 trở lên.",
                "btc.xlsx, Tổ chức!G10: \"2\" không được nhận; chỉ nhận Đạt, Chưa, 1 hoặc 0.",
                "chép.xlsx, Tổ chức!G7: \"2.1\" có thể là 2,1 hoặc 21; hãy ghi rõ một trong hai.",
                "chép.xlsx, Tổ chức!G8: khóa \"btc, a05, 2023-Q1\" đã có ở btc.xlsx, ô Tổ chức!G8; mỗi khóa chỉ một lần trong một lần nhập: hãy bỏ một chỗ.",
            ],
            result.Problems.Where(problem => problem.File == "btc.xlsx" || problem.Place?.Row is 7 or 8).Select(problem => problem.Line("vi")));
        Assert.Contains("observations.csv, dòng 2: khóa \"btc, a05, 2023-Q1\" đã có ở btc.xlsx, ô Tổ chức!G8; mỗi khóa chỉ một lần trong một lần nhập: hãy bỏ một chỗ.",
            result.Problems.Select(problem => problem.Line("vi")));
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        Assert.Equal(0, await connection.QuerySingleAsync<int>("select count(*)::int from warehouse.observations"));
    }

    [Fact]
    public async Task A_unit_that_does_not_report_an_indicator_any_more_is_told_at_the_value()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a04", "value", 5));
        town.Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", "a04,Tổng số đảng viên,đảng viên,stock,,,mass_org");

        var problem = Assert.Single((await town.ImportAsync()).Problems);
        Assert.Equal((ProblemCode.NotAReporter, "Tổ chức!G7"), (problem.Code, problem.Place!.ToString()));
    }

    [Fact]
    public async Task A_measure_that_changed_since_the_template_was_made_or_changes_in_the_same_import_is_told_at_the_value()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a04", "value", 5), ("a05", "value", 6));
        string[] changed = ["a04,Tổng số đảng viên,nghìn đảng viên,stock,,,party_board", .. Town.Indicators.Skip(1)];
        town.Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", changed);

        var problem = Assert.Single((await town.ImportAsync()).Problems);
        Assert.Equal(
            "btc.xlsx, Tổ chức!G7: \"5\" was written where the template says “đảng viên”, and the indicator is now counted in “nghìn đảng viên”; "
            + "make the workbook again with `template` and write the number in the new measure.",
            problem.Line("en"));
        File.Delete(town.At("btc.xlsx"));
        Assert.True((await town.ImportAsync()).Accepted);
        await WriteAsync(town, "btc.xlsx", ("a04", "value", 5), ("a05", "value", 6));
        Assert.Empty((await town.ImportAsync(hour: 1)).Problems);
    }

    [Fact]
    public async Task A_unit_that_owes_no_figures_owes_words_and_is_reported_with_them()
    {
        using var town = await TownAsync();
        town.Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", [.. Town.Units, "mttq,Mặt trận,mass_org,tx,,"]);
        town.Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", Town.Indicators.Select(row => row.Replace(";hnd", "", StringComparison.Ordinal)));
        Assert.True((await town.ImportAsync()).Accepted);
        var template = await town.TemplateAsync("mttq");
        Assert.All(FormEdit.Places(template).Keys, key => Assert.StartsWith("organisation/", key.Code, StringComparison.Ordinal));

        await File.WriteAllBytesAsync(town.At("mttq.xlsx"), FormEdit.Fill(template, ("organisation/result/1", "text", "Đã vận động.")));
        Assert.Empty((await town.ImportAsync(hour: 1)).Problems);
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        Assert.Equal("mttq 2023-Q1 result", await connection.QuerySingleAsync<string>("select concat_ws(' ', unit, period, kind) from warehouse.notes"));
    }

    [Fact]
    public async Task The_commands_make_a_template_take_it_back_and_annotate_a_copy()
    {
        using var town = await TownAsync();
        using var folder = new ScratchFolder();
        var environment = database.EnvironmentOf(town.Warehouse);
        Task<CommandRun> Run(params string[] arguments) => CommandRun.RunAsync(folder.Path, environment, arguments);

        var made = await Run("template", "--series", "s1", "--unit", "btc", "--quarter", "2023-Q1");
        var path = Path.Combine(folder.Path, "s1-btc-2023-Q1.xlsx");
        Assert.Equal((0, path), (made.ExitCode, made.Output.Trim()));
        var template = await File.ReadAllBytesAsync(path);
        Assert.Equal(0, (await Run("template", "--series", "s1", "--unit", "btc", "--quarter", "2023-Q1")).ExitCode);

        await File.WriteAllBytesAsync(path, FormEdit.Fill(template, ("a05", "value", "2.1")));
        var again = await Run("template", "--series", "s1", "--unit", "btc", "--quarter", "2023-Q1");
        Assert.Equal((2, true), (again.ExitCode, again.Messages.Contains("may be filled in", StringComparison.Ordinal)));

        var refused = await Run("import", path, "--lang", "en", "--annotate", "lỗi.xlsx");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("s1-btc-2023-Q1.xlsx, Tổ chức!G8: \"2.1\" may be 2,1 (decimal comma) or 21; write one of the two.", refused.Messages, StringComparison.Ordinal);
        using var copy = SpreadsheetDocument.Open(Path.Combine(folder.Path, "lỗi.xlsx"), false);
        var comment = Assert.Single(copy.WorkbookPart!.WorksheetParts.Select(part => part.WorksheetCommentsPart).OfType<WorksheetCommentsPart>()
            .SelectMany(part => part.Comments.CommentList!.Elements<Comment>()));
        Assert.Equal(
            ("G8", "[analytics import]\n• \"2.1\" may be 2,1 (decimal comma) or 21; write one of the two."), (comment.Reference!.Value, comment.CommentText!.InnerText));

        var nowhere = await Run("import", path, "--lang", "en", "--annotate", Path.Combine("không-có", "lỗi.xlsx"));
        Assert.Equal(2, nowhere.ExitCode);
        Assert.Contains("Tổ chức!G8: \"2.1\" may be", nowhere.Messages, StringComparison.Ordinal);
        Assert.Contains("give --annotate a file in a folder that exists", nowhere.Messages, StringComparison.Ordinal);

        var two = await Run("import", path, "lỗi.xlsx", "--annotate", "x.xlsx");
        Assert.Equal((2, true), (two.ExitCode, two.Messages.Contains("exactly one workbook", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("none", "btc", "2023-Q1", "There is no series `none`; `series list` shows those that exist.")]
    [InlineData("s1", "none", "2023-Q1", "There is no unit `none`; correct the code or add the unit to units.csv.")]
    [InlineData("s1", "btc", "2023", "`2023` is not a quarter; write it like 2023-Q1.")]
    [InlineData("s1", "tx", "2023-Q1", "Unit `tx` belongs to no committee; correct its parent in units.csv.")]
    [InlineData("s1", "btg", "2025-Q3", "`s1` asks unit `btg` for nothing in 2025-Q3; look at the series' units and its periods, and at the unit's validity.")]
    public async Task A_template_that_cannot_be_is_refused_in_a_sentence(string series, string unit, string quarter, string sentence)
    {
        using var town = await TownAsync();
        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            town.TemplateAsync(unit, series, quarter));
        Assert.Equal(sentence, Assert.Single(refusal.Lines));
        Assert.NotEqual(refusal.Lines, refusal.LinesIn("vi"));
    }

    [Fact]
    public async Task Words_go_to_the_period_of_the_series_that_the_quarter_lies_in()
    {
        using var town = await TownAsync();
        town.Write("terms.csv", "code,name_vi,from,to", "2020-2025,Nhiệm kỳ,2020-Q3,2025-Q2", "2025-2030,Nhiệm kỳ,2025-Q2,2030-Q2");
        await town.ImportAsync();
        async Task<string?> PeriodOf(Reports.Periods.PeriodKind kind, int year, int number) =>
            (await FormSources.FindPeriodAsync(town.Warehouse.Reader, kind, new(year, number), Town.Now, CancellationToken.None))?.Code;

        Assert.Equal("2023-H2", await PeriodOf(Reports.Periods.PeriodKind.SixMonths, 2023, 3));
        Assert.Equal("2023-9M", await PeriodOf(Reports.Periods.PeriodKind.NineMonths, 2023, 3));
        Assert.Null(await PeriodOf(Reports.Periods.PeriodKind.NineMonths, 2023, 4));
        Assert.Equal("2023", await PeriodOf(Reports.Periods.PeriodKind.Year, 2023, 4));
        Assert.Equal("2020-2025", await PeriodOf(Reports.Periods.PeriodKind.Term, 2025, 1));
        Assert.Equal("2025-2030", await PeriodOf(Reports.Periods.PeriodKind.Term, 2025, 2));
        Assert.Null(await PeriodOf(Reports.Periods.PeriodKind.Term, 2019, 4));
    }

    private async Task<Town> TownAsync() => await Town.CollectingAsync(await database.CreateDatabaseAsync());

    private static async Task WriteAsync(Town town, string name, params IEnumerable<(string Code, string Column, object Value)> cells) =>
        await File.WriteAllBytesAsync(town.At(name), FormEdit.Fill(await town.TemplateAsync(), cells));
}
