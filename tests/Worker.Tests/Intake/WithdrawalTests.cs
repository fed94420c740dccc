using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

/// <summary>A submission that is taken back: what it replaced counts again, and what was known before stays known.</summary>
[Collection("intake")]
public sealed class WithdrawalTests(DatabaseFixture database)
{
    [Theory]
    [InlineData(new[] { 3, 4 }, new[] { "14", "10" })] // first the middle one, which does not count: nothing changes; then what counts
    [InlineData(new[] { 4 }, new[] { "12" })]
    [InlineData(new[] { 4, 3, 2 }, new[] { "12", "10", "-" })]
    public async Task Of_three_submissions_the_newest_that_is_not_withdrawn_counts(int[] withdrawn, string[] values)
    {
        using var town = await SubmittedTown.CreateAsync(database);
        foreach (var value in (int[])[10, 12, 14])
        {
            await town.ObserveAsync(FormattableString.Invariant($"btc,a05,2023-Q1,{value}"));
        }

        var counted = new List<string>();
        foreach (var submission in withdrawn)
        {
            var result = await town.WithdrawAsync(submission);
            Assert.Empty(SubmittedTown.Lines(result));
            Assert.NotNull(result.Submission);
            var kept = (await town.Reader.FindAsync(submission, default))!;
            Assert.Equal((result.Submission, result.RecordedAt!.Value.UtcDateTime), (kept.WithdrawnBy, kept.WithdrawnAt));
            counted.Add(await town.ValueAsync());
        }

        Assert.Equal(values, counted);
        // Earlier instants are as they were.
        Assert.Equal(
            ["10", "12", "14"],
            await town.RowsAsync("select value::text from warehouse.observations where submission between 2 and 4 order by recorded_at"));
        Assert.Equal(
            withdrawn.Select(submission => FormattableString.Invariant($"submission-withdrawn {submission} nhầm tệp")),
            await town.RowsAsync("select what || ' ' || subject || ' ' || (details ->> 'reason') from audit.acts order by act"));
    }

    [Fact]
    public async Task A_withdrawal_tells_what_counts_again_and_a_dry_run_stores_nothing()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        await town.ObserveAsync("btc,a05,2023-Q1,10");
        var sent = await town.SendAsync(
            "observations.csv", "unit,indicator,quarter,value,status,note", "btc,a05,2023-Q1,12,estimate,Ước", "hnd,a05,2023-Q1,5,,");
        string[] lines =
        [
            "Ban Tổ chức, Đảng viên mới, 2023-Q1: 12 → 10; status estimate → final; note Ước → withdrawn",
            "Hội Nông dân, Đảng viên mới, 2023-Q1: 5 → withdrawn; status final → revised",
        ];

        var dry = await town.WithdrawAsync(sent.Submission, dryRun: true);
        Assert.Equal(lines, dry.Changes.Select(change => change.Line("en")));
        Assert.Equal((null, "12"), (dry.Submission, await town.ValueAsync()));

        var withdrawn = await town.WithdrawAsync(sent.Submission);
        Assert.Equal(lines, withdrawn.Changes.Select(change => change.Line("en")));
        Assert.Equal(("observations.csv", 2L, 2L), withdrawn.Files.Select(file => (file.Name, file.RowsRead, file.RowsStored)).Single());
        var kept = (await town.Reader.FindAsync(withdrawn.Submission!.Value, default))!;
        Assert.Equal((SubmissionKind.Withdrawal, "nhầm tệp", sent.Submission), (kept.Kind, kept.Reason, kept.Withdraws));

