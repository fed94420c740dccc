using System.Globalization;
using Analytics.Worker.Delivery;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Delivery;
using Dapper;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T3: kill -9 of a sender at seeded instants of each phase of handing a message over.</summary>
[Collection("delivery")]
public sealed class SenderKillTests(DatabaseFixture database, Announcer announcer) : IClassFixture<Announcer>
{
    private const string Held = "held";

    /// <summary>The server has it, and that it does is not committed yet.</summary>
    private const string Uncommitted = "uncommitted";

    private static readonly int Kills = FaultSize.Of(1, 20);

    private static readonly string[] Phases = ["connected", "login", "rcpt", "body", "message", Held, Uncommitted];

    /// <summary>Whose message the server had when its sender was killed before that was committed.</summary>
    private readonly List<string> accepted = [];

    private readonly Random random = new(FaultSize.Seed);

    [Fact]
    public async Task Senders_killed_in_every_phase_leave_nobody_without_a_message_and_nobody_with_two_unless_it_says_so()
    {
        await using var server = await MailServer.StartAsync(user: "vanphong");
        string[] addresses = [.. Enumerable.Range(0, Kills * Phases.Length * 3).Select(number => $"ok@unit{number}.example")];
        using var office = await OfficeAsync(server, addresses);
        foreach (var phase in Enumerable.Repeat(Phases, Kills).SelectMany(all => all))
        {
            await KillAsync(server, office, phase);
        }

        // Held for a person, none of them goes out once more.
        await office.ExecuteAsync("update delivery.outbox set lease_until = now() - interval '1 second' where state = 'sending'");
        await office.SendDueAsync();
        var held = (await office.DeliveriesAsync()).ToDictionary(row => row.Address);
        Assert.Equal(Kills, accepted.Count);
        Assert.All(accepted, address => Assert.Equal(("uncertain", 1), (held[address].State, held[address].Doubts)));
        Assert.All(accepted, address => Assert.Single(server.Messages, message => message.To!.Single() == address));

        office.Options = office.Options with { Uncertain = UncertainPolicy.Resend };
        await office.ExecuteAsync("update delivery.outbox set lease_until = now() - interval '1 second' where state = 'sending'");
        await new Outbox(office.Warehouse.App).ExpireAsync(default);
        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now() where state = 'uncertain'");
        await office.SendDueAsync();
        var rows = await office.DeliveriesAsync();
        Assert.All(rows, row => Assert.Equal("accepted", row.State));
        var received = server.Messages.CountBy(message => message.To!.Single()).ToDictionary();
        Assert.Equal(addresses.Order(), received.Keys.Order());
        Assert.All(rows, row => Assert.InRange(received[row.Address], 1, 1 + row.Doubts));
        Assert.Equal(rows.Select(row => $"<{row.MessageId}>").Order(), server.Messages.Select(message => message.Id!).Distinct().Order());
        announcer.Say(string.Create(CultureInfo.InvariantCulture,
            $"faults: {Kills * Phases.Length} senders killed in {Phases.Length} phases, {received.Values.Count(count => count > 1)} messages twice, all of them said to be in doubt"));
    }

    private async Task KillAsync(MailServer server, Office office, string phase)
    {
        if (phase == Held)
        {
            await server.TellAsync("hold", 0);
        }

        await using var holding = await office.Warehouse.Migrator.OpenConnectionAsync();
        if (phase == Uncommitted)
        {
            await holding.ExecuteAsync("begin; select pg_advisory_xact_lock(250)");
        }

        var seen = phase == Uncommitted ? "message" : phase;
        var before = Count(server, seen);
        using var send = CommandRun.Start(office.Folder, EnvironmentOf(server, office), "send", "tx/giao-ban/2025-Q2/v1");
        var first = await server.WaitForAsync(seen, before + 1);
        if (phase == Uncommitted)
        {
            accepted.Add(first.To!.Single());
        }

        while (phase == Uncommitted && !await holding.ExecuteScalarAsync<bool>(
            "select exists (select from pg_locks join pg_database d on d.oid = database where d.datname = current_database() and locktype = 'advisory' and not granted)"))
        {
            Assert.False(send.HasExited);
        }

        // A seeded instant within the phase: the next ones take milliseconds.
        Thread.Sleep(random.Next(phase is Held or Uncommitted ? 20 : 40));
        send.Kill();
        await send.WaitForExitAsync();
        // The program that handed it over does not stay behind, also not to wait for an answer.
        await server.WaitForAsync("closed", Count(server, "connected"));
    }

    private static int Count(MailServer server, string name) => server.Events.Count(one => one.Event == name);

    private Dictionary<string, string?> EnvironmentOf(MailServer server, Office office)
    {
        var environment = database.EnvironmentOf(office.Warehouse);
        environment["ANALYTICS__Delivery__From"] = "vanphong@tx.example";
        environment["ANALYTICS__Delivery__Smtp__Host"] = "127.0.0.1";
        environment["ANALYTICS__Delivery__Smtp__Port"] = server.Port.ToString(CultureInfo.InvariantCulture);
        environment["ANALYTICS__Delivery__Smtp__CaFile"] = server.CaFile;
        environment["ANALYTICS__Delivery__Smtp__User"] = "vanphong";
        environment["ANALYTICS__Delivery__Smtp__Password"] = MailServer.Password;
        return environment;
    }

    private async Task<Office> OfficeAsync(MailServer server, params string[] addresses)
    {
        var office = await Office.OpenAsync(database);
        office.Options = office.Options with { Smtp = server.Options(user: "vanphong"), From = new Mailbox("Văn phòng", "vanphong@tx.example") };
        await office.ApplyListAsync("thuong-truc", addresses);
        await office.AddPackAsync(2);
        Assert.Equal(addresses.Length, (await office.ApproveAsync(1)).Queued);
        await office.ExecuteAsync("""
            create function public.wait() returns trigger language plpgsql as $$
            begin
              perform pg_advisory_xact_lock_shared(250);
              return new;
            end $$;
            create trigger wait before update on delivery.outbox for each row when (new.state = 'accepted') execute function public.wait()
            """);
        return office;
    }
}
