using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Many messages, few at a time, several senders, and what is kept of an attempt.</summary>
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
        // Nobody knows why its sender died: the next does not die of it at once.
        Assert.Null(await outbox.ClaimAsync(resend: true, "khac.example", perMinute: null, default));
        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = next_attempt_at - interval '1 minute'");
        var again = (await outbox.ClaimAsync(resend: true, "khac.example", perMinute: null, default))!;
        Assert.Equal(claimed.MessageId, again.MessageId);
        Assert.False(await outbox.FinishAsync(claimed, DeliveryOutcome.Accepted("250 late"), null, default));
        Assert.Equal("sending", (await office.DeliveriesAsync()).Single().State);
    }

    [Fact]
    public async Task What_somebody_else_decided_about_does_not_leave_any_more_and_an_attempts_number_never_comes_again()
    {
        using var office = await Office.OpenAsync(database);
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.ExecuteAsync("""
            create function public.gone() returns trigger language plpgsql as 'begin return null; end';
            create trigger gone before update on delivery.outbox for each row when (old.state = 'sending' and new.state = 'sending') execute function public.gone()
            """);
        var kept = Assert.Single(await office.SendDueAsync()).Outcome;
        Assert.Equal("queued", kept.State);
        Assert.Contains("by then somebody else decided about it", kept.Answer, StringComparison.Ordinal);
        Assert.False(Directory.Exists(office.Options.Outbox));

        await office.ExecuteAsync("update delivery.outbox set state = 'failed'");
        await office.Lifecycle.SendAsync(Office.Key, 1, Office.Clerk, default);
        var again = (await new Outbox(office.Warehouse.App).ClaimAsync(resend: false, "tx.example", perMinute: null, default))!;
        Assert.Equal((2, 1), (again.Attempt, again.Tries));
    }

    [Fact]
    public async Task Two_senders_together_begin_no_more_within_a_minute_than_the_settings_allow()
    {
        using var office = await Office.OpenAsync(database);
        await office.ApplyListAsync("thuong-truc", [.. Enumerable.Range(0, 8).Select(number => $"ok@unit{number}.example")]);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        office.Options = office.Options with { PerMinute = 3 };
        var sent = await Task.WhenAll(office.SendDueAsync(), office.SendDueAsync(), office.SendDueAsync());
        Assert.Equal(3, sent.Sum(one => one.Count));
    }

    [Fact]
    public async Task What_an_attempt_says_after_it_was_given_up_settles_its_own_doubt_and_no_other()
    {
        using var office = await Office.OpenAsync(database);
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        var outbox = new Outbox(office.Warehouse.App);
        var claimed = (await outbox.ClaimAsync(resend: false, "tx.example", perMinute: null, default))!;
        await office.ExecuteAsync("update delivery.outbox set doubts = 1, lease_until = now() - interval '1 second'");
        await outbox.ExpireAsync(default);
        Assert.Equal(("uncertain", 2), await StateAsync());

        // It does not know either; and was not heard when it said so first.
        var lost = SmtpAnswer.LostIn("end", "cut").Judge(1);
        Assert.True(await outbox.FinishAsync(claimed, lost, null, default));
        Assert.True(await outbox.FinishAsync(claimed, lost, null, default));
        Assert.Equal(("uncertain", 2), await StateAsync());
        Assert.True(await outbox.FinishAsync(claimed, DeliveryOutcome.Accepted("250 late"), null, default));
        Assert.Equal(("accepted", 1), await StateAsync());

        async Task<(string, int)> StateAsync() => (await office.DeliveriesAsync()).Select(row => (row.State, row.Doubts)).Single();
    }

    [Fact]
    public async Task Whatever_a_server_says_is_kept_also_what_the_database_has_no_letters_for()
    {
        using var office = await Office.OpenAsync(database);
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        var outbox = new Outbox(office.Warehouse.App);
        var claimed = (await outbox.ClaimAsync(resend: false, "tx.example", perMinute: null, default))!;
        Assert.True(await outbox.FinishAsync(claimed, DeliveryOutcome.Accepted("250 d\u0061\u0303 nh\u00e2\u0323n \0 \ud800."), null, default));
        Assert.Equal("250 dã nhận \ufffd \ufffd.", (await office.DeliveriesAsync()).Single().Answer);

        foreach (var address in new[] { "ok\0@tx.example", "\ud800\u0061\u0303" })
        {
            Assert.Equal(PackAnswer.Refused, (await office.Lifecycle.SettleAsync(Office.Key, 1, address, arrived: true, Office.Clerk, default)).Answer);
        }
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
