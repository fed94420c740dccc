using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

[Collection("scheduling")]
public sealed class PlannerTests(DatabaseFixture fixture)
{
    private const string Triggers =
        "select trigger_name || ' ' || to_char(to_timestamp((next_fire_time - 621355968000000000) / 10000000.0) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') "
        + "from quartz.qrtz_triggers where trigger_name in (select run::text from ledger.runs where series = 'giao-ban-9-thang') order by next_fire_time";

    private const string Expected =
        "select run || ' ' || to_char(due at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') "
        + "from ledger.runs where series = 'giao-ban-9-thang' and state = 'scheduled' order by due";

    [Fact]
    public async Task The_ledger_and_the_engine_hold_what_the_calendar_says_and_a_moved_meeting_moves_both()
    {
        await using var town = await PlannedTownAsync();
        Assert.Equal(["scheduled draft 2023-09-18T10:00:00Z", "scheduled meeting 2023-09-18T23:00:00Z"], await town.PlannedAsync());
        Assert.Equal(await town.RowsAsync(Expected), await town.RowsAsync(Triggers));

        await town.MeetingAsync("2023-09-22T14:00");
        Assert.Equal(new PlanOutcome(Added: 0, Moved: 3, Dropped: 0), await town.Planner.PlanAsync(default));
        Assert.Equal(["scheduled draft 2023-09-18T10:00:00Z", "scheduled meeting 2023-09-21T23:00:00Z"], await town.PlannedAsync());
        Assert.Equal(await town.RowsAsync(Expected), await town.RowsAsync(Triggers));
    }

    [Fact]
    public async Task A_meeting_that_is_taken_away_moved_and_moved_back_is_planned_where_it_was()
    {
        await using var town = await PlannedTownAsync();
        await town.MeetingAsync("");
        Assert.Equal(new PlanOutcome(Added: 0, Moved: 0, Dropped: 3), await town.Planner.PlanAsync(default));
        await town.MeetingAsync("2023-09-22T14:00");
        Assert.Equal(new PlanOutcome(Added: 3, Moved: 0, Dropped: 0), await town.Planner.PlanAsync(default));

        await town.MeetingAsync("2023-09-19T14:00");
        Assert.Equal(new PlanOutcome(Added: 3, Moved: 0, Dropped: 3), await town.Planner.PlanAsync(default));
        Assert.Equal(["scheduled draft 2023-09-18T10:00:00Z", "scheduled meeting 2023-09-18T23:00:00Z", "deleted meeting 2023-09-21T23:00:00Z"], await town.PlannedAsync());
        Assert.Equal(await town.RowsAsync(Expected), await town.RowsAsync(Triggers));
    }

