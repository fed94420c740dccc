using System.CommandLine;
using Analytics.Worker.Database;

namespace Analytics.Worker.Commands;

/// <summary><c>migrate</c>: brings the schema up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("migrate", "Bring the database's schema up to date; safe to repeat and from several processes at once.");
        command.SetAction(async (_, cancelled) =>
        {
            await using var warehouse = await WarehouseOpener.OpenAsync(host.Settings.Configuration, cancelled);
            var applied = await Schema.UpdateAsync(warehouse.Migrator, cancelled);
            foreach (var name in applied)
            {
                await host.Output.WriteLineAsync($"applied {name}");
            }

            host.Say(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} migrations applied; the schema is up to date.");
            return ExitCode.Done;
        });
        return command;
    }
}
