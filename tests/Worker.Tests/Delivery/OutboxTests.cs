using Analytics.Worker.Delivery;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Many messages, few at a time, several senders, and senders that die.</summary>
[Collection("delivery")]
public sealed class OutboxTests(DatabaseFixture database)
{
    [Fact]
    public async Task Five_hundred_recipients_get_one_message_each_from_two_senders_and_two_bad_ones_delay_nobody()
    {
        await using var server = await MailServer.StartAsync();
        string[] addresses = ["550@tx.example", "data-450@tx.example", .. Enumerable.Range(0, 498).Select(number => $"ok@unit{number}.example")];
        using var office = await OfficeAsync(server, addresses);
        await Task.WhenAll(office.SendDueAsync(), office.SendDueAsync());

        Assert.Equal(addresses.Skip(2).Order(), server.Messages.SelectMany(message => message.To!).Order());
        var rows = await office.DeliveriesAsync();
        Assert.Equal(498, rows.Count(row => row is { State: "accepted", EndedAt: not null, ContentSha256: not null }));
        Assert.Equal(("failed", "permanent"), rows.Where(row => row.Address == addresses[0]).Select(row => (row.State, row.Failure)).Single());
        Assert.Equal(("queued", "temporary"), rows.Where(row => row.Address == addresses[1]).Select(row => (row.State, row.Failure)).Single());
        // A session takes a hundred messages.
        Assert.InRange(server.Events.Count(one => one.Event == "connected"), 5, 8);
    }

    [Fact]
    public async Task No_more_begin_within_a_minute_than_the_settings_allow_and_the_rest_waits()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, [.. Enumerable.Range(0, 5).Select(number => $"ok@unit{number}.example")]);
        office.Options = office.Options with { PerMinute = 2 };
        Assert.Equal(2, (await office.SendDueAsync()).Count);
        Assert.Empty(await office.SendDueAsync());
        Assert.Equal(3, await new Outbox(office.Warehouse.App).CountDueAsync(CancellationToken.None));
        await office.ExecuteAsync("update delivery.outbox set started_at = started_at - interval '1 minute'");
        Assert.Equal(2, (await office.SendDueAsync()).Count);
    }

    [Fact]
    public async Task Whoever_sends_keeps_the_message_and_whoever_lost_it_changes_nothing()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "ok@tx.example");
        var outbox = new Outbox(office.Warehouse.App);
        var claimed = (await outbox.ClaimAsync(resend: false, "tx.example", perMinute: null, default))!;
        await office.ExecuteAsync("update delivery.outbox set lease_until = now() + interval '1 second'");
        Assert.True(await outbox.ExtendAsync(claimed, default));
        await office.ExecuteAsync("update delivery.outbox set lease_until = lease_until - interval '1 minute'");
        Assert.Empty(await outbox.ExpireAsync(default));

        await office.ExecuteAsync("update delivery.outbox set lease_until = now() - interval '1 second'");
        Assert.Single(await outbox.ExpireAsync(default));
        Assert.False(await outbox.ExtendAsync(claimed, default));
        var again = (await outbox.ClaimAsync(resend: true, "khac.example", perMinute: null, default))!;
        Assert.Equal(claimed.MessageId, again.MessageId);
        Assert.False(await outbox.FinishAsync(claimed, DeliveryOutcome.Accepted("250 late"), null, default));
        Assert.Equal("sending", (await office.DeliveriesAsync()).Single().State);
    }

    /// <summary>All twenty moments of each phase with FAULTS=full.</summary>
    [Fact]
    public async Task Senders_killed_in_every_phase_leave_nobody_without_a_message_and_nobody_with_two_unless_it_says_so()
    {
        var kills = Environment.GetEnvironmentVariable("FAULTS") == "full" ? 20 : 1;
        string[] phases = ["connected", "rcpt", "body", "message"];
        await using var server = await MailServer.StartAsync();
        string[] addresses = [.. Enumerable.Range(0, kills * phases.Length * 3).Select(number => $"ok@unit{number}.example")];
        using var office = await OfficeAsync(server, addresses);
        var environment = database.EnvironmentOf(office.Warehouse);
        environment["ANALYTICS__Delivery__From"] = "vanphong@tx.example";
        environment["ANALYTICS__Delivery__Smtp__Host"] = "127.0.0.1";
        environment["ANALYTICS__Delivery__Smtp__Port"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        environment["ANALYTICS__Delivery__Smtp__CaFile"] = server.CaFile;
        foreach (var phase in Enumerable.Repeat(phases, kills).SelectMany(all => all))
        {
            using var send = CommandRun.Start(office.Folder, environment, "send", "tx/giao-ban/2025-Q2/v1");
            await server.WaitForAsync(phase, server.Events.Count(one => one.Event == phase) + 1);
            send.Kill();
            await send.WaitForExitAsync();
        }

        office.Options = office.Options with { Uncertain = UncertainPolicy.Resend };
        await office.ExecuteAsync("update delivery.outbox set lease_until = now() - interval '1 second' where state = 'sending'");
        await office.SendDueAsync();
        var rows = await office.DeliveriesAsync();
        Assert.All(rows, row => Assert.Equal("accepted", row.State));
        var received = server.Messages.CountBy(message => message.To!.Single()).ToDictionary();
        Assert.Equal(addresses.Order(), received.Keys.Order());
        Assert.All(rows, row => Assert.InRange(received[row.Address], 1, 1 + row.Doubts));
        Assert.Equal(rows.Select(row => $"<{row.MessageId}>").Order(), server.Messages.Select(message => message.Id!).Distinct().Order());
    }

    private async Task<Office> OfficeAsync(MailServer server, params string[] addresses)
    {
        var office = await Office.OpenAsync(database);
        office.Options = office.Options with { Smtp = server.Options(), From = new Mailbox("Văn phòng", "vanphong@tx.example") };
        await office.ApplyListAsync("thuong-truc", addresses);
        await office.AddPackAsync(2);
        Assert.Equal(addresses.Length, (await office.ApproveAsync(1)).Queued);
        return office;
    }
}
