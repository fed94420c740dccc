using System.Diagnostics;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Commands;
using Dapper;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>A real <c>serve</c> on a test's database, until it is stopped or killed.</summary>
internal sealed class Serving : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ScratchFolder folder = new();
    private readonly Process process;
    private readonly Task<string> messages;
    private string? address;

    private Serving(Process process)
    {
        this.process = process;
        messages = process.StandardError.ReadToEndAsync();
    }

    public Uri Address => new(address!);

    /// <summary>Returns when the address is printed: it plans and executes from then on.</summary>
    public static async Task<Serving> StartAsync(
        DatabaseFixture fixture, ScheduledTown town, params (string Name, string Value)[] settings)
    {
        var environment = fixture.EnvironmentOf(town.Warehouse);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        var serving = new Serving(CommandRun.Start(Path.GetTempPath(), environment, "serve", "--port", "0"));
        serving.address = await serving.process.StandardOutput.ReadLineAsync();
        return serving.address is not null
            ? serving
            : throw new InvalidOperationException("serve did not start: " + await serving.messages);
    }

    /// <summary>Like pulling the plug.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public async Task<(int ExitCode, TimeSpan Took, string Messages)> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, watch.Elapsed, await messages);
    }

    /// <summary>Waits until the run is as wanted; fails with what the ledger knows when it never is.</summary>
    public static async Task<RunDetails> UntilAsync(ScheduledTown town, long run, Func<Run, bool> wanted)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var details = (await town.Ledger.FindAsync(run, default))!;
            if (wanted(details.Run))
            {
                return details;
            }

            Assert.True(watch.Elapsed < Patience, $"{details.Run}\n{string.Join('\n', details.States)}\n{string.Join('\n', details.Log)}");
            await Task.Delay(20);
        }
    }

    /// <summary>Cuts the connection that waits for a lock on a table, as soon as there is one.</summary>
    public static async Task CutWaitingAsync(ScheduledTown town, string table)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await town.Warehouse.App.OpenConnectionAsync();
        while (await connection.ExecuteScalarAsync<bool?>(
            "select pg_terminate_backend(pid) from pg_locks where relation = @table::regclass and not granted limit 1", new { table }) is not true)
        {
            Assert.True(watch.Elapsed < Patience, $"Nobody waits for {table}.");
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        folder.Dispose();
    }
}
