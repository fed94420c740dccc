using System.CommandLine;
using System.Globalization;
using Analytics.Worker.Acts;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Commands;

/// <summary><c>backup</c>: a copy of the embedded database, taken while it works.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that does not exist yet, on another disk." };
        var command = new Command("backup", "Copy the embedded database into a folder, also while it is in use.") { folder };
        command.SetAction(async (parsed, cancelled) =>
        {
            RequireEmbedded(host.Settings, "pg_dump or pg_basebackup");
            await using var server = await EmbeddedPostgres.StartAsync(host.Settings.DataDirectory, cancelled);
            var to = Path.GetFullPath(parsed.GetRequiredValue(folder));
            var list = await Backup.TakeAsync(server, to, host.Clock, cancelled, async taken => await ActLog.AddAsync(
                (await host.WarehouseAsync()).App, Actor.Command, Act.BackupTaken, to, new { files = taken.Files.Count }, cancelled));
            await host.Output.WriteLineAsync(to);
            host.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{list.Files.Count} files, {list.Files.Sum(file => file.Bytes) / (1 << 20)} MB. It holds the database's passwords and every pack: keep it as safe as the data directory."));
            return ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="BadInputException">The database is on a server of its own.</exception>
    internal static void RequireEmbedded(Settings settings, string instead)
    {
        if (!settings.IsEmbedded)
        {
            throw new BadInputException(
                $"ConnectionStrings:Warehouse names a server of its own, and this command knows only the embedded database; use {instead} there.");
        }
    }
}
