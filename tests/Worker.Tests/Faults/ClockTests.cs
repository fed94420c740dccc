using Analytics.Reports.Periods;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T13, T15: clocks that jump, and time that passes while nothing runs.</summary>
[Collection("scheduling")]
public sealed class ClockTests(DatabaseFixture fixture)
{
    /// <summary>Between the nine months' end and the meeting.</summary>
    private static readonly DateTime Nine = new(2023, 9, 20, 9, 0, 0);

    [Fact]
    public async Task A_clock_that_jumps_loses_no_occurrence_and_hands_none_out_twice()
    {
        await using var town = await DailyAsync();
        var there = town.Clock.Now;
        foreach (var hours in new[] { 0m, 25m, -25m, -1m, 5m / 60, 0m, 49m })
        {
            town.Clock.Now = there.AddMinutes((int)(hours * 60));
            await town.Planner.PlanAsync(default);
            await town.Waiting.ReleaseAsync(default);
        }

        Assert.Empty(await town.Overdue.ListMissingAsync(default));
        Assert.Empty(await town.RowsAsync("select run::text from ledger.run_states where state = 'enqueued' group by run having count(*) > 1"));
        // Two mornings have passed. The first was made a day early, by the clock that was ahead.
        Assert.Equal(
            ["2023-09-20 03:00:00+00", "2023-09-21 03:00:00+00"],
            await town.RowsAsync("select due::text from ledger.runs where step = 'cron' and state = 'enqueued' order by due"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Whatever_was_missed_is_made_once_on_return_and_what_is_not_due_waits_for_its_time(int missed)
    {
        await using var town = await DailyAsync();
        await town.Planner.PlanAsync(default);
        town.Clock.Now += TimeSpan.FromDays(missed);
        for (var start = 0; start < 2; start++)
        {
            await town.Planner.PlanAsync(default);
            await town.Waiting.ReleaseAsync(default);
        }

        Assert.Equal(
            missed == 0 ? [] : [FormattableString.Invariant($"2023-09-{19 + missed} 03:00:00+00")],
            await town.RowsAsync("select due::text from ledger.runs where step = 'cron' and state = 'enqueued'"));
        Assert.Equal(
            [FormattableString.Invariant($"2023-09-{20 + missed} 03:00:00+00")],
            await town.RowsAsync("select due::text from ledger.runs where step = 'cron' and state = 'scheduled'"));
    }

    /// <summary>A pack at ten every morning; it is nine.</summary>
    private async Task<ScheduledTown> DailyAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture, Nine);
        await town.ScheduleAsync("{cron: \"0 10 * * *\"}");
        await town.SqlAsync(
            "update warehouse.series set applied_at = case code when @code then @at else now() end",
            new { code = ScheduledTown.NineMonths, at = VietnamTime.FromLocal(Nine).UtcDateTime });
        return town;
    }
}
