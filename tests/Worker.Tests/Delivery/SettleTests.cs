using Analytics.Worker.Delivery;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Mail of which nobody knows whether it arrived: a person asks, and says.</summary>
[Collection("delivery")]
public sealed class SettleTests(DatabaseFixture database)
{
    private const string Lost = "cut-end@tx.example";

    [Fact]
    public async Task What_has_arrived_is_accepted_by_whoever_says_so_and_its_pack_is_sent()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await UncertainAsync(server);
        await office.ExecuteAsync("update delivery.outbox set started_at = queued_at + interval '1 hour'");
        var shown = new DeskPacks(office.Warehouse.Reader);
        var clerk = new DeskUser("van-thu", Role.Editor, null);
        var seen = Assert.Single(await shown.ListDeliveriesAsync(clerk, (await shown.ListVersionsAsync(clerk, Office.Key, default))[0], default));
        Assert.Equal((await office.DeliveriesAsync()).Single().StartedAt, seen.At);
        var decision = await SettleAsync(office, "CUT-END@tx.example", arrived: true);
        Assert.Equal((PackAnswer.Done, 0), (decision.Answer, decision.Queued));

        var row = Assert.Single(await office.DeliveriesAsync());
        Assert.Equal(("accepted", 0), (row.State, row.Doubts));
        Assert.Contains("chanh-van-phong xác nhận", row.Answer, StringComparison.Ordinal);
        Assert.Equal("sent", await office.StateAsync(1));
        var pack = (await office.Packs.FindAsync(Office.Key, 1, CancellationToken.None))!;
        Assert.Contains(
            await office.Reader.ListEventsAsync(pack, CancellationToken.None),
            one => one is { State: "approved", By: "chanh-van-phong" } && one.Comment!.Contains("đã nhận", StringComparison.Ordinal)
                && one.Comment.Contains("has it.", StringComparison.Ordinal));
        Assert.All(await office.Reader.ListEventsForReadersAsync(pack, CancellationToken.None), one => Assert.Null(one.Comment));
        Assert.Equal(
            ["draft", "approved", "sent"], (await office.Reader.ListEventsForReadersAsync(pack, CancellationToken.None)).Select(one => one.State));