        // Sent again, the very same file counts again.
        var again = await town.SendAsync(town.Town.At("observations.csv"));
        Assert.Equal((true, 2L, "12"), (again.Submission > withdrawn.Submission, again.RowsStored, await town.ValueAsync()));
    }

    [Fact]
    public async Task Plans_words_and_days_off_without_an_earlier_version_are_withdrawn_and_nobody_reads_them_any_more()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        town.Town.Write("targets.csv", "unit,indicator,from,to,value,basis", "tx,a05,2023-Q1,2023-Q4,4000,plan");
        town.Town.Write("holidays.csv", "date,name_vi", "2023-09-02,Quốc khánh");
        town.Town.Write("notes.csv", "unit,period,field,kind,text", "btc,2023-Q1,org,result,Đã xong.");
        var sent = await town.SendAsync(town.Town.Folder);
        Assert.Equal((1, 1, 1), await ReadAsync(town));
        Assert.Equal(3, (await town.WithdrawAsync(sent.Submission)).RowsStored);
        Assert.Equal((0, 0, 0), await ReadAsync(town));
        Assert.Equal([""], await town.RowsAsync("select coalesce(value::text, '') from warehouse.targets order by version desc limit 1"));

        Assert.Equal(3, (await town.SendAsync(town.Town.Folder)).RowsStored);
        Assert.Equal((1, 1, 1), await ReadAsync(town));
    }

    [Fact]
    public async Task A_unit_or_an_indicator_that_is_known_from_it_only_is_not_unmade_but_a_correction_of_one_is()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var refused = await town.WithdrawAsync(1);
        Assert.Equal(9, refused.ProblemsTotal);
        Assert.Equal(
            "units.csv: \"btc\" is known from this submission only, and a row of units.csv cannot be un-made, only corrected: correct it and import units.csv; to take its figures back, import them corrected or with an empty value.",
            SubmittedTown.Lines(refused).First());
        Assert.Equal((null, 0L), (refused.Submission, refused.RowsStored));

        var renamed = await town.SendAsync("units.csv", "code,name_vi,kind,parent", "btc,Ban Tổ chức Thị ủy,party_board,tx");
        Assert.Equal(1, (await town.WithdrawAsync(renamed.Submission)).RowsStored);
        Assert.Equal(["Ban Tổ chức"], await town.RowsAsync("select name_vi from warehouse.units where code = 'btc' order by version desc limit 1"));
    }

    [Fact]
    public async Task What_cannot_be_withdrawn_is_refused_in_a_sentence()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var sent = await town.ObserveAsync("btc,a05,2023-Q1,10");
        Assert.Equal(
            ["submission 99: there is no submission \"99\"; `submissions` shows those that were taken in."], SubmittedTown.Lines(await town.WithdrawAsync(99)));
        Assert.Equal(
            ["--reason, column reason: a reason is missing; say in a sentence why, it is kept with the submission."],
            SubmittedTown.Lines(await town.WithdrawAsync(sent.Submission, reason: " ")));
        Assert.Equal(ProblemCode.BadText, Assert.Single((await town.WithdrawAsync(sent.Submission, reason: "a\u0007")).Problems).Code);

        await town.WithdrawAsync(sent.Submission);
        Assert.Equal(
            ["submission 2: submission \"2\" was withdrawn already, by submission 3 of 01/10/2025; it can be withdrawn once: to make its rows count again, send them again."],
            SubmittedTown.Lines(await town.WithdrawAsync(sent.Submission)));
        Assert.Equal(
            ["submission 3: submission \"3\" is the withdrawal of submission 2; only what brought rows can be withdrawn: to make those of 2 count again, send them again."],
            SubmittedTown.Lines(await town.WithdrawAsync(3)));
        Assert.Equal(3, (await town.Reader.ListAsync(10, 0, default)).Count);
    }

    [Fact]
    public async Task What_would_count_again_passes_the_checks_of_every_import()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        await town.ObserveAsync("btg,a05,2025-Q1,10");
        var sent = await town.ObserveAsync("btg,a05,2025-Q1,12");
        await town.SendAsync("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", "btg,Ban Tuyên giáo,party_board,tx,2020-Q1,2024-Q4");

        Assert.Equal(
            ["observations.csv [btg, a05, 2025-Q1], column quarter: \"2025-Q1\" is outside the unit's validity (2020-Q1 – 2024-Q4); only quarters within it are accepted."],
            SubmittedTown.Lines(await town.WithdrawAsync(sent.Submission)));
    }

    [Fact]
    public async Task A_withdrawal_waits_for_the_import_that_runs_and_then_leaves_what_it_brought()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        await town.ObserveAsync("btc,a05,2023-Q1,10", "hnd,a05,2023-Q1,5");
        var sent = await town.ObserveAsync("btc,a05,2023-Q1,12", "hnd,a05,2023-Q1,6");
        town.Town.Observe("btc,a05,2023-Q1,14");
        Task<ImportResult>? withdrawal = null;
        await using var asking = await town.Warehouse.App.OpenConnectionAsync();
        await new Importer(town.Warehouse.App, town.Clock).ImportAsync(
            [town.Town.At("observations.csv")], new ImportOptions(null, false, false, "văn thư"), default,
            async (_, _) =>
            {
                withdrawal = town.WithdrawAsync(sent.Submission);
                await SubmissionTests.WaitingAsync(asking);
            });

        Assert.Equal((5L, 1L), ((await withdrawal!).Submission, (await withdrawal).RowsStored));
        Assert.Equal("14", await town.ValueAsync());
        Assert.Equal(["5"], await town.RowsAsync("select value::text from warehouse.observations where unit = 'hnd' order by version desc limit 1"));
    }

    [Fact]
    public async Task What_a_clock_that_is_ahead_recorded_is_withdrawn_too()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var sent = await town.ObserveAsync("btc,a05,2023-Q1,10");
        await new Withdrawal(town.Warehouse.App, new Clock(Town.Now)).WithdrawAsync(sent.Submission!.Value, "nhầm", "văn thư", dryRun: false, default);
        Assert.Equal("-", await town.ValueAsync());
    }

    [Fact]
    public async Task Two_withdrawals_of_one_submission_at_once_are_one()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var sent = await town.ObserveAsync("btc,a05,2023-Q1,10");
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => town.WithdrawAsync(sent.Submission)));
        Assert.Single(results, result => result.Accepted);
        Assert.All(results.Where(result => !result.Accepted), result => Assert.Equal(ProblemCode.WithdrawnBefore, result.Problems[0].Code));
    }

    [Fact]
    public async Task What_counts_again_was_received_when_somebody_sent_it_last_not_when_the_other_was_withdrawn()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        ImportResult? last = null;
        foreach (var value in (string[])["10", "12"])
        {
            town.Town.Observe("btc,a05,2023-Q1," + value);
            town.Town.Write("notes.csv", "unit,period,field,kind,text", $"btc,2023-Q1,org,result,Đã kết nạp {value}.");
            last = await town.SendAsync(town.Town.Folder);
        }

        await town.WithdrawAsync(last!.Submission);
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        var asOf = town.Clock.GetUtcNow();
        string[] units = ["btc"];
        var value10 = await connection.QuerySingleAsync(
            Sql.Query("snapshot/observations"),
            new
            {
                units, indicators = new[] { "a05" }, first = "2023-Q1", last = "2023-Q1", as_of = asOf,
                base_first = (string?)null, base_last = (string?)null, base_as_of = (DateTime?)null,
            });
        var note10 = await connection.QuerySingleAsync(Sql.Query("snapshot/notes"), new { units, periods = new[] { "2023-Q1" }, as_of = asOf });
        Assert.Equal((10m, "Đã kết nạp 10."), ((decimal)value10.value, (string)note10.text));
        Assert.Equal(
            (last.RecordedAt!.Value.UtcDateTime, last.RecordedAt.Value.UtcDateTime), ((DateTime)value10.received_at, (DateTime)note10.received_at));
    }

    /// <summary>How many notes a pack has, how many the next workbook shows, and how many days off there are.</summary>
    private static async Task<(int OfPack, int OfTemplate, int DaysOff)> ReadAsync(SubmittedTown town)
    {
        var asOf = town.Clock.GetUtcNow();
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        var ofPack = await connection.QueryAsync(Sql.Query("snapshot/notes"), new { units = new[] { "btc" }, periods = new[] { "2023-Q1" }, as_of = asOf });
        var ofTemplate = await FormSources.ListNotesAsync(
            town.Warehouse.Reader, "btc", Reports.Periods.Period.TryParse("2023-Q1", out var period) ? period! : throw new InvalidOperationException(), asOf, default);
        var daysOff = await connection.QueryAsync<DateOnly>(Sql.Query("schedule/holidays"));
        return (ofPack.Count(), ofTemplate.Count, daysOff.Count());
    }
}
