using System.CommandLine;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Commands;

/// <summary><c>restore</c>: a backup becomes the embedded database of an empty data directory.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that `backup` made." };
        var command = new Command("restore", "Make a backup the embedded database; never over one that is there.") { folder };
        command.SetAction(async (parsed, cancelled) =>
        {
            BackupCommand.RequireEmbedded(host.Settings, "pg_restore or a base backup");
            await Restore.RunAsync(parsed.GetRequiredValue(folder), host.Settings.DataDirectory, cancelled);
            await host.Output.WriteLineAsync((await host.WarehouseAsync()).Name);
            return ExitCode.Done;
        });
        return command;
    }
}