        Assert.Equal(PackAnswer.Refused, (await SettleAsync(office, Lost, arrived: true)).Answer);
        Assert.Equal(PackAnswer.Refused, (await SettleAsync(office, Lost, arrived: false)).Answer);
        Assert.Empty(await office.SendDueAsync());
    }

    [Fact]
    public async Task What_is_sent_again_goes_out_once_more_under_the_same_id_and_says_that_there_may_be_two()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await UncertainAsync(server);
        await office.ExecuteAsync("update delivery.outbox set tries = 24");
        var again = await SettleAsync(office, Lost, arrived: false);
        Assert.Equal((PackAnswer.Done, 1), (again.Answer, again.Queued));
        // A person's word begins its attempts anew.
        Assert.Equal((2, 1), (await office.SendDueAsync()).Select(sent => (sent.Message.Attempt, sent.Message.Tries)).Single());

        var cuts = server.Events.Where(one => one.Event == "cut-end").ToList();
        Assert.Equal(2, cuts.Count);
        Assert.Equal((cuts[0].Id, cuts[0].Sha256), (cuts[1].Id, cuts[1].Sha256));
        Assert.Equal(("uncertain", 2), (await office.DeliveriesAsync()).Select(row => (row.State, row.Doubts)).Single());
        await SettleAsync(office, Lost, arrived: true);
        Assert.Equal(("accepted", 1), (await office.DeliveriesAsync()).Select(row => (row.State, row.Doubts)).Single());
    }

    [Fact]
    public async Task What_a_newer_version_replaced_is_not_sent_again_but_may_have_arrived()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await UncertainAsync(server);
        await office.AddPackAsync(3);
        await office.ApproveAsync(2);
        var refused = await SettleAsync(office, Lost, arrived: false);
        Assert.Equal(PackAnswer.Refused, refused.Answer);
        Assert.Contains("đã được thay thế", refused.Message.Vi, StringComparison.Ordinal);
        Assert.Equal(PackAnswer.Done, (await SettleAsync(office, Lost, arrived: true)).Answer);
    }

    [Fact]
    public async Task The_command_settles_too_one_way_at_a_time()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await UncertainAsync(server);
        // Test copies and alerts by their ids.
        await office.Lifecycle.SendTestAsync(Office.Key, 1, "thu@tx.example", Office.Clerk, default);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ky-thuat@tx.example"));
        await office.Alerts.RaiseAsync("thu", "thử", default);
        await office.ExecuteAsync("update delivery.outbox set state = 'uncertain', doubts = 1 where kind in ('test', 'alert')");
        var listed = await RunAsync(office, "deliveries");
        Assert.Contains("1 of the packs' messages may or may not have arrived", listed.Messages, StringComparison.Ordinal);
        Assert.Contains("--arrived ADDRESS", listed.Messages, StringComparison.Ordinal);
        Assert.Contains("2 reminders, receipts, alerts and test copies may or may not have arrived", listed.Messages, StringComparison.Ordinal);
        foreach (var other in (await office.DeliveriesAsync()).Where(row => row.Kind is "test" or "alert"))
        {
            Assert.Contains($"  {other.Message}  {other.Address}  ", listed.Messages, StringComparison.Ordinal);
            Assert.Equal(PackAnswer.Done, (await MailSettling.SettleAsync(office.Warehouse.App, other.Message, arrived: true, Office.Clerk, default)).Answer);
        }
        Assert.Equal(2, (await RunAsync(office, "send", "tx/giao-ban/2025-Q2/v1", "--arrived", Lost, "--again", Lost)).ExitCode);
        Assert.Equal(3, (await RunAsync(office, "send", "tx/giao-ban/2025-Q2/v1", "--again", "ok@tx.example")).ExitCode);

        // Without a mail server it goes into the folder.
        var again = await RunAsync(office, "send", "tx/giao-ban/2025-Q2/v1", "--again", Lost);
        Assert.True(again.ExitCode == 0, again.Messages);
        Assert.StartsWith("accepted", again.Output, StringComparison.Ordinal);
        var row = Assert.Single(await office.DeliveriesAsync(), row => row.Kind == "pack");
        Assert.Equal(("accepted", 1), (row.State, row.Doubts));
        Assert.EndsWith($"{row.Message}.eml", row.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_got_through_after_all_is_told_of_once()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await UncertainAsync(server, new AlertOptions(new Mailbox(null, "ok@ky-thuat.example")));
        await SettleAsync(office, Lost, arrived: false);
        office.Options = office.Options with { Smtp = null };
        await office.SendDueAsync();
        await office.SendDueAsync();
        Assert.Equal(
            ["Cảnh báo / Alert", "Đã khắc phục / Recovered"],
            (await office.DeliveriesAsync()).Where(row => row.Kind == "alert").OrderBy(row => row.QueuedAt).Select(row => row.Subject.Split(':')[0]));
    }

    [Fact]
    public void Whether_it_may_have_arrived_is_said_whatever_became_of_a_message_afterwards()
    {
        foreach (var state in new[] { "queued", "sending", "failed", "superseded" })
        {
            foreach (var failure in new[] { null, "temporary", "permanent" })
            {
                var (without, with) = (DeliveryWording.State(state, failure, doubts: 0), DeliveryWording.State(state, failure, doubts: 1));
                Assert.Equal(($"{without.Vi}, có thể đã đến", $"{without.En}, may have arrived"), (with.Vi, with.En));
            }
        }

        Assert.Equal("Đã nhận, có thể hai lần", DeliveryWording.State("accepted", null, 1).Vi);
        Assert.Equal("Không rõ đã đến chưa", DeliveryWording.State("uncertain", null, 2).Vi);
    }

    private static Task<PackDecision> SettleAsync(Office office, string address, bool arrived) =>
        office.Lifecycle.SettleAsync(Office.Key, 1, address, arrived, Office.Clerk, CancellationToken.None);

    private Task<CommandRun> RunAsync(Office office, params string[] command) =>
        CommandRun.RunAsync(office.Folder, database.EnvironmentOf(office.Warehouse), command);

    /// <summary>An approved pack whose one message was cut off after its final dot.</summary>
    private async Task<Office> UncertainAsync(MailServer server, AlertOptions? alerts = null)
    {
        var office = await Office.OpenAsync(database);
        office.AlertOptions = alerts ?? office.AlertOptions;
        office.Options = office.Options with { Smtp = server.Options(), From = new Mailbox("Văn phòng", "vanphong@tx.example") };
        await office.ApplyListAsync("thuong-truc", Lost);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();
        Assert.Equal("uncertain", (await office.DeliveriesAsync()).Single(row => row.Kind == "pack").State);
        return office;
    }
}
