using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Tests.Briefings;
using Analytics.Worker.Collection;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Commands;
using Analytics.Worker.Delivery;
using Analytics.Worker.Sample;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Units are reminded once a deadline and reminder, whoever does it and however often, and not when they have reported.</summary>
[Collection("delivery")]
public sealed class ReminderTests(DatabaseFixture database)
{
    /// <summary>The working day after the deadline of the 15th; one body has not sent everything.</summary>
    private static readonly DateTime Morning = new(2023, 9, 18, 8, 0, 5);

    [Fact]
    public async Task Two_series_with_one_deadline_remind_a_unit_in_one_message_with_both_workbooks_and_no_second_time()
    {
        await using var town = await TownAsync(alsoOther: true);
        var runs = await RemindAsync(town, Morning);
        Assert.Equal(["giao-ban-9-thang", "giao-ban-khac"], runs.Select(run => run.Series).Order(StringComparer.Ordinal));
        Assert.Contains(runs, run => run.Result!.Contains(" Gửi thư nhắc: Hội Nông dân. (", StringComparison.Ordinal));
        Assert.Contains(runs, run => run.Result!.Contains(" Đã có thư nhắc: Hội Nông dân. (", StringComparison.Ordinal));

        using var folder = new ScratchFolder();
        var sent = Assert.Single(await SendAsync(town, DeliveryOptions.Default with { Outbox = folder.Below("outbox") }));
        Assert.Equal(("accepted", "reminder"), (sent.Outcome.State, sent.Message.Kind));
        var mail = Assert.Single(await ReadMail.AllAsync([sent.Outcome.Answer]));
        Assert.Equal(new ReadMailbox("Hội Nông dân", "hnd@minh-hoa.example"), Assert.Single(mail.To));
        Assert.Equal("[SỐ LIỆU MINH HỌA] Đã quá hạn gửi báo cáo 15/09/2023 – Hội Nông dân", mail.Subject);
        Approved.Matches("reminder", mail.Text.Trim() + "\n", "Delivery");
        Assert.Equal(["giao-ban-9-thang-hnd-2023-Q3.xlsx", "giao-ban-khac-hnd-2023-Q3.xlsx", "giao-ban-quy-hnd-2023-Q3.xlsx"], mail.Files.Select(file => file.Name));
        foreach (var file in mail.Files)
        {
            var template = await UnitTemplate.MakeAsync(
                town.Warehouse.Reader, file.Name.Split("-hnd-")[0], "hnd", "2023-Q3", Reports.Periods.VietnamTime.FromLocal(Morning), default);
            Assert.Equal(Envelope.Hash(template), file.Sha256);
        }

        // The bytes are those that were kept, whatever the template would be by now.
        Assert.Equal(
            await town.RowsAsync("select encode(sha256(content), 'hex') from delivery.outbox_files order by position"), mail.Files.Select(file => file.Sha256));

        // Again, later on that day and on the next: the same reminder of the calendar.
        foreach (var later in (DateTime[])[Morning.AddHours(1), Morning.AddHours(25)])
        {
            town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(later);
            var again = (await town.Ledger.RequeueAsync(runs[0].Id, ScheduledTown.Clerk, default))!.Value;
            await ExecuteAsync(town, again);
        }

        Assert.Equal(["1"], await town.RowsAsync("select count(*)::text from delivery.outbox where kind = 'reminder'"));
        Assert.Equal(["reminders-sent tx-minh-hoa (automatic)"], await town.RowsAsync(
            "select what || ' ' || split_part(subject, '/', 1) || ' ' || by from audit.acts where what = 'reminders-sent'"));
    }

