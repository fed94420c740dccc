using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Scheduling.Quartz;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>One mail when something fails, one when it works again, and never two within an hour.</summary>
[Collection("delivery")]
public sealed class AlertTests(DatabaseFixture database)
{
    private const string Cause = "giao-ban:tx/2025-Q2";

    private const string MailCause = "mail:tx/giao-ban/2025-Q2/v1";

    [Fact]
    public async Task However_often_it_fails_and_recovers_it_is_one_mail_an_hour_and_the_last_word_is_told()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox("Kỹ thuật", "ky-thuat@tx.example"));
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Không có số liệu.", CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Vẫn không có.", CancellationToken.None);
        var sent = await office.SendDueAsync();
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Lại không có.", CancellationToken.None);

        // Within the hour it was told that it fails, and it does.
        Assert.Empty(await office.SendDueAsync());
        var mails = await ReadMail.AllAsync(sent.Select(one => one.Outcome.Answer));
        Assert.Equal(new ReadMailbox("Kỹ thuật", "ky-thuat@tx.example"), Assert.Single(mails).To.Single());
        Assert.Contains("Không có số liệu.", mails[0].Text, StringComparison.Ordinal);
        await PassAsync("1 hour");
        Assert.Empty(await office.SendDueAsync());

        // Now it recovers at once, fails and recovers within the hour, and fails for good.
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        Assert.Equal([$"Đã khắc phục / Recovered: {Cause}"], (await office.SendDueAsync()).Select(one => one.Message.Subject));
        await office.Alerts.RaiseAsync(Cause, "Không có.", CancellationToken.None);
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await PassAsync("20 minutes");
        await office.Alerts.RaiseAsync(Cause, "Không có nữa.", CancellationToken.None);
        Assert.Empty(await office.SendDueAsync());
        await PassAsync("41 minutes");
        Assert.Equal([$"Cảnh báo / Alert: {Cause}"], (await office.SendDueAsync()).Select(one => one.Message.Subject));
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        Assert.Empty(await office.SendDueAsync());
        await PassAsync("1 hour");
        Assert.Equal([$"Đã khắc phục / Recovered: {Cause}"], (await office.SendDueAsync()).Select(one => one.Message.Subject));

        Task PassAsync(string time) => office.ExecuteAsync(
            $"""
            update delivery.outbox set next_attempt_at = next_attempt_at - interval '{time}', ended_at = ended_at - interval '{time}';
            update delivery.alerts set mail_at = mail_at - interval '{time}', before_at = before_at - interval '{time}'
            """);
    }

    [Fact]
    public async Task What_no_server_took_for_hours_is_one_mail_in_the_end_and_says_how_it_is_by_then()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        await office.Alerts.RaiseAsync(Cause, "Không có số liệu.", CancellationToken.None);
        Assert.Single(await office.SendDueAsync());
        // Two hours later it recovers; the server is away, fails to take that, and it fails, recovers and fails meanwhile.
        await AwayAsync("2 hours");
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await AwayAsync("30 minutes");
        await office.Alerts.RaiseAsync(Cause, "Lại không có.", CancellationToken.None);
        await AwayAsync("30 minutes");
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await AwayAsync("3 hours");
        var last = Assert.Single(await office.SendDueAsync()).Message;
        Assert.Equal($"Đã khắc phục / Recovered: {Cause}", last.Subject);

        // The hour of quiet begins when it left, not when it was to leave.
        await office.Alerts.RaiseAsync(Cause, "Vẫn không có.", CancellationToken.None);
        Assert.Empty(await office.SendDueAsync());
        // Of what nobody was told there is no end to tell of.
        await office.Alerts.RaiseAsync("khac", "Không có.", CancellationToken.None);
        await office.Alerts.ClearAsync("khac", CancellationToken.None);
        Assert.Empty(await office.SendDueAsync());

        // Time passes, and no server took what was due.
        Task AwayAsync(string time) => office.ExecuteAsync(
            $"""
            update delivery.outbox set next_attempt_at = now() - interval '1 second', attempt = attempt + 1 where state = 'queued';
            update delivery.outbox set ended_at = ended_at - interval '{time}';
            update delivery.alerts set mail_at = mail_at - interval '{time}', before_at = before_at - interval '{time}'
            """);
    }

    [Fact]
    public async Task What_is_let_go_of_without_a_word_and_fails_once_more_is_told_of()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        await office.Alerts.RaiseAsync(Cause, "Không có số liệu.", CancellationToken.None);
        Assert.Single(await office.SendDueAsync());
        await office.Alerts.DropAsync(Cause, CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Lại không có.", CancellationToken.None);
        await office.Alerts.DropAsync(Cause, CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Vẫn không có.", CancellationToken.None);
        Assert.Empty(await office.SendDueAsync());
        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now()");
        Assert.Single(await office.SendDueAsync());
    }

    [Fact]
    public async Task Without_anybody_to_tell_nothing_is_queued()
    {
        using var office = await Office.OpenAsync(database);
        await office.Alerts.RaiseAsync(Cause, "Không có số liệu.", CancellationToken.None);
        Assert.Empty(await office.DeliveriesAsync());
    }

    [Fact]
    public async Task What_is_taken_back_with_its_transaction_is_not_told_of()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        await using var connection = await office.Warehouse.App.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await office.Alerts.RaiseAsync(transaction, Cause, "Không có số liệu.", CancellationToken.None);
        }

        Assert.Empty(await office.DeliveriesAsync());
        Assert.Empty(await office.Alerts.ListRaisedAsync("", CancellationToken.None));
    }

    [Fact]
    public async Task Each_period_whose_run_fails_is_told_of_and_recovers_by_its_own_pack_only()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        var pack = await office.AddPackAsync(2);
        await using var engine = await QuartzEngine.OpenAsync(office.Warehouse.App, 1, null, CancellationToken.None);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var clock = TimeProvider.System;
        var app = office.Warehouse.App;
        var runs = new RunPack(
            office.Warehouse.Reader,
            new BuildPack(office.Warehouse.Reader, office.Packs, renderer, office.Lifecycle),
            new RunStep(
                new OpenCollection(office.Warehouse.Reader, clock),
                new RemindUnits(office.Warehouse.Reader, new ReminderComposer(office.Warehouse.Reader, office.Options), clock),
                new FreezePeriod(office.Warehouse.Reader),
                new ArchivePeriod(office.Warehouse.Reader)),
            new RunLease(app, engine, "test", TimeSpan.FromMinutes(1)),
            new WaitingRuns(app, engine, office.Alerts, clock),
            office.Alerts,
            new JobsOptions(),
            clock,
            NullLogger<RunPack>.Instance);

        // The first two have been tried as often as a run is; of the third, the worker died when it had stored the pack.
        await office.ExecuteAsync($"""
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state, attempt, pack)
            values ('giao-ban', 'tx', '2025-Q1', 'draft', '2025-07-02', 'lịch', 'test', 'enqueued', 10, null),
              ('giao-ban', 'tx', '2025-Q2', 'draft', '2025-07-02', 'lịch', 'test', 'enqueued', 10, null),
              ('giao-ban', 'tx', '2025-Q2', 'meeting', '2025-07-03', 'lịch', 'test', 'enqueued', 1, {pack.Id})
            """);
        foreach (var run in new long[] { 1, 2, 3 })
        {
            await runs.ExecuteAsync(run, CancellationToken.None);
            await office.SendDueAsync();
        }

        Assert.Equal(
            ["Cảnh báo / Alert: giao-ban:tx/2025-Q1", "Cảnh báo / Alert: giao-ban:tx/2025-Q2", "Đã khắc phục / Recovered: giao-ban:tx/2025-Q2"],
            await SaidAsync(office));
    }

    [Fact]
    public async Task However_many_messages_of_a_pack_are_refused_it_is_one_mail_and_one_when_all_have_arrived()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ok@ky-thuat.example"));
        office.Options = office.Options with { Smtp = server.Options() };
        await office.ApplyListAsync("thuong-truc", "550@tx.example", "550@btc.tx.example", "550@hnd.tx.example", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();
        await office.SendDueAsync();
        Assert.Equal([$"Cảnh báo / Alert: {MailCause}"], await SaidAsync(office));

        // Into the folder everything gets through; first one of them, then the rest.
        office.Options = office.Options with { Smtp = null };
        await office.ExecuteAsync("update delivery.outbox set state = 'queued', ended_at = null where address = '550@tx.example'");
        await office.SendDueAsync();
        Assert.Single(await SaidAsync(office));
        await office.Lifecycle.SendAsync(Office.Key, 1, Office.Clerk, CancellationToken.None);
        await office.SendDueAsync();
        await office.SendDueAsync();
        Assert.Equal([$"Cảnh báo / Alert: {MailCause}", $"Đã khắc phục / Recovered: {MailCause}"], await SaidAsync(office));
    }

    [Fact]
    public async Task The_alarm_about_a_version_ends_when_a_newer_one_replaces_it()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ok@ky-thuat.example"));
        office.Options = office.Options with { Smtp = server.Options() };
        await office.ApplyListAsync("thuong-truc", "550@tx.example", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        await office.AddPackAsync(3);
        await office.ApproveAsync(2);
        await office.SendDueAsync();
        await office.SendDueAsync();
        Assert.Equal([$"Cảnh báo / Alert: {MailCause}", $"Đã khắc phục / Recovered: {MailCause}"], await SaidAsync(office));
    }

    [Fact]
    public async Task What_a_sender_that_died_leaves_uncertain_is_told_of_and_so_is_that_it_arrived()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        await office.ApplyListAsync("thuong-truc", "ok@tx.example", "ok@btc.tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.ExecuteAsync("update delivery.outbox set state = 'sending', attempt = 1, lease_until = now() - interval '1 second'");
        await office.SendDueAsync();
        Assert.Equal([$"Cảnh báo / Alert: {MailCause}"], await SaidAsync(office));
        var alert = (await office.DeliveriesAsync()).Single(row => row.Kind == "alert");
        var body = (await ReadMail.AllAsync([alert.Answer!])).Single().Text;
        Assert.Contains("không rõ đã đến chưa: 2. Trước hết là ok@btc.tx.example: Máy gửi thư dừng giữa chừng", body, StringComparison.Ordinal);

        await SettleAsync("ok@tx.example");
        Assert.Single(await SaidAsync(office));
        await SettleAsync("ok@btc.tx.example");
        Assert.Equal([$"Cảnh báo / Alert: {MailCause}", $"Đã khắc phục / Recovered: {MailCause}"], await SaidAsync(office));

        async Task SettleAsync(string address)
        {
            await office.Lifecycle.SettleAsync(Office.Key, 1, address, arrived: true, Office.Clerk, CancellationToken.None);
            await office.SendDueAsync();
        }
    }

    [Fact]
    public async Task What_its_sender_could_not_tell_any_more_the_next_one_tells()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.ExecuteAsync("update delivery.outbox set state = 'failed', failure = 'permanent', answer = '550', ended_at = now()");
        await office.SendDueAsync();
        Assert.Equal([$"Cảnh báo / Alert: {MailCause}"], await SaidAsync(office));
    }

    [Fact]
    public async Task A_message_that_is_given_up_is_told_of()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ok@ky-thuat.example"));
        office.Options = office.Options with { Smtp = server.Options() };
        await office.ApplyListAsync("thuong-truc", "550@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();
        Assert.Equal(["ok@ky-thuat.example"], server.Messages.SelectMany(message => message.To!));
    }

    /// <summary>The subjects of what was told, in order.</summary>
    private static async Task<IReadOnlyList<string>> SaidAsync(Office office) =>
        [.. (await office.DeliveriesAsync()).Where(row => row.Kind == "alert").OrderBy(row => row.QueuedAt).ThenBy(row => row.Message).Select(row => row.Subject)];
}
