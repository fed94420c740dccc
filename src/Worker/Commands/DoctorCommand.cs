using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Database;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Commands;

/// <summary><c>doctor</c>: one line for each part the worker needs, whether it works, and what to do when it does not.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 500L << 20;

    public static Command Create(CommandHost host)
    {
        var mail = new Option<bool>("--mail") { Description = "Log in to the mail server too; nothing is sent." };
        var invariants = new Option<bool>("--invariants")
        {
            Description = "Look instead whether everything that must hold at every moment does, in the database and in the folders.",
        };
        var command = new Command("doctor", "Check every part that the worker needs.") { mail, invariants };
        command.SetAction(async (parsed, cancelled) =>
        {
            if (parsed.GetValue(invariants))
            {
                return await InvariantReport.PrintAsync(host, cancelled);
            }

            var healthy = true;
            foreach (var (part, check) in Checks(host, host.Settings, parsed.GetValue(mail), cancelled))
            {
                var (works, findings) = await TryAsync(part, check);
                healthy &= works;
                foreach (var finding in findings)
                {
                    await host.Output.WriteLineAsync($"{(works ? "ok" : "FAILED"),-7}{finding.Part,-12}{finding.Text}");
                }
            }

            return healthy ? ExitCode.Done : ExitCode.PartMissing;
        });
        return command;
    }

    private static IEnumerable<(string Part, Func<Task<IReadOnlyList<Finding>>> Check)> Checks(
        CommandHost host, Settings settings, bool askMail, CancellationToken cancelled) =>
    [
        ("database", async () => [new("database", await DatabaseAsync(host, cancelled))]),
        ("migrations", async () => [new("migrations", await MigrationsAsync(host, cancelled))]),
        ("clock", async () => [new("clock", await ClockAsync(host, cancelled))]),
        ("renderer", async () => [.. (await host.Renderer.CheckAsync(cancelled)).Select(line => new Finding(line.Part, line.Finding))]),
        ("backup", async () => [new("backup", await BackupAsync(host, settings, cancelled))]),
        ("mail", async () => [new("mail", await MailAsync(settings, askMail, cancelled))]),
        ("disk", () => Task.FromResult<IReadOnlyList<Finding>>([new("disk", Disk())])),
        ("folder", () => Task.FromResult<IReadOnlyList<Finding>>([new("folder", Folder(settings))])),
    ];

    private static async Task<(bool Works, IReadOnlyList<Finding> Findings)> TryAsync(string part, Func<Task<IReadOnlyList<Finding>>> check)
    {
        try
        {
            return (true, await check());
        }
        catch (Exception exception) when (exception is PartMissingException or RendererException or MigrationException
            or BadInputException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            return (false, [new(part, exception.Message.ReplaceLineEndings(" "))]);
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
        var (isSmall, finding) = await ClockSkew.MeasureAsync(warehouse.Reader, host.Clock, cancelled);
        return isSmall
            ? finding
            : throw new PartMissingException("clock", $"{finding}; set the clocks of both machines by the same time server");
    }

    private static async Task<string> BackupAsync(CommandHost host, Settings settings, CancellationToken cancelled)
    {
        if (settings.Backup.Directory is not { } directory)
        {
            return settings.IsEmbedded
                ? "no copy is made at night; Backup:Directory names where"
                : "the database is on a server of its own, whose own backups count";
        }

        OutFolder.RequireWritable(directory);
        var last = await new NightlyBackups((await host.WarehouseAsync()).App).FindLastAsync(cancelled);
        return $"every night at {settings.Backup.At.ToString("HH:mm", CultureInfo.InvariantCulture)} into {Path.GetFullPath(directory)}; "
            + (last is { MadeAt: { } madeAt } ? $"the last was made {VietnamTime.Format(madeAt)}" : "none was made yet");
    }

    private static async Task<string> MailAsync(Settings settings, bool ask, CancellationToken cancelled)
    {
        if (settings.Delivery.Smtp is not { } smtp)
        {
            return $"no server is set; messages are written into {Path.GetFullPath(settings.Delivery.Outbox)}";
        }

        if (!ask)
        {
            return $"{smtp} is set and was not asked; --mail asks it";
        }

        await using var mailer = Mailer.Start(settings.Renderer.Node);
        return await mailer.CheckAsync(smtp, settings.Delivery.From.Domain, cancelled) is { } obstacle
            ? throw new PartMissingException("mail", $"{smtp}: {obstacle.TrimEnd('.')}; see Delivery:Smtp and ask whoever runs the server")
            : $"{smtp} answers, encrypted{(smtp.User is null ? "" : $", and lets {smtp.User} in")}";
    }

    private static string Disk()
    {
        var free = new DriveInfo(Path.GetFullPath(".")).AvailableFreeSpace;
        var finding = string.Create(CultureInfo.InvariantCulture, $"{free / (1 << 20)} MB free here");
        return free >= LeastFreeBytes
            ? finding
            : throw new PartMissingException("disk", $"{finding}, {LeastFreeBytes >> 20} MB are needed; free some space");
    }

    /// <summary>What is made here: the embedded server's data, and where the user stands the packs.</summary>
    private static string Folder(Settings settings)
    {
        string[] folders = settings.IsEmbedded ? [settings.DataDirectory, "."] : ["."];
        Array.ForEach(folders, OutFolder.RequireWritable);
        return $"{string.Join(" and ", folders.Select(Path.GetFullPath))} can be written";
    }

    private sealed record Finding(string Part, string Text);
}
