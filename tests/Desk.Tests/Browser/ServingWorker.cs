using System.Collections.Concurrent;
using System.Diagnostics;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Desk.Tests.Browser;

/// <summary>A worker with its desk as a process of its own, on a port that was free.</summary>
internal sealed class ServingWorker : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> messages;

    private ServingWorker(Process process, Uri address, string? oneTimePassword, ConcurrentQueue<string> messages)
    {
        this.process = process;
        this.messages = messages;
        Address = address;
        OneTimePassword = oneTimePassword;
    }

    public Uri Address { get; }

    /// <summary>Of a <c>demo</c>.</summary>
    public string? OneTimePassword { get; }

    /// <summary>What it said on standard error.</summary>
    public string Messages => string.Join('\n', messages);

    /// <param name="command"><c>serve</c> or <c>demo</c>, with options.</param>
    public static async Task<ServingWorker> StartAsync(
        string folder, IReadOnlyDictionary<string, string?>? environment, params string[] command)
    {
        var process = CommandRun.Start(folder, environment, [.. command, "--port", "0"]);
        var messages = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, line) => messages.Enqueue(line.Data ?? string.Empty);
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(StartLimit);
        try
        {
            var address = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException($"The worker ended before it had an address: {string.Join('\n', messages)}");
            var password = command[0] == "demo" ? (await process.StandardOutput.ReadLineAsync(limit.Token))?.Split(' ')[^1] : null;
            return new ServingWorker(process, new Uri(address), password, messages);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await terminate.WaitForExitAsync();
            // Read to its end, or a full pipe would keep it from ending.
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
