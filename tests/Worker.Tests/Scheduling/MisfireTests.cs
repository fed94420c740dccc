using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>Down across 0, 1 and 3 due times, under each policy of a series (RELIABILITY T15).</summary>
[Collection("scheduling")]
public sealed class MisfireTests(DatabaseFixture fixture)
{
    private const string Made = "enqueued", Dropped = "deleted", Held = "waiting", Waits = "scheduled";

    /// <summary>The draft is due on the 18th at 17:00, the pack of the meeting on the 19th at 06:00; then what becomes of both.</summary>
    private static readonly (string Policy, string Back, string Draft, string Meeting)[] Outages =
    [
        ("late", "2023-09-18T16:00", Waits, Waits),
        ("late", "2023-09-18T18:00", Made, Waits),
        ("late", "2023-09-19T07:00", Dropped, Made),
        ("skip", "2023-09-18T17:00:20", Made, Waits),
        ("skip", "2023-09-18T18:00", Dropped, Waits),
        ("skip", "2023-09-19T07:00", Dropped, Dropped),
        ("hold", "2023-09-18T17:00:20", Made, Waits),
        ("hold", "2023-09-18T18:00", Held, Waits),
        ("hold", "2023-09-19T07:00", Dropped, Held),
    ];

    [Fact]
    public async Task What_was_due_while_nothing_ran_follows_the_series()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 16));
        await town.SqlAsync("delete from warehouse.series where code <> 'giao-ban-9-thang'");
        foreach (var (policy, back, draft, meeting) in Outages)
        {
            await town.SqlAsync("truncate ledger.runs, ledger.run_states, ledger.run_log, quartz.qrtz_triggers cascade");
            await GoAwayAsync(town, policy, back);
            await Task.WhenAll(town.Waiting.ReleaseAsync(default), town.Waiting.ReleaseAsync(default));
            // Planning does not bring back what was skipped.
            await town.Planner.PlanAsync(default);
            Assert.Equal(
                [policy, back, $"{draft} draft 2023-09-18T10:00:00Z", $"{meeting} meeting 2023-09-18T23:00:00Z"],
                [policy, back, .. await town.PlannedAsync()]);
            // Only what is on its way may start.
            Assert.Equal(
                await town.RowsAsync("select r.run::text from ledger.runs r where r.state in ('scheduled', 'enqueued') order by r.run"),
                await town.RowsAsync("select t.trigger_name from quartz.qrtz_triggers t order by t.trigger_name::bigint"));
        }
    }

    [Fact]
    public async Task A_held_run_says_what_to_do_and_goes_on_only_when_a_person_says_so()
    {
        await using var town = await TownAsync("hold", "2023-09-18T18:00");
        await town.Waiting.ReleaseAsync(default);
        var held = Assert.Single(await town.Ledger.ListAsync(RunState.Waiting, 10, 0, default), run => run.Step == Steps.Draft);
        Assert.StartsWith("Chờ người quyết định: đến hạn 2023-09-18T17:00:00+07:00", held.Result, StringComparison.Ordinal);
        Assert.Contains($"`runs again {held.Id}`", held.Result, StringComparison.Ordinal);
        Assert.True(held is { OnHold: true, Late: true });

        // New figures do not let it go: it does not wait for them.
        await town.ObserveAsync(190);
        Assert.Equal(0, await town.Held.ResumeAsync(default));

        Assert.Equal(held.Id, await town.Ledger.RequeueAsync(held.Id, ScheduledTown.Clerk, default));
        var details = (await town.Ledger.FindAsync(held.Id, default))!;
        Assert.Equal((RunState.Enqueued, false, held.Due), (details.Run.State, details.Run.OnHold, details.Run.BuildsAsOf));
        Assert.Equal(["scheduled", "waiting", "enqueued"], details.States.Select(state => state.State));
        Assert.Contains($"{held.Id}", await town.RowsAsync("select trigger_name from quartz.qrtz_triggers"));
    }

    [Fact]
    public async Task What_a_skipped_or_held_run_said_is_in_its_history()
    {
        await using var town = await TownAsync("skip", "2023-09-18T18:00");
        await town.Waiting.ReleaseAsync(default);
        var skipped = Assert.Single(await town.Ledger.ListAsync(RunState.Deleted, 10, 0, default), run => run.Step == Steps.Draft);
        Assert.Contains("`misfire: skip`", (await town.Ledger.FindAsync(skipped.Id, default))!.States[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freezing_only_records_and_is_done_under_any_policy()
    {
        await using var town = await TownAsync("skip", "2023-09-19T18:00");
        await town.Waiting.ReleaseAsync(default);
        Assert.Equal(["scheduled freeze 2023-09-19T07:00:00Z"], await town.PlannedAsync("'freeze'"));
        await town.Waiting.ReleaseAsync(default);
        Assert.Equal(["enqueued freeze 2023-09-19T07:00:00Z"], await town.PlannedAsync("'freeze'"));
    }

    private async Task<ScheduledTown> TownAsync(string policy, string back)
    {
        var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 16));
        await GoAwayAsync(town, policy, back);
        return town;
    }

    private static async Task GoAwayAsync(ScheduledTown town, string policy, string back)
    {
        town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(new DateTime(2023, 9, 16));
        await town.ScheduleAsync($"meeting\nmisfire: {policy}");
        await town.AppliedAsync(new DateTime(2023, 9, 15, 12, 0, 0));
        await town.Planner.PlanAsync(default);
        town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(DateTime.Parse(back, null));
    }
}