    [Fact]
    public async Task Somebody_may_remind_once_a_day_and_is_told_when_it_was_done()
    {
        await using var town = await TownAsync();
        await RemindAsync(town, Morning);
        town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(Morning.AddHours(2));
        var same = await NowAsync(town);
        Assert.Empty(same.Queued);
        Assert.Equal("Đã có thư nhắc: Hội Nông dân. Mỗi ngày chỉ nhắc một lần về cùng một hạn gửi.", same.Said.Vi);

        // Late on the next day the body has reported; before that it may be reminded once more.
        await town.ImportAsync("observations.csv", "unit,indicator,quarter,value", "btc,a05,2023-Q3,");
        // What is imported now is known now, and by then the committee has met.
        await town.SqlAsync("update warehouse.calendar set meeting_at = null where period = '2023-9M'");
        town.Clock.Now = DateTimeOffset.UtcNow;
        var next = await Task.WhenAll(NowAsync(town), NowAsync(town));
        Assert.Equal(["btc"], next.SelectMany(answer => answer.Queued));
        Assert.Equal(["btc by văn thư", "hnd by (automatic)"], await town.RowsAsync("select unit || ' by ' || asked_by from delivery.reminders order by unit"));

        await Assert.ThrowsAsync<BadInputException>(() => NowAsync(town, "no-such-unit"));
        Assert.Equal("All have reported; nobody is to be reminded.", (await NowAsync(town, "hnd")).Said.En);
    }

    [Fact]
    public async Task A_reminder_that_waits_is_taken_back_when_the_unit_has_reported_or_is_not_to_be_reminded()
    {
        await using var town = await TownAsync();
        await RemindAsync(town, Morning);
        town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(Morning.AddHours(24));
        var sent = Assert.Single(await SendAsync(town, DeliveryOptions.Default));
        Assert.Equal(("superseded", SettledReminders.Reported), (sent.Outcome.State, sent.Outcome.Answer));

        await town.SqlAsync("update delivery.outbox set state = 'queued', ended_at = null");
        var stops = new ReminderStops(town.Warehouse.App);
        Assert.True(await stops.StopAsync("hnd", "đã sáp nhập", ScheduledTown.Clerk, default));
        Assert.False(await stops.StopAsync("hnd", null, ScheduledTown.Clerk, default));
        Assert.Equal("superseded", Assert.Single(await stops.ListSentAsync(10, default)).State);
        Assert.Empty(await SendAsync(town, DeliveryOptions.Default));
    }

    [Fact]
    public async Task Who_is_stopped_or_has_no_address_is_named_and_not_mailed()
    {
        await using var town = await TownAsync();
        using var folder = new ScratchFolder();
        var environment = database.EnvironmentOf(town.Warehouse);
        var stop = await CommandRun.RunAsync(folder.Path, environment, "reminders", "stop", "hnd", "--reason", "đã điện thoại");
        Assert.Equal((ExitCode.Done, "`hnd` is not reminded any more."), (stop.ExitCode, stop.Messages.Trim()));
        var run = Assert.Single(await RemindAsync(town, Morning));
        Assert.Contains("Không nhắc theo yêu cầu: Hội Nông dân. (", run.Result, StringComparison.Ordinal);
        var list = await CommandRun.RunAsync(folder.Path, environment, "reminders", "--json");
        Assert.Contains("\"unit\":\"hnd\",\"name_vi\":\"Hội Nông dân\",\"reason\":\"đã điện thoại\"", list.Output, StringComparison.Ordinal);
        Assert.EndsWith("\"sent\":[]}\n", list.Output, StringComparison.Ordinal);
        var unknown = await CommandRun.RunAsync(folder.Path, environment, "reminders", "start", "khong-co");
        Assert.Equal(ExitCode.BadInput, unknown.ExitCode);
        Assert.Contains("There is no unit `khong-co`", unknown.Messages, StringComparison.Ordinal);

        await new ReminderStops(town.Warehouse.App).StartAsync("hnd", ScheduledTown.Clerk, default);
        await town.SqlAsync("update warehouse.units set email = null where code = 'hnd'");
        await ExecuteAsync(town, (await town.Ledger.RequeueAsync(run.Id, ScheduledTown.Clerk, default))!.Value);
        Assert.Contains(
            await town.RowsAsync("select result from ledger.runs where step = 'remind' and requested_by <> 'schedule'"),
            result => result.Contains("Không có địa chỉ thư dùng được: Hội Nông dân.", StringComparison.Ordinal));
        Assert.Equal(["0"], await town.RowsAsync("select count(*)::text from delivery.outbox"));
        Assert.Equal(
            ["reminders-stopped hnd", "reminders-started hnd"],
            await town.RowsAsync("select what || ' ' || subject from audit.acts where what like 'reminders-%' order by act"));
    }

