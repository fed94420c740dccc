using System.Collections.Concurrent;
using System.Diagnostics;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>A real <c>serve</c> on a test's database, until it is stopped or killed.</summary>
internal sealed class Serving : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ScratchFolder folder = new();
    private readonly Process process;
    private readonly ConcurrentQueue<string> messages = new();
    private readonly Task reading;
    private string? address;

    private Serving(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    public Uri Address => new(address!);

    public int ProcessId => process.Id;

    public bool IsRunning => !process.HasExited;

    private string Messages => string.Concat(messages.Select(line => line + "\n"));

    /// <summary>Returns when the address is printed: it plans and executes from then on.</summary>
    public static async Task<Serving> StartAsync(
        DatabaseFixture fixture, ScheduledTown town, params (string Name, string Value)[] settings)
    {
        var environment = fixture.EnvironmentOf(town.Warehouse);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return await StartAsync(environment);
    }

    public static async Task<Serving> StartAsync(IReadOnlyDictionary<string, string?> environment)
    {
        var serving = new Serving(CommandRun.Start(Path.GetTempPath(), environment, "serve", "--port", "0"));
        serving.address = await serving.process.StandardOutput.ReadLineAsync();
        if (serving.address is null)
        {
            await serving.reading;
            throw new InvalidOperationException("serve did not start: " + serving.Messages);
        }

        return serving;
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
        await SignalAsync("TERM");
        await process.WaitForExitAsync();
        await reading;
        return (process.ExitCode, watch.Elapsed, Messages);
    }

    /// <param name="signal">Such as <c>STOP</c>, after which it stands still until <c>CONT</c>.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it says something on standard error.</summary>
    public async Task HearAsync(string words)
    {
        var watch = Stopwatch.StartNew();
        while (!messages.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            Assert.True(watch.Elapsed < Patience, $"Nobody said '{words}':\n{Messages}");
            await Task.Delay(20);
        }
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

    private async Task ReadAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            messages.Enqueue(line);
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
