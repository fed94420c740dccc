using System.Globalization;
using Analytics.Worker.Acts;
using Analytics.Worker.Database;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Scheduling.Quartz;
using Npgsql;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>Asks for the same pack many times at once, as a process of its own: this test assembly, run as a program.</summary>
internal static class RequestingProcess
{
    /// <param name="arguments">Connection string, how many requests, period.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var app = WarehouseSource.Create(new NpgsqlConnectionStringBuilder(arguments[0]), "test");
        await using var engine = await QuartzEngine.OpenAsync(app, 2, null, default);
        var ledger = new RunLedger(app, engine, TimeProvider.System);
        var request = new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", arguments[2], null, false, "test", Actor.AtCommandLine("test"));
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
        var asked = await Task.WhenAll(Enumerable.Range(0, int.Parse(arguments[1], CultureInfo.InvariantCulture))
            .Select(_ => Task.Run(() => ledger.RequestAsync(request, default))));
        await Console.Out.WriteLineAsync(string.Join(' ', asked.Select(answer => answer.Run).Distinct()));
        await Console.Out.WriteLineAsync(asked.Count(answer => !answer.Joined).ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
