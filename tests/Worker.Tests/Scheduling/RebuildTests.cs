using System.Globalization;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>Corrections between draft and meeting: one more run of the pack, once they have settled, and none for nothing.</summary>
[Collection("scheduling")]
public sealed class RebuildTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_correction_after_the_draft_is_one_rebuild_that_settles_and_is_done_once()
    {
        await using var town = await DraftedTownAsync();
        Assert.Equal(0, (await town.Planner.PlanAsync(default)).Added);

        await town.ObserveAsync(190);
        var plans = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.Planner.PlanAsync(default))));
        Assert.Equal(1, plans.Sum(plan => plan.Added));
        var first = Assert.Single(await RebuildsAsync(town));
        Assert.Equal(await LastStoredAsync(town) + Rebuilds.Settle, first.Due);

        // More comes in: the same occurrence, later.
        await town.ObserveAsync(191);
        Assert.Equal(new PlanOutcome(0, 1, 0), await town.Planner.PlanAsync(default));
        var moved = Assert.Single(await RebuildsAsync(town));
        Assert.Equal((first.Id, await LastStoredAsync(town) + Rebuilds.Settle), (moved.Id, moved.Due));

        town.Clock.Now = moved.Due;
        await town.Waiting.ReleaseAsync(default);
        await ClaimAsync(town, moved.Id);
        town.Clock.Now = town.Clock.Now.AddMinutes(2);
        Assert.Equal(new PlanOutcome(0, 0, 0), await town.Planner.PlanAsync(default));
        Assert.Empty(await town.Overdue.ListMissingAsync(default));
    }

    [Fact]
    public async Task A_submission_that_is_withdrawn_after_a_run_has_shown_it_is_a_correction_too()
    {
        await using var town = await DraftedTownAsync();
        await town.ObserveAsync(190);
        await town.Planner.PlanAsync(default);
        var rebuild = Assert.Single(await RebuildsAsync(town));
        town.Clock.Now = rebuild.Due;
        await town.Waiting.ReleaseAsync(default);
        await ClaimAsync(town, rebuild.Id);
        town.Clock.Now = town.Clock.Now.AddMinutes(2);
        Assert.Equal(0, (await town.Planner.PlanAsync(default)).Added);

        var shown = (await new SubmissionReader(town.Warehouse.Reader).ListAsync(1, 0, default)).Single();
        Assert.Equal(1, (await new Withdrawal(town.Warehouse.App, town.Clock).WithdrawAsync(shown.Number, "nhầm", "văn thư", dryRun: false, default)).RowsStored);
        Assert.Equal(1, (await town.Planner.PlanAsync(default)).Added);
    }

    [Fact]
    public async Task What_does_not_touch_the_pack_makes_no_rebuild()
    {
        await using var town = await DraftedTownAsync();
        await town.ImportAsync("holidays.csv", "date,name_vi", "2030-01-01,Tết Dương lịch");
        await town.ImportAsync("observations.csv", "unit,indicator,quarter,value", "btc,a05,2023-Q4,5");
        await town.ImportAsync("notes.csv", "unit,period,field,kind,text", "btc,2023-Q1,organisation,result,Một câu khác.");
        Assert.Equal(0, (await town.Planner.PlanAsync(default)).Added);

        await town.ImportAsync("notes.csv", "unit,period,field,kind,text", "btc,2023-9M,organisation,result,Một câu mới.");
        Assert.Equal(1, (await town.Planner.PlanAsync(default)).Added);
    }

    [Fact]
    public async Task A_run_that_has_seen_the_correction_takes_the_rebuild_s_place()
    {
        await using var town = await DraftedTownAsync();
        await town.ObserveAsync(190);
        await town.Planner.PlanAsync(default);
        var (request, _) = await town.Ledger.RequestAsync(
            new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk), default);
        await ClaimAsync(town, request);
        Assert.Equal(new PlanOutcome(0, 0, 1), await town.Planner.PlanAsync(default));
        Assert.Empty(await RebuildsAsync(town));
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("deleted")]
    public async Task A_draft_that_waits_at_the_gate_or_was_cancelled_is_not_rebuilt(string state)
    {
        await using var town = await DraftedTownAsync();
        await town.SqlAsync("update ledger.runs set state = @state, cancel_requested = @state = 'deleted' where step = 'draft' and period = '2023-9M'", new { state });
        await town.ObserveAsync(190);
        Assert.Equal(0, (await town.Planner.PlanAsync(default)).Added);
    }

    [Fact]
    public async Task A_draft_that_was_deleted_once_made_and_a_request_that_was_cancelled_do_not_end_rebuilding()
    {
        await using var town = await DraftedTownAsync();
        var draft = Assert.Single(await town.Ledger.ListAsync(RunState.Succeeded, 1000, 0, default), run => run.Step == Steps.Draft);
        Assert.True(await town.Ledger.DeleteAsync(draft.Id, ScheduledTown.Clerk, default));
        await town.ObserveAsync(190);
        var (request, _) = await town.Ledger.RequestAsync(
            new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk), default);
        await ClaimAsync(town, request);
        await town.SqlAsync("update ledger.runs set state = 'deleted', cancel_requested = true, ended_at = clock_timestamp() where run = @request", new { request });
        Assert.Equal(1, (await town.Planner.PlanAsync(default)).Added);
    }

    [Fact]
    public async Task A_cancelled_meeting_takes_the_rebuild_with_it_and_after_the_meeting_there_is_none()
    {
        await using var town = await DraftedTownAsync();
        await town.ObserveAsync(190);
        await town.Planner.PlanAsync(default);
        await town.MeetingAsync("", Local(town.Clock.Now.AddHours(-2)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await town.Planner.PlanAsync(default);
        Assert.Empty(await RebuildsAsync(town));

        // In five minutes: before it would have settled.
        await MeetAsync(town, town.Clock.Now.AddMinutes(5));
        await town.Planner.PlanAsync(default);
        Assert.Empty(await RebuildsAsync(town));
        await MeetAsync(town, town.Clock.Now.AddHours(3));
        await town.Planner.PlanAsync(default);
        Assert.Single(await RebuildsAsync(town));
    }

    /// <summary>The draft was made an hour ago, the committee meets in three days.</summary>
    private async Task<ScheduledTown> DraftedTownAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture);
        await town.AppliedAsync(Local(town.Clock.Now.AddDays(-20)).DateTime);
        await MeetAsync(town, town.Clock.Now.AddDays(3));
        await town.Planner.PlanAsync(default);
        await town.Waiting.ReleaseAsync(default);
        var draft = Assert.Single(await town.Ledger.ListAsync(RunState.Enqueued, 1000, 0, default), run => run is { Series: ScheduledTown.NineMonths, Step: Steps.Draft });
        await ClaimAsync(town, draft.Id);
        await town.SqlAsync("update ledger.runs set state = 'succeeded', ended_at = clock_timestamp() where run = @Id", new { draft.Id });
        return town;
    }

    private static Task MeetAsync(ScheduledTown town, DateTimeOffset at) => town.MeetingAsync(
        Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        Local(town.Clock.Now.AddDays(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static async Task ClaimAsync(ScheduledTown town, long run) =>
        Assert.NotNull(await new RunLease(town.Warehouse.App, town.Engine, "test", TimeSpan.FromMinutes(1)).ClaimAsync(run, default));

    private static async Task<IReadOnlyList<Run>> RebuildsAsync(ScheduledTown town) =>
        [.. (await town.Ledger.ListAsync(RunState.Scheduled, 1000, 0, default)).Where(run => run.Step == Steps.Rebuild)];

    private static async Task<DateTime> LastStoredAsync(ScheduledTown town)
    {
        var text = (await town.RowsAsync("select to_char(max(stored_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') from warehouse.submissions")).Single();
        return DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }

    private static DateTimeOffset Local(DateTimeOffset instant) => Reports.Periods.VietnamTime.ToLocal(instant);
}
