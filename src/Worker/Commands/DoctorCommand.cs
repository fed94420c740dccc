using System.CommandLine;
using System.Globalization;
using Analytics.Worker.Database;
using Analytics.Worker.Packs;
using Dapper;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;

namespace Analytics.Worker.Commands;

/// <summary><c>doctor</c>: one line for each part the worker needs, whether it works, and what to do when it does not.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 500L << 20;

    /// <summary>More than this between the machine's clock and the database's, and recorded times cannot be trusted.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(1);

    public static Command Create(CommandHost host)
    {
        var command = new Command("doctor", "Check every part that the worker needs.");
        command.SetAction(async (_, cancelled) =>
        {
            var healthy = true;
            foreach (var (part, check) in Checks(host, cancelled))
            {
                var (works, finding) = await TryAsync(check);
                healthy &= works;
                await host.Output.WriteLineAsync($"{(works ? "ok" : "FAILED"),-7}{part,-12}{finding}");
            }

            return healthy ? ExitCode.Done : ExitCode.PartMissing;
        });
        return command;
    }

    private static IEnumerable<(string Part, Func<Task<string>> Check)> Checks(CommandHost host, CancellationToken cancelled) =>
    [
        ("database", () => DatabaseAsync(host, cancelled)),
        ("migrations", () => MigrationsAsync(host, cancelled)),
        ("clock", () => ClockAsync(host, cancelled)),
        ("renderer", () => RendererAsync(host, cancelled)),
        ("disk", () => Task.FromResult(Disk())),
        ("folder", () => Task.FromResult(Folder(host))),
    ];

    private static async Task<(bool Works, string Finding)> TryAsync(Func<Task<string>> check)
    {
        try
        {
            return (true, await check());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (false, exception.Message.ReplaceLineEndings(" "));
        }
    }

    private static async Task<string> DatabaseAsync(CommandHost host, CancellationToken cancelled)
    {
        var warehouse = await host.WarehouseAsync();
        await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
        return $"{warehouse.Name}, PostgreSQL {connection.PostgreSqlVersion}";
    }

    private static async Task<string> MigrationsAsync(CommandHost host, CancellationToken cancelled)
    {
        var pending = await new Migrations().PendingAsync((await host.WarehouseAsync()).Reader, cancelled);
        return pending.Count == 0
            ? "up to date"
            : throw new PartMissingException("migrations", $"the schema lacks {string.Join(", ", pending)}; run `migrate`");
    }

    private static async Task<string> ClockAsync(CommandHost host, CancellationToken cancelled)
    {
        var warehouse = await host.WarehouseAsync();
        await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
        var before = host.Clock.GetUtcNow();
        var there = await connection.QuerySingleAsync<DateTime>(new CommandDefinition(Sql.Query("doctor/now"), cancellationToken: cancelled));
        var here = (before + (host.Clock.GetUtcNow() - before) / 2).UtcDateTime;
        var skew = (there - here).Duration();
        var finding = string.Create(CultureInfo.InvariantCulture, $"{skew.TotalMilliseconds:0} ms from the database's");
        return skew <= MostSkew
            ? finding
            : throw new PartMissingException("clock", $"{finding}; set the clocks of both machines by the same time server");
    }

    private static async Task<string> RendererAsync(CommandHost host, CancellationToken cancelled) =>
        string.Join("; ", await host.Renderer.CheckAsync(cancelled));

    private static string Disk()
    {
        var free = new DriveInfo(Path.GetFullPath(".")).AvailableFreeSpace;
        var finding = string.Create(CultureInfo.InvariantCulture, $"{free / (1 << 20)} MB free here");
        return free >= LeastFreeBytes
            ? finding
            : throw new PartMissingException("disk", $"{finding}, {LeastFreeBytes >> 20} MB are needed; free some space");
    }

    private static string Folder(CommandHost host)
    {
        OutFolder.RequireWritable(host.Settings.DataDirectory);
        return $"{Path.GetFullPath(host.Settings.DataDirectory)} can be written";
    }
}
