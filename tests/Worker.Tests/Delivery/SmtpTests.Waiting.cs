using Analytics.Worker.Delivery;
using Analytics.Worker.Tests.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Servers that keep the office waiting, for one recipient or for all.</summary>
public sealed partial class SmtpTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recipients_on_whom_the_server_hangs_delay_nobody_whether_a_node_or_a_command_sends(bool isNode)
    {
        await using var server = await MailServer.StartAsync();
        string[] hanging = ["hang@tx.example", "hold-end@tx.example"];
        using var office = await OfficeAsync(server, hanging);
        var sender = new Sender(office.Warehouse.App, office.Options, office.Node, office.Alerts, new HurriedClock(), NullLogger<Sender>.Instance);
        using var stop = new CancellationTokenSource();
        var running = isNode ? sender.RunAsync(stop.Token) : sender.SendDueAsync(stop.Token).ToListAsync(CancellationToken.None).AsTask();
        await server.WaitForAsync("hang");
        await server.WaitForAsync("hold-end");
        await office.ApplyListAsync("thuong-truc", [.. hanging, "ok@tx.example", "ok@btc.tx.example"]);
        Assert.Equal(2, (await office.Lifecycle.SendAsync(Office.Key, 1, Office.Clerk, CancellationToken.None)).Queued);
        await server.WaitForAsync("message", 2);
        Assert.Equal(2, (await office.DeliveriesAsync()).Count(row => row.State == "sending" && hanging.Contains(row.Address)));
        await stop.CancelAsync();
        await server.StopAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        Assert.False(running.IsFaulted);
        Assert.Equal(
            [("hang@tx.example", "queued", "temporary"), ("hold-end@tx.example", "uncertain", null)],
            (await office.DeliveriesAsync()).Where(row => hanging.Contains(row.Address)).OrderBy(row => row.Address)
                .Select(row => (row.Address, row.State, row.Failure)));
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_is_asked_seldom_however_much_waits()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "ok@tx.example", "ok@btc.tx.example", "ok@hnd.tx.example", "ok@mttq.tx.example");
        var clock = new Clock(DateTimeOffset.UtcNow);
        var sender = new Sender(office.Warehouse.App, office.Options, office.Node, office.Alerts, clock, NullLogger<Sender>.Instance);
        foreach (var minutes in new[] { 1, 2 })
        {
            await server.TellAsync("connect", 421);
            Assert.True(Assert.Single(await DueAsync()).Outcome.NoSession);
            clock.Now += TimeSpan.FromSeconds((60 * minutes) - 1);
            Assert.Empty(await DueAsync());
            clock.Now += TimeSpan.FromSeconds(1);
        }

        Assert.Equal(["accepted", "accepted"], (await DueAsync()).Select(sent => sent.Outcome.State));
        // That it let somebody in counts: from here on it is a minute again.
        await server.TellAsync("connect", 421);
        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now() where state = 'queued'");
        Assert.Single(await DueAsync());
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Single(await DueAsync());

        async Task<IReadOnlyList<Sent>> DueAsync() => await sender.SendDueAsync(CancellationToken.None).ToListAsync();
    }
}
