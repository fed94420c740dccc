using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Desk;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

/// <summary>One number told by telephone: a submission of one row with a reason, through the grammar and the checks.</summary>
[Collection("intake")]
public sealed class OneNumberTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_told_number_is_a_submission_of_one_row_with_its_reason_old_and_new()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var first = await town.TellAsync("1.234");
        Assert.Equal(["Ban Tổ chức, Đảng viên mới, 2023-Q1: 1.234"], first.Changes.Select(change => change.Line("vi")));
        var dry = await town.TellAsync("1.240", dryRun: true);
        var second = await town.TellAsync("trên 1.240");

        Assert.Equal(["Ban Tổ chức, Đảng viên mới, 2023-Q1: 1.234 → 1.240; status final → revised"], dry.Changes.Select(change => change.Line("vi")));
        Assert.Null(dry.Submission);
        Assert.Equal(
            ["Ban Tổ chức, Đảng viên mới, 2023-Q1: 1.234 → 1.240; qualifier exact → over; status final → revised"],
            second.Changes.Select(change => change.Line("vi")));
        var kept = (await town.Reader.FindAsync(second.Submission!.Value, default))!;
        Assert.Equal((SubmissionKind.Told, "văn thư", "đ/c Hòa báo qua điện thoại", 1L), (kept.Kind, kept.SubmittedBy, kept.Reason, kept.RowsStored));
        Assert.Equal(
            [FormattableString.Invariant($"number-told {first.Submission} btc"), FormattableString.Invariant($"number-told {second.Submission} btc")],
            await town.RowsAsync("select what || ' ' || subject || ' ' || (details ->> 'unit') from audit.acts order by act"));

        // Told once more it is nothing new.
        var again = await town.TellAsync("trên 1240");
        Assert.Equal((null, 0L), (again.Submission, again.RowsStored));
        Assert.Null(Assert.Single(again.Files).SameAs);
        Assert.Equal(["withdrawn"], (await town.TellAsync("-")).Changes.Select(change => change.Line("en").Split(" → ")[1].Split(';')[0]));
        Assert.Equal("-", await town.ValueAsync());
    }

    [Fact]
    public async Task The_number_that_counts_already_keeps_what_the_unit_wrote_beside_it_and_another_keeps_nothing()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        await town.SendAsync("observations.csv", "unit,indicator,quarter,value,quoted_percent,note", "btc,a05,2023-Q1,12,88.9,Chưa kể quý trước");
        var same = await town.TellAsync("12");
        Assert.Equal((null, 0L), (same.Submission, same.RowsStored));
        Assert.Equal(
            ["Ban Tổ chức, Đảng viên mới, 2023-Q1: qualifier exact → over; status final → revised; quoted_percent 88,9 → withdrawn; note Chưa kể quý trước → withdrawn"],
            (await town.TellAsync("trên 12")).Changes.Select(change => change.Line("en")));
    }

    [Fact]
    public async Task A_number_that_was_told_while_the_first_one_was_being_stored_is_a_revised_one()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        town.Town.Observe("btc,a05,2023-Q1,12");
        Task<ImportResult>? told = null;
        await using var asking = await town.Warehouse.App.OpenConnectionAsync();
        await new Importer(town.Warehouse.App, town.Clock).ImportAsync(
            [town.Town.At("observations.csv")], new ImportOptions(null, false, false, "văn thư"), default,
            async (_, _) =>
            {
                told = town.TellAsync("13");
                await SubmissionTests.WaitingAsync(asking);
            });

        Assert.Equal(["Ban Tổ chức, Đảng viên mới, 2023-Q1: 12 → 13; status final → revised"], (await told!).Changes.Select(change => change.Line("vi")));
    }

    [Fact]
    public async Task Of_several_who_correct_the_number_that_they_saw_at_the_same_moment_one_does()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var seen = new SeenNumber((await town.TellAsync("10")).RecordedAt);
        var clock = town.Clock;
        var told = await Task.WhenAll(Enumerable.Range(11, 4).Select(value => TellAsync(value, seen)));
        Assert.Single(told, done => done);
        Assert.Equal(["2"], await town.RowsAsync("select count(*)::text from warehouse.observations where (unit, indicator, quarter) = ('btc', 'a05', '2023-Q1')"));
        // Whoever saw no number overwrites none; what was taken back is none.
        Assert.False(await TellAsync(20, new SeenNumber(null)));
        await town.TellAsync("-");
        Assert.False(await TellAsync(20, seen));
        Assert.True(await TellAsync(20, new SeenNumber(null), town.Clock));

        async Task<bool> TellAsync(int value, SeenNumber of, TimeProvider? at = null)
        {
            try
            {
                var number = new ToldNumber("btc", "a05", "2023-Q1", FormattableString.Invariant($"{value}"), "đ/c Hòa báo");
                return (await new OneNumber(town.Warehouse.App, at ?? clock).TakeAsync(number, SubmittedTown.Clerk, dryRun: false, default, of)).Submission is not null;
            }
            catch (OvertakenException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Whoever_is_not_ready_to_wait_for_another_import_is_told_and_a_page_reads_beside_it()
    {
        using var town = await SubmittedTown.CreateAsync(database);
        await using var connection = await town.Warehouse.App.OpenConnectionAsync();
        await using var running = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Sql.Query("intake/lock"), transaction: running);
        var patience = TimeSpan.FromMilliseconds(20);
        var told = new ToldNumber("btc", "a05", "2023-Q1", "10", "đ/c Hòa báo");
        await Assert.ThrowsAsync<ImportBusyException>(() =>
            new OneNumber(town.Warehouse.App, town.Clock) { Patience = patience }.TakeAsync(told, SubmittedTown.Clerk, dryRun: false, default));
        await Assert.ThrowsAsync<ImportBusyException>(() =>
            new Withdrawal(town.Warehouse.App, town.Clock) { Patience = patience }.WithdrawAsync(1, "nhầm", "văn thư", dryRun: true, default));
        await using var snapshot = await SnapshotTransaction.BeginAsync(town.Warehouse.Reader, awaitImports: false, default);
        await running.RollbackAsync();
        Assert.NotNull((await town.TellAsync("10")).Submission);
    }

    [Theory]
    [InlineData("2.1", "btc", "a05", "2023-Q1", "observations.csv, column value: \"2.1\" may be 2,1 (decimal comma) or 21; write one of the two.")]
    [InlineData(" ", "btc", "a05", "2023-Q1", "observations.csv, column value: the cell is empty; this column needs a value.")]
    [InlineData("5", "btc", "x", "2023-Q1", "observations.csv, column indicator: there is no indicator \"x\"; correct the code or add the indicator to indicators.csv.")]
    [InlineData("5", "x", "a05", "2023-Q1", "observations.csv, row 2, column unit: there is no unit \"x\"; correct the code or add the unit to units.csv.")]
    [InlineData("5", "btc", "a05", "2023", "observations.csv, row 2, column quarter: \"2023\" is not a quarter; write it like 2023-Q1 (Q1 to Q4).")]
    [InlineData("5", "hnd", "a04", "2023-Q1", "observations.csv, row 2, column unit: \"hnd\" does not report this indicator; its reported_by is party_board (unit kinds or codes).")]
    public async Task A_told_number_that_is_not_clear_or_not_allowed_is_refused(string value, string unit, string indicator, string quarter, string line)
    {
        using var town = await SubmittedTown.CreateAsync(database);
        var refused = await town.TellAsync(value, unit, indicator, quarter);
        Assert.Equal([line], SubmittedTown.Lines(refused));
        Assert.Null(refused.Submission);
    }
}
