using Analytics.Reports.Periods;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Commands;
using Analytics.Worker.Database.Postgres;
using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Scheduling;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>A reminder that waited, was refused, was taken back, or may have arrived.</summary>
[Collection("delivery")]
public sealed class NeedlessReminderTests(DatabaseFixture database)
{
    private static readonly DateTimeOffset Morning = VietnamTime.FromLocal(new DateTime(2023, 9, 18, 8, 0, 5));

    [Fact]
    public async Task What_has_become_needless_does_not_leave_and_says_why_also_when_it_may_have_left_before()
    {
        await using var town = await TownAsync();
        Assert.Equal(["hnd"], (await NowAsync(town)).Queued);
        // As if it had been stopped while the message was on its way: nobody took it back.
        await town.SqlAsync("insert into delivery.reminder_stops (unit, stopped_by) values ('hnd', 'test')");
        Assert.Equal(("superseded", SettledReminders.Stopped), await SendAsync("queued", 0));
        var doubted = await SendAsync("uncertain", 1);
        Assert.Equal("superseded", doubted.State);
        Assert.StartsWith(SettledReminders.Stopped, doubted.Answer, StringComparison.Ordinal);
        Assert.EndsWith("Whether it arrived when it was sent before is not known.", doubted.Answer, StringComparison.Ordinal);

        await town.SqlAsync("delete from delivery.reminder_stops");
        await town.SqlAsync("update warehouse.calendar set meeting_at = '2023-09-18 07:00' where period = '2023-9M'");
        Assert.Equal(("superseded", SettledReminders.Met), await SendAsync("queued", 0));
        var late = await NowAsync(town);
        Assert.Equal(("Đã họp nên không nhắc nữa.", 0), (late.Said.Vi, late.Queued.Count));
        await town.SqlAsync("update warehouse.series set code = 'da-doi-ten' where code = 'giao-ban-9-thang'");
        Assert.Equal(("superseded", SettledReminders.Gone), await SendAsync("queued", 0));

        async Task<(string State, string Answer)> SendAsync(string state, int doubts)
        {
            await town.SqlAsync(
                "update delivery.outbox set state = @state, doubts = @doubts, ended_at = null, next_attempt_at = now()", new { state, doubts });
            var options = DeliveryOptions.Default with { Uncertain = UncertainPolicy.Resend };
            var sender = new Sender(
                town.Warehouse.App, options, "node", new Alerts(town.Warehouse.App, new AlertOptions(To: null), town.Clock), town.Clock, NullLogger<Sender>.Instance);
            var outcome = Assert.Single(await sender.SendDueAsync(default).ToListAsync()).Outcome;
            return (outcome.State, outcome.Answer);
        }
    }

    [Fact]
    public async Task Of_two_about_one_deadline_the_later_leaves_and_none_that_announces_it_leaves_after_it_and_no_import_is_waited_for()
    {
        await using var town = await TownAsync();
        foreach (var day in new[] { 12, 14 })
        {
            town.Clock.Now = VietnamTime.FromLocal(new DateTime(2023, 9, day, 8, 0, 5));
            Assert.Equal(["hnd"], (await NowAsync(town, unit: "hnd")).Queued);
        }

        await using var importing = await town.Warehouse.App.OpenConnectionAsync();
        await using var import = await importing.BeginTransactionAsync();
        await importing.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('warehouse.import', 0))");
        using var folder = new ScratchFolder();
        Assert.Equal(["superseded", "accepted"], (await SendAsync()).Select(sent => sent.Outcome.State));
        Assert.Equal([$"1 {SettledReminders.Repeated}"], await SupersededAsync());

        await town.SqlAsync("update delivery.outbox set state = 'queued', ended_at = null, next_attempt_at = now()");
        town.Clock.Now = VietnamTime.FromLocal(new DateTime(2023, 9, 16, 0, 0, 5));
        await SendAsync();
        Assert.Equal([$"1 {SettledReminders.Repeated}", $"2 {SettledReminders.Outdated}"], await SupersededAsync());
        // And it may be said anew, as it is by now.
        Assert.Equal(["hnd"], (await NowAsync(town, unit: "hnd")).Queued);
        await SendAsync();
        Assert.StartsWith("[SỐ LIỆU MINH HỌA] Đã quá hạn", Assert.Single(await town.RowsAsync("select subject from delivery.outbox where state = 'accepted'")), StringComparison.Ordinal);

