using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database.Postgres;
using Dapper;

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
            var list = await Restore.RunAsync(parsed.GetRequiredValue(folder), host.Settings.DataDirectory, cancelled);
            var warehouse = await host.WarehouseAsync();
            await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
            var held = (await connection.QueryAsync<Guid>(new CommandDefinition(
                Sql.Query("outbox/hold_restored"),
                new { answer = $"Restored from the backup of {VietnamTime.Format(list.MadeAt)}; it may have gone out since." },
                cancellationToken: cancelled))).AsList();
            await host.Output.WriteLineAsync(warehouse.Name);
            host.Say($"As it was at {VietnamTime.Format(list.MadeAt)}.");
            if (held.Count > 0)
            {
                host.Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{held.Count} messages were waiting then and may have gone out since, so they are held as uncertain: see `deliveries`."));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