    [Fact]
    public async Task Planning_again_changes_nothing_also_from_several_processes_at_once()
    {
        await using var town = await PlannedTownAsync();
        var before = await town.RowsAsync("select r::text from ledger.runs r order by run");
        Assert.Equal(new PlanOutcome(0, 0, 0), await town.Planner.PlanAsync(default));

        await town.MeetingAsync("2023-09-22T14:00");
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.Planner.PlanAsync(default))));
        Assert.Equal((0, 3, 0), (together.Sum(plan => plan.Added), together.Sum(plan => plan.Moved), together.Sum(plan => plan.Dropped)));
        Assert.Equal(before.Count, (await town.RowsAsync("select run::text from ledger.runs")).Count);
    }

    [Fact]
    public async Task A_run_that_has_ended_does_not_move_and_the_new_day_gets_one_of_its_own()
    {
        await using var town = await PlannedTownAsync();
        await town.SqlAsync("update ledger.runs set state = 'succeeded' where step = 'meeting' and due = '2023-09-18T23:00:00Z'");
        await town.MeetingAsync("2023-09-22T14:00");
        await town.Planner.PlanAsync(default);
        Assert.Equal(
            ["scheduled draft 2023-09-18T10:00:00Z", "succeeded meeting 2023-09-18T23:00:00Z", "scheduled meeting 2023-09-21T23:00:00Z"],
            await town.PlannedAsync());
    }

    [Fact]
    public async Task A_series_that_is_no_longer_scheduled_loses_its_triggers_and_gets_them_back()
    {
        await using var town = await PlannedTownAsync();
        await town.ScheduleAsync("none");
        await town.Planner.PlanAsync(default);
        Assert.Equal(["deleted draft 2023-09-18T10:00:00Z", "deleted meeting 2023-09-18T23:00:00Z"], await town.PlannedAsync());
        Assert.Empty(await town.RowsAsync(Triggers));

        await town.ScheduleAsync("meeting");
        await town.AppliedAsync(new DateTime(2023, 1, 1));
        await town.Planner.PlanAsync(default);
        Assert.Equal(["scheduled draft 2023-09-18T10:00:00Z", "scheduled meeting 2023-09-18T23:00:00Z"], await town.PlannedAsync());
        Assert.Equal(await town.RowsAsync(Expected), await town.RowsAsync(Triggers));
    }

    [Fact]
    public async Task What_a_person_cancelled_stays_cancelled()
    {
        await using var town = await PlannedTownAsync();
        var draft = Assert.Single(
            await town.Ledger.ListAsync(RunState.Scheduled, 1000, 0, default),
            run => run is { Series: ScheduledTown.NineMonths, Period: "2023-9M", Step: "draft" });
        Assert.True(await town.Ledger.CancelAsync(draft.Id, ScheduledTown.Clerk, default));
        Assert.Equal(0, (await town.Planner.PlanAsync(default)).Added);
        Assert.Equal(["deleted draft 2023-09-18T10:00:00Z", "scheduled meeting 2023-09-18T23:00:00Z"], await town.PlannedAsync());
    }

    [Fact]
    public async Task Of_what_was_missed_for_one_pack_the_newest_is_made_once_and_says_by_how_much_it_is_late()
    {
        await using var town = await PlannedTownAsync();
        town.Clock.Now = new DateTimeOffset(2023, 9, 19, 2, 30, 0, TimeSpan.Zero);
        await Task.WhenAll(town.Waiting.ReleaseAsync(default), town.Waiting.ReleaseAsync(default));
        Assert.Equal(["deleted draft 2023-09-18T10:00:00Z", "enqueued meeting 2023-09-18T23:00:00Z"], await town.PlannedAsync());
        var run = Assert.Single(
            await town.Ledger.ListAsync(RunState.Enqueued, 100, 0, default), run => run.Series == ScheduledTown.NineMonths && Steps.MakesPack(run.Step));
        Assert.True(run.Late);
        var line = Assert.Single((await town.Ledger.FindAsync(run.Id, default))!.Log);
        Assert.StartsWith("Muộn 3 giờ 30 phút:", line.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_released_on_time_is_not_late_and_a_paused_item_is_skipped()
    {
        await using var town = await PlannedTownAsync();
        town.Clock.Now = new DateTimeOffset(2023, 9, 18, 10, 0, 5, TimeSpan.Zero);
        await town.Waiting.ReleaseAsync(default);
        var recurring = new Recurring(town.Warehouse.App, town.Ledger, town.Clock);
        await recurring.PauseAsync("giao-ban-9-thang:tx-minh-hoa", ScheduledTown.Clerk, default);
        town.Clock.Now = new DateTimeOffset(2023, 9, 18, 23, 0, 5, TimeSpan.Zero);
        await town.Waiting.ReleaseAsync(default);
        Assert.Equal(["enqueued draft 2023-09-18T10:00:00Z", "deleted meeting 2023-09-18T23:00:00Z"], await town.PlannedAsync());
        Assert.False((await town.Ledger.ListAsync(RunState.Enqueued, 100, 0, default)).Single(run => run is { Series: ScheduledTown.NineMonths, Step: Steps.Draft }).Late);
        Assert.True((await recurring.ListAsync(default)).Single(item => item.Id == "giao-ban-9-thang:tx-minh-hoa").Paused);
    }

    [Fact]
    public async Task A_cron_rule_that_was_missed_for_days_is_made_once_for_its_newest_time()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 10, 2, 12, 0, 0));
        await town.ScheduleAsync("{cron: \"0 6 * * *\"}");
        await town.AppliedAsync(new DateTime(2023, 10, 2, 5, 0, 0));
        await town.Planner.PlanAsync(default);
        await town.Waiting.ReleaseAsync(default);
        Assert.Equal(["enqueued cron 2023-10-01T23:00:00Z", "scheduled cron 2023-10-02T23:00:00Z"], await town.PlannedAsync());

        town.Clock.Now = town.Clock.Now.AddDays(5);
        await town.Planner.PlanAsync(default);
        await town.Waiting.ReleaseAsync(default);
        Assert.Equal(
            ["enqueued cron 2023-10-01T23:00:00Z", "deleted cron 2023-10-02T23:00:00Z", "enqueued cron 2023-10-06T23:00:00Z", "scheduled cron 2023-10-07T23:00:00Z"],
            await town.PlannedAsync());
    }

    [Fact]
    public async Task A_committee_that_planning_was_cut_off_before_is_planned_the_next_time()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 10, 2, 12, 0, 0));
        await town.ImportAsync("units.csv", "code,name_vi,kind,parent", "xa-hai,Xã Hai,committee,\nnd-hai,Hội Nông dân xã Hai,mass_org,xa-hai");
        await town.SqlAsync("alter table warehouse.units disable trigger user");
        await town.SqlAsync("update warehouse.units set recorded_at = '2020-01-01' where code in ('xa-hai', 'nd-hai')");
        await town.ScheduleAsync("{cron: \"0 6 * * *\"}");
        await town.AppliedAsync(new DateTime(2023, 10, 2, 5, 0, 0));
        await town.Planner.PlanAsync(default);
        await town.SqlAsync("delete from ledger.run_states where run in (select run from ledger.runs where committee = 'xa-hai' and series = 'giao-ban-9-thang')");
        await town.SqlAsync("delete from ledger.runs where committee = 'xa-hai' and series = 'giao-ban-9-thang'");
        town.Clock.Now = town.Clock.Now.AddMinutes(30);
        Assert.Equal("xa-hai", Assert.Single(await town.Overdue.ListMissingAsync(default), run => run.Series == ScheduledTown.NineMonths).Committee);
        await town.Planner.PlanAsync(default);
        Assert.Empty(await town.Overdue.ListMissingAsync(default));
        Assert.Equal(
            ["tx-minh-hoa 2023-10-01", "tx-minh-hoa 2023-10-02", "xa-hai 2023-10-01", "xa-hai 2023-10-02"],
            await town.RowsAsync("select committee || ' ' || (due at time zone 'UTC')::date from ledger.runs where series = 'giao-ban-9-thang' order by 1"));
    }

    [Fact]
    public async Task Recurring_items_say_their_rule_and_times_and_are_triggered_now()
    {
        await using var town = await PlannedTownAsync();
        var recurring = new Recurring(town.Warehouse.App, town.Ledger, town.Clock);
        var item = (await recurring.ListAsync(default)).Single(item => item.Series == ScheduledTown.NineMonths);
        Assert.Equal(
            ("giao-ban-9-thang:tx-minh-hoa", "Asia/Ho_Chi_Minh", (DateTime?)new DateTime(2023, 9, 18, 10, 0, 0), null, null, false),
            (item.Id, item.Zone, item.Next, item.Last, item.LastState, item.Paused));
        var run = await recurring.TriggerNowAsync(item.Id, ScheduledTown.Clerk, default);
        Assert.Equal("2022-9M", (await town.Ledger.FindAsync(run, default))!.Run.Period);
        Assert.Equal(run, await recurring.TriggerNowAsync(item.Id, ScheduledTown.Clerk, default));
        await Assert.ThrowsAsync<BadInputException>(() => recurring.TriggerNowAsync("nothing:here", ScheduledTown.Clerk, default));
    }

    private async Task<ScheduledTown> PlannedTownAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 10));
        await town.AppliedAsync(new DateTime(2023, 8, 1));
        await town.Planner.PlanAsync(default);
        return town;
    }
}
