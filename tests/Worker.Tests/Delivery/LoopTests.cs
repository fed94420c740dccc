using Analytics.Worker.Delivery;
using Analytics.Worker.Tests.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>What goes wrong with one message, or for a while, and stops the sender of a node never.</summary>
[Collection("delivery")]
public sealed class LoopTests(DatabaseFixture database)
{
    [Fact]
    public void Each_message_that_is_held_up_is_worth_a_loop_more_until_the_server_takes_no_more_sessions()
    {
        var clock = new Clock(DateTimeOffset.UtcNow);
        var held = new HeldUp(clock);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        held.Enter(first, "end");
        held.Enter(second, "envelope");
        Assert.Equal(0, held.Count);
        clock.Now += TimeSpan.FromSeconds(11);
        Assert.Equal(2, held.Count);
        held.TakeNoMore();
        Assert.Equal(0, held.Count);
        held.Enter(second, "body");
        Assert.Equal(1, held.Count);
    }

    /// <summary>As if the mailer's program hung, said what nobody understands, or ended, the first time that it is started.</summary>
    [Theory]
    [InlineData("exec sleep 600", true)]
    [InlineData("echo Greetings; exec sleep 600", false)]
    [InlineData("exit 3", false)]
    public async Task A_message_that_is_not_put_together_is_let_go_of_and_the_sender_goes_on(string does, bool isTaken)
    {
        using var office = await OfficeAsync();
        office.Node = Path.Combine(office.Folder, "node");
        await File.WriteAllTextAsync(office.Node, $"#!/bin/sh\nif mkdir '{office.Folder}/once'; then {does}; fi\nexec node \"$@\"\n");
        File.SetUnixFileMode(office.Node, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var stop = new CancellationTokenSource();
        var running = Sender(office).RunAsync(stop.Token);
        await UntilAsync(office, row => row.Attempt == 1 && (row.State == "sending" || !isTaken));
        if (isTaken)
        {
            while (!Directory.Exists(Path.Combine(office.Folder, "once")))
            {
                await Task.Delay(20);
            }

            await office.ExecuteAsync("update delivery.outbox set state = 'queued', attempt = 2, next_attempt_at = now()");
        }
        else
        {
            await UntilAsync(office, row => row is { State: "queued", Failure: "temporary" });
            Assert.StartsWith("Chưa lập được thư; thư chưa đi. ", (await office.DeliveriesAsync()).Single().Answer, StringComparison.Ordinal);
            await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now()");
        }

        await UntilAsync(office, row => row is { State: "accepted", Doubts: 0 });
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        Assert.False(running.IsFaulted);
    }

    [Fact]
    public async Task How_an_attempt_ended_is_kept_however_long_the_database_is_away()
    {
        using var office = await OfficeAsync();
        // Counted by a sequence: it is not rolled back with what fails.
        await office.ExecuteAsync("""
            create sequence public.away;
            create function public.away() returns trigger language plpgsql security definer as $$
            begin
              if nextval('public.away') <= 12 then raise exception 'away' using errcode = '57P03'; end if;
              return new;
            end $$;
            create trigger away before update on delivery.outbox for each row when (new.state = 'accepted') execute function public.away()
            """);
        var sent = Assert.Single(await Sender(office).SendDueAsync(CancellationToken.None).ToListAsync());
        Assert.Equal("accepted", sent.Outcome.State);
        Assert.Equal(("accepted", 0), (await office.DeliveriesAsync()).Select(row => (row.State, row.Doubts)).Single());
    }

    private async Task<Office> OfficeAsync()
    {
        var office = await Office.OpenAsync(database);
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        return office;
    }

    private static Sender Sender(Office office) =>
        new(office.Warehouse.App, office.Options, office.Node, office.Alerts, new HurriedClock(), NullLogger<Sender>.Instance);

    private static async Task UntilAsync(Office office, Func<Analytics.Worker.Delivery.Delivery, bool> holds)
    {
        for (var end = DateTime.UtcNow.AddMinutes(1); !holds((await office.DeliveriesAsync()).Single());)
        {
            Assert.True(DateTime.UtcNow < end, $"It is {(await office.DeliveriesAsync()).Single()}.");
            await Task.Delay(20);
        }
    }
}
