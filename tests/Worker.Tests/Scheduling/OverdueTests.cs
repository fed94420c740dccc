using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What is due and not made is told of, once.</summary>
[Collection("scheduling")]
public sealed class OverdueTests(DatabaseFixture fixture)
{
    private const string Cause = "overdue:giao-ban-9-thang/2023-9M";

    private const string Mails = "select split_part(subject, ':', 1) from delivery.outbox where subject like '%giao-ban-9-thang/2023-9M' order by queued_at";

    [Theory]
    [InlineData("scheduled", "Hẹn giờ")]
    [InlineData("enqueued", "Chờ")]
    [InlineData("retrying", "Thử lại")]
    [InlineData("processing", "Đang chạy")]
    public async Task A_run_that_nobody_makes_is_one_mail_and_one_more_when_it_is_made(string state, string word)
    {
        await using var town = await DueTownAsync();
        await town.SqlAsync("update ledger.runs set state = @state, lease_until = '2023-01-01' where step = 'draft'", new { state });
        // Several processes look at once.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Watch(town).LookAsync(default))));
        await Watch(town).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert"], await town.RowsAsync(Mails));
        var body = Assert.Single(await town.RowsAsync($"select body from delivery.outbox where subject like '%{Cause}'"));
        Assert.Contains($"- tx-minh-hoa: đến hạn 2023-09-18T17:00:00+07:00, đang ở “{word}” (", body, StringComparison.Ordinal);

        await EndAsync(town, "succeeded");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Watch(town).LookAsync(default))));
        Assert.Equal(["Cảnh báo / Alert", "Đã khắc phục / Recovered"], await town.RowsAsync(Mails));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("deleted")]
    [InlineData("waiting")]
    public async Task What_ended_without_a_pack_is_not_said_to_work_again(string state)
    {
        await using var town = await DueTownAsync();
        await Watch(town).LookAsync(default);
        await EndAsync(town, state);
        await Watch(town).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert"], await town.RowsAsync(Mails));

        // Nor is it when a later run makes the pack: what failed has had a mail of its own. The next time is told of again.
        await EndAsync(town, "succeeded");
        await Watch(town).LookAsync(default);
        await town.SqlAsync("update ledger.runs set state = 'enqueued', ended_at = null where step = 'draft'");
        await Watch(town).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert", "Cảnh báo / Alert"], await town.RowsAsync(Mails));
    }

    [Fact]
    public async Task An_alert_stays_while_a_worker_is_at_the_run_however_often_it_tries()
    {
        await using var town = await DueTownAsync();
        await Watch(town).LookAsync(default);
        foreach (var attempt in new[] { 1, 2 })
        {
            await town.SqlAsync(
                "update ledger.runs set state = 'processing', attempt = @attempt, lease_until = now() + interval '1 minute' where step = 'draft'",
                new { attempt });
            Assert.Equal(attempt == 2, (await NineMonthsAsync(town)).Count == 1);
            await Watch(town).LookAsync(default);
            await town.SqlAsync("update ledger.runs set state = 'retrying' where step = 'draft'");
            await Watch(town).LookAsync(default);
        }

        Assert.Equal(["Cảnh báo / Alert"], await town.RowsAsync(Mails));
        await EndAsync(town, "succeeded");
        await Watch(town).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert", "Đã khắc phục / Recovered"], await town.RowsAsync(Mails));
    }

    [Theory]
    [InlineData("succeeded")]
    [InlineData("failed")]
    [InlineData("deleted")]
    [InlineData("waiting")]
    public async Task What_has_ended_or_waits_for_its_units_is_not_overdue(string state)
    {
        await using var town = await DueTownAsync();
        await town.SqlAsync("update ledger.runs set state = @state where step = 'draft'", new { state });
        Assert.Empty(await NineMonthsAsync(town));
    }

    [Fact]
    public async Task What_was_missed_and_waits_for_a_person_is_told_of_and_how_to_let_it_go_on()
    {
        await using var town = await DueTownAsync();
        await town.SqlAsync("update ledger.runs set state = 'waiting', on_hold = true where step = 'draft'");
        await Watch(town).LookAsync(default);
        var body = Assert.Single(await town.RowsAsync($"select body from delivery.outbox where subject like '%{Cause}'"));
        var run = Assert.Single(await NineMonthsAsync(town)).Held;
        Assert.Contains($"chờ người quyết định: `runs again {run}`", body, StringComparison.Ordinal);
        await EndAsync(town, "succeeded");
        await Watch(town).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert", "Đã khắc phục / Recovered"], await town.RowsAsync(Mails));
    }

    [Fact]
    public async Task What_is_being_made_or_only_just_due_is_not_overdue()
    {
        await using var town = await DueTownAsync();
        town.Clock.Now = new DateTimeOffset(2023, 9, 18, 10, 14, 0, TimeSpan.Zero);
        Assert.Empty(await NineMonthsAsync(town));
        town.Clock.Now = town.Clock.Now.AddMinutes(2);
        Assert.Single(await NineMonthsAsync(town));
        await town.SqlAsync("update ledger.runs set state = 'processing', lease_until = now() + interval '1 minute' where step = 'draft'");
        Assert.Empty(await NineMonthsAsync(town));
    }

    [Fact]
    public async Task An_occurrence_without_a_run_is_told_of_too()
    {
        await using var town = await DueTownAsync();
        await town.SqlAsync("delete from ledger.run_states");
        await town.SqlAsync("delete from ledger.runs");
        var missing = Assert.Single(await NineMonthsAsync(town));
        Assert.Equal(("2023-9M", new DateTime(2023, 9, 18, 10, 0, 0), null), (missing.Period, missing.Due, missing.State));
        await Watch(town).LookAsync(default);
        Assert.Equal(["Cảnh báo / Alert"], await town.RowsAsync(Mails));

        await town.Planner.PlanAsync(default);
        Assert.Empty(await town.Overdue.ListMissingAsync(default));
    }

    [Fact]
    public async Task Times_of_a_cron_rule_that_a_later_one_stood_in_for_are_not_missing()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 10, 2, 6, 30, 0));
        await town.ScheduleAsync("{cron: \"*/20 * * * *\"}");
        await town.AppliedAsync(new DateTime(2023, 10, 2, 1, 0, 0));
        Assert.Single(await town.Overdue.ListMissingAsync(default));
        await town.Planner.PlanAsync(default);
        Assert.Empty(await town.Overdue.ListMissingAsync(default));
    }

    [Fact]
    public async Task Without_anybody_to_tell_nothing_is_queued()
    {
        await using var town = await DueTownAsync();
        await new OverdueWatch(town.Warehouse.App, town.Overdue, new Alerts(town.Warehouse.App, new AlertOptions(To: null), town.Clock)).LookAsync(default);
        Assert.Empty(await town.RowsAsync("select subject from delivery.outbox"));
    }

    [Fact]
    public async Task A_process_that_returns_tells_of_what_was_missed()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var today = DateTime.UtcNow.AddHours(7).Date;
        await town.MeetingAsync($"{today.AddDays(-1):yyyy-MM-dd}T14:00", $"{today.AddDays(-3):yyyy-MM-dd}");
        await town.AppliedAsync(today.AddDays(-10));
        using var folder = new ScratchFolder();
        using var serving = await Serving.StartAsync(
            fixture, town, ("ANALYTICS__Alerts__To", "ky-thuat@tx.example"), ("ANALYTICS__Delivery__Outbox", folder.Path));
        Assert.Equal(["Cảnh báo / Alert"], await town.RowsAsync(Mails));
    }

    /// <summary>The alert has left by then; one that had not would be taken back.</summary>
    private static async Task EndAsync(ScheduledTown town, string state)
    {
        await town.SqlAsync("update delivery.outbox set state = 'accepted', ended_at = now() where state = 'queued'");
        await town.SqlAsync("update ledger.runs set state = @state, ended_at = clock_timestamp() where step = 'draft'", new { state });
    }

    private static async Task<IReadOnlyList<OverdueRun>> NineMonthsAsync(ScheduledTown town) =>
        [.. (await town.Overdue.ListAsync(default)).Where(run => run.Series == ScheduledTown.NineMonths && Steps.MakesPack(run.Step))];

    private static OverdueWatch Watch(ScheduledTown town) => new(
        town.Warehouse.App,
        town.Overdue,
        new Alerts(town.Warehouse.App, new AlertOptions(new Mailbox("Kỹ thuật", "ky-thuat@tx.example")), town.Clock));

    /// <summary>Twenty minutes after the draft was due.</summary>
    private async Task<ScheduledTown> DueTownAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 10));
        await town.AppliedAsync(new DateTime(2023, 8, 1));
        await town.Planner.PlanAsync(default);
        town.Clock.Now = new DateTimeOffset(2023, 9, 18, 10, 20, 0, TimeSpan.Zero);
        return town;
    }
}