    [Fact]
    public async Task A_sample_towns_reminder_leaves_for_nobodys_address_only_and_after_the_meeting_nobody_is_reminded()
    {
        await using var town = await TownAsync();
        await town.SqlAsync("update warehouse.units set email = 'hnd@thixa.vn' where code = 'hnd'");
        await RemindAsync(town, Morning);
        var smtp = new SmtpOptions("127.0.0.1", 1, SmtpSecurity.Tls, null, null, null);
        var sent = Assert.Single(await SendAsync(town, DeliveryOptions.Default with { Smtp = smtp }));
        Assert.Equal("failed", sent.Outcome.State);
        Assert.Contains(".example addresses only", sent.Outcome.Answer, StringComparison.Ordinal);

        await town.SqlAsync("delete from ledger.run_states");
        await town.SqlAsync("delete from ledger.run_log");
        await town.SqlAsync("update ledger.runs set state = 'enqueued', attempt = 0 where step = 'remind' and period = '2023-9M' and series = 'giao-ban-9-thang'");
        await town.ImportAsync("observations.csv", "unit,indicator,quarter,value", "btc,a05,2023-Q3,");
        town.Clock.Now = DateTimeOffset.UtcNow;
        var run = Assert.Single(await town.Ledger.ListAsync(RunState.Enqueued, 1000, 0, default), run => run is { Step: Steps.Remind, Period: "2023-9M" });
        await ExecuteAsync(town, run.Id);
        Assert.Contains("Đã họp nên không nhắc nữa.", (await town.Ledger.FindAsync(run.Id, default))!.Run.Result, StringComparison.Ordinal);
    }

    private async Task<ScheduledTown> TownAsync(bool alsoOther = false)
    {
        var town = await ScheduledTown.CreateAsync(database, new DateTime(2023, 9, 10));
        if (alsoOther)
        {
            var yaml = await File.ReadAllTextAsync(Path.Combine(SampleFolder.Find(), "series", ScheduledTown.NineMonths + ".yaml"));
            await town.ApplyAsync(yaml.Replace("code: giao-ban-9-thang", "code: giao-ban-khac", StringComparison.Ordinal));
        }

        await town.AppliedAsync(new DateTime(2023, 8, 1));
        await town.Planner.PlanAsync(default);
        return town;
    }

    /// <summary>Lets the time of a reminder come, and does it for every series.</summary>
    private static async Task<IReadOnlyList<Run>> RemindAsync(ScheduledTown town, DateTime local)
    {
        town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(local);
        await town.Waiting.ReleaseAsync(default);
        var due = (await town.Ledger.ListAsync(RunState.Enqueued, 1000, 0, default)).Where(run => run is { Step: Steps.Remind, Period: "2023-9M" }).ToList();
        foreach (var run in due)
        {
            await ExecuteAsync(town, run.Id);
        }

        return [.. await Task.WhenAll(due.Select(async run => (await town.Ledger.FindAsync(run.Id, default))!.Run))];
    }

    private static async Task ExecuteAsync(ScheduledTown town, long run)
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        await town.Runs(town.Build(renderer)).ExecuteAsync(run, default);
    }

    private static Task<RemindAnswer> NowAsync(ScheduledTown town, string? unit = null) =>
        new RemindNow(town.Warehouse.App, new ReminderComposer(town.Warehouse.Reader, DeliveryOptions.Default), town.Clock)
            .RemindAsync(ScheduledTown.NineMonths, null, "2023-9M", unit, ScheduledTown.Clerk, default);

    private static async Task<IReadOnlyList<Sent>> SendAsync(ScheduledTown town, DeliveryOptions options) =>
        await new Sender(
            town.Warehouse.App, options, "node", new Alerts(town.Warehouse.App, new AlertOptions(To: null), town.Clock), town.Clock, NullLogger<Sender>.Instance)
            .SendDueAsync(default).ToListAsync();
}