        async Task<IReadOnlyList<Sent>> SendAsync() => await new Sender(
            town.Warehouse.App,
            DeliveryOptions.Default with { Outbox = folder.Below("outbox") },
            "node",
            new Alerts(town.Warehouse.App, new AlertOptions(To: null), town.Clock),
            town.Clock,
            NullLogger<Sender>.Instance).SendDueAsync(default).ToListAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        Task<IReadOnlyList<string>> SupersededAsync() => town.RowsAsync(
            "select r.number || ' ' || o.answer from delivery.outbox o join delivery.reminders r using (message) where o.state = 'superseded' order by r.number");
    }

    [Fact]
    public async Task One_that_was_refused_is_told_of_and_may_be_sent_anew_once_and_an_address_outside_the_domains_is_none()
    {
        await using var town = await TownAsync();
        var outside = await NowAsync(town, DeliveryOptions.Default with { AllowedDomains = ["khac.example"] });
        Assert.Equal("Không có địa chỉ thư dùng được: Hội Nông dân.", outside.Said.Vi);

        Assert.Equal(["hnd"], (await NowAsync(town)).Queued);
        Assert.Empty((await NowAsync(town)).Queued);
        await town.SqlAsync("update delivery.outbox set state = 'failed', failure = 'permanent', answer = '550'");
        var troubles = new MailAlerts(
            town.Warehouse.App, new Alerts(town.Warehouse.App, new AlertOptions(new Mailbox(null, "ky-thuat@tx.example")), town.Clock));
        Assert.True(await troubles.TellAsync(default));
        Assert.False(await troubles.TellAsync(default));
        Assert.Equal(["mail:reminders/2023-09-15"], await RaisedAsync());

        var anew = await Task.WhenAll(NowAsync(town, DeliveryOptions.Default with { MaxBytes = 1 }), NowAsync(town, DeliveryOptions.Default with { MaxBytes = 1 }));
        Assert.Equal(["hnd"], anew.SelectMany(answer => answer.Queued));
        Assert.Equal(["1", "2"], await town.RowsAsync("select number::text from delivery.reminders order by number"));
        Assert.Contains("Mẫu báo cáo quá lớn để gửi kèm", Assert.Single(await town.RowsAsync(
            "select body from delivery.outbox where kind = 'reminder' and state = 'queued'")), StringComparison.Ordinal);
        // It may be refused again.
        Assert.False(await troubles.TellAsync(default));
        await town.SqlAsync("update delivery.outbox set state = 'accepted' where kind = 'reminder' and state = 'queued'");
        Assert.True(await troubles.TellAsync(default));
        Assert.Empty(await RaisedAsync());

        // What may have arrived is not sent anew, however it ended.
        await town.SqlAsync("update delivery.outbox set state = 'failed', doubts = 1 where kind = 'reminder'");
        Assert.Empty((await NowAsync(town)).Queued);

        Task<IReadOnlyList<string>> RaisedAsync() => town.RowsAsync("select cause from delivery.alerts where cleared_at is null");
    }

    [Fact]
    public async Task After_a_restore_only_what_had_been_tried_waits_for_a_person_who_settles_it_by_its_id()
    {
        await using var town = await TownAsync();
        await NowAsync(town);
        Assert.Equal(0, await RestoreAsync());
        Assert.Equal(["queued"], await town.RowsAsync("select state from delivery.outbox"));
        await town.SqlAsync("update delivery.outbox set attempt = 1");
        Assert.Equal(1, await RestoreAsync());

        using var folder = new ScratchFolder();
        var environment = database.EnvironmentOf(town.Warehouse);
        var id = Assert.Single(await town.RowsAsync("select message::text from delivery.outbox"));
        var listed = await CommandRun.RunAsync(folder.Path, environment, "deliveries");
        Assert.Contains("1 reminders, receipts, alerts and test copies may or may not have arrived", listed.Messages, StringComparison.Ordinal);
        Assert.Contains($"  {id}  hnd@minh-hoa.example  ", listed.Messages, StringComparison.Ordinal);
        var both = await CommandRun.RunAsync(folder.Path, environment, "deliveries", "settle", id, "--arrived", "--again");
        Assert.Equal(ExitCode.BadInput, both.ExitCode);
        Assert.Contains("Give --arrived or --again, one of them.", both.Messages, StringComparison.Ordinal);

        await town.SqlAsync("update delivery.outbox set tries = 24");
        var again = await SettleAsync(arrived: false);
        Assert.Equal((PackAnswer.Done, 1), (again.Answer, again.Queued));
        Assert.Equal(["0"], await town.RowsAsync("select tries::text from delivery.outbox"));
        Assert.Equal(PackAnswer.Refused, (await SettleAsync(arrived: false)).Answer);
        await town.SqlAsync("update delivery.outbox set state = 'uncertain'");
        var settled = await CommandRun.RunAsync(folder.Path, environment, "deliveries", "settle", id, "--arrived");
        Assert.Equal(ExitCode.Done, settled.ExitCode);
        Assert.Equal(["accepted 0"], await town.RowsAsync("select state || ' ' || doubts from delivery.outbox"));
        Assert.Equal(["false", "true"], await town.RowsAsync($"select details ->> 'arrived' from audit.acts where what = 'mail-settled' and subject = '{id}' order by act"));

        Task<PackDecision> SettleAsync(bool arrived) => MailSettling.SettleAsync(town.Warehouse.App, Guid.Parse(id), arrived, ScheduledTown.Clerk, default);

        async Task<int> RestoreAsync()
        {
            using var data = new ScratchFolder();
            Directory.CreateDirectory(new DataFolder(data.Path).Cluster);
            Directory.CreateDirectory(Path.GetDirectoryName(new DataFolder(data.Path).StartLock)!);
            await new RestoreMark(new DataFolder(data.Path).Cluster).WriteAsync(Morning, "test", default);
            return (await RestoredMail.HoldAsync(town.Warehouse.App, data.Path, default))!.Value.Held;
        }
    }

    private async Task<ScheduledTown> TownAsync()
    {
        var town = await ScheduledTown.CreateAsync(database, new DateTime(2023, 9, 10));
        await town.AppliedAsync(new DateTime(2023, 8, 1));
        town.Clock.Now = Morning;
        return town;
    }

    private static Task<RemindAnswer> NowAsync(ScheduledTown town, DeliveryOptions? options = null, string? unit = null) =>
        new RemindNow(town.Warehouse.App, new ReminderComposer(town.Warehouse.Reader, options ?? DeliveryOptions.Default), town.Clock)
            .RemindAsync(ScheduledTown.NineMonths, null, "2023-9M", unit, ScheduledTown.Clerk, default);
}
