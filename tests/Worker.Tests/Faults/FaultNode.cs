using Analytics.Worker.Tests.Delivery;
using Analytics.Worker.Tests.Scheduling;
using Npgsql;

namespace Analytics.Worker.Tests.Faults;

/// <summary>One worker process of a <see cref="FaultTown"/>, with a network of its own to the database.</summary>
internal sealed class FaultNode : IDisposable
{
    private FaultNode(Serving serving, TcpProxy network)
    {
        Serving = serving;
        Network = network;
    }

    public Serving Serving { get; }

    public TcpProxy Network { get; }

    /// <summary>Whether it is handing mail over: the program that does is its child.</summary>
    public bool IsMailing => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        .Any(folder => Read(folder, "status").Contains($"PPid:\t{Serving.ProcessId}\n", StringComparison.Ordinal)
            && Read(folder, "cmdline").Contains("mailer.mjs", StringComparison.Ordinal));

    public static async Task<FaultNode> StartAsync(DatabaseFixture fixture, ScheduledTown town, MailServer mail, string outbox)
    {
        var environment = fixture.EnvironmentOf(town.Warehouse);
        TcpProxy? network = null;
        foreach (var key in environment.Keys.ToArray())
        {
            var there = new NpgsqlConnectionStringBuilder(environment[key]);
            network ??= new TcpProxy(there.Port);
            // A process that stands still in a transaction is cut off as soon as its lease has run out.
            environment[key] = new NpgsqlConnectionStringBuilder(there.ConnectionString)
            {
                Port = network.Port,
                KeepAlive = 2,
                Options = "-c idle_in_transaction_session_timeout=2s",
            }.ConnectionString;
        }

        environment["ANALYTICS__Node__Run"] = "jobs";
        environment["ANALYTICS__Jobs__Lease"] = FaultTown.Lease.ToString();
        environment["ANALYTICS__Delivery__Outbox"] = outbox;
        environment["ANALYTICS__Delivery__From"] = FaultTown.From.Address;
        environment["ANALYTICS__Delivery__Smtp__Host"] = "127.0.0.1";
        environment["ANALYTICS__Delivery__Smtp__Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        environment["ANALYTICS__Delivery__Smtp__CaFile"] = mail.CaFile;
        return new FaultNode(await Serving.StartAsync(environment), network!);
    }

    public void Dispose()
    {
        Serving.Dispose();
        Network.Dispose();
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
