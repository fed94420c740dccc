using Analytics.Reports.Periods;
using Analytics.Worker.Delivery;
using Analytics.Worker.Invariants;
using Analytics.Worker.Jobs;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T13, T15: clocks that jump or are wrong, and time that passes while nothing runs. The parts of a process, with a clock that a test sets.</summary>
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

        await HoldsAsync(town);
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
        await HoldsAsync(town);
    }

    [Fact]
    public async Task A_clock_more_than_a_second_off_is_one_mail_and_one_more_when_it_is_right_whatever_other_machines_say()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        town.Clock.Now = DateTimeOffset.UtcNow.AddMinutes(-5);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await Watch("may-1", town.Clock).LookAsync(default);
            await Watch("may-2", TimeProvider.System).LookAsync(default);
        }

        const string Mails = "select subject from delivery.outbox order by queued_at";
        Assert.Equal(["Cảnh báo / Alert: clock:may-1"], await town.RowsAsync(Mails));
        Assert.Matches("The clock of may-1 is (299|30[0-9])[0-9]{3} ms from the database's", Assert.Single(await town.RowsAsync("select body from delivery.outbox")));
        // What had not left would be taken back.
        await town.SqlAsync("update delivery.outbox set state = 'accepted', ended_at = now()");
        await Watch("may-1", TimeProvider.System).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert: clock:may-1", "Đã khắc phục / Recovered: clock:may-1"], await town.RowsAsync(Mails));

        ClockWatch Watch(string machine, TimeProvider clock) => new(
            town.Warehouse.App,
            new Alerts(town.Warehouse.App, new AlertOptions(new Mailbox("Kỹ thuật", "ky-thuat@tx.example")), TimeProvider.System),
            clock,
            machine);
    }

    /// <summary>As <c>doctor --invariants</c> asks, by the town's clock.</summary>
    private static async Task HoldsAsync(ScheduledTown town)
    {
        var check = new InvariantCheck(town.Warehouse.App, town.Engine, town.Overdue, [], TimeSpan.FromMinutes(1), town.Clock);
        Assert.All(await check.CheckAsync(default), one => Assert.True(one.IsHeld, $"{one.Name}: {one.Finding}"));
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
