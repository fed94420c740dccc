using System.Globalization;
using System.Text;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Analytics.Worker.Delivery;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Scheduling.Quartz;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary>
/// What every command stands on: arguments, settings, the two outputs, and the parts it may ask for, each started at its first use and
/// stopped in order at the end. Results go to <see cref="Output"/>; everything else is said on standard error.
/// </summary>
internal sealed class CommandHost : IAsyncDisposable
{
    private readonly Lazy<Settings> settings;
    private WarehouseConnections? warehouse;
    private readonly Lazy<ILoggerFactory> logs;

    private Renderer? renderer;
    private QuartzEngine? engine;

    public CommandHost(string[] args, CancellationToken cancelled)
    {
        var (arguments, overrides) = Settings.Split(args);
        Arguments = arguments;
        Cancelled = cancelled;
        settings = new Lazy<Settings>(() => Settings.Load(overrides));
        logs = new Lazy<ILoggerFactory>(() => LogLines.Open(Settings.Logging));
        Output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        Messages = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    }

    public IReadOnlyList<string> Arguments { get; }

    public CancellationToken Cancelled { get; }

    public Settings Settings => settings.Value;

    public TextWriter Output { get; }

    public IAnsiConsole Messages { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    public void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Messages.Profile.Out.Writer.WriteLine(line);
        }
    }

    public void Say(string line) => Say([line]);

    /// <summary>Where tables that are results go, as wide as they need when nobody looks on.</summary>
    public IAnsiConsole Results()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 1000;
        }

        return console;
    }

    /// <summary>A result that is bytes already, such as JSON.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> result)
    {
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(result, Cancelled);
    }

    /// <summary>The warehouse with its schema up to date: the embedded one is migrated here, another server's must have been.</summary>
    public async Task<WarehouseConnections> WarehouseAsync()
    {
        if (warehouse is null)
        {
            warehouse = await WarehouseOpener.OpenAsync(Settings.Configuration, Cancelled);
            if (Settings.IsEmbedded)
            {
                await Schema.UpdateAsync(warehouse.Migrator, Cancelled);
                await HoldRestoredAsync(warehouse);
            }
            else if (await new Migrations().PendingAsync(warehouse.Reader, Cancelled) is { Count: > 0 } pending)
            {
                throw new PartMissingException("migrations", $"The schema lacks {string.Join(", ", pending)}; run `migrate` first.");
            }
        }

        return warehouse;
    }

    private async Task HoldRestoredAsync(WarehouseConnections restored)
    {
        if (await RestoredMail.HoldAsync(restored.App, Settings.DataDirectory, Cancelled) is { } done)
        {
            Say($"The database was restored as it was at {VietnamTime.Format(done.MadeAt)}.");
            if (done.Held > 0)
            {
                Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done.Held} messages were waiting then and may have gone out since, so they are held as uncertain: see `deliveries`."));
            }
        }
    }

    /// <summary>The engine that starts runs; here it only places them, unless a host starts it.</summary>
    public async Task<IJobEngine> EngineAsync() => engine ??= await QuartzEngine.OpenAsync(
        (await WarehouseAsync()).App, Settings.Jobs.Workers, Logs, Cancelled);

    public async Task<RunLedger> LedgerAsync() => new((await WarehouseAsync()).App, await EngineAsync(), Clock);

    /// <summary>Log lines of the host and its parts, on standard error.</summary>
    public ILoggerFactory Logs => logs.Value;

    public Renderer Renderer => renderer ??= new Renderer(Settings.Renderer);

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        if (renderer is not null)
        {
            await renderer.DisposeAsync();
        }

        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        if (logs.IsValueCreated)
        {
            logs.Value.Dispose();
        }

        await Output.DisposeAsync();
    }
}
