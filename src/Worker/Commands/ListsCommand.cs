using System.CommandLine;
using System.Globalization;
using Analytics.Worker.Delivery.Lists;

namespace Analytics.Worker.Commands;

/// <summary><c>lists apply</c>: distribution lists, kept in the database with their history.</summary>
internal static class ListsCommand
{
    public static Command Create(CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "YAML files, one list each." };
        var apply = new Command("apply", "Check distribution lists and keep them; all or none.") { files };
        apply.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            foreach (var (code, version, stored) in await ListFiles.ApplyAsync(warehouse.App, parsed.GetRequiredValue(files), cancelled))
            {
                await host.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{code} v{version}{(stored ? string.Empty : " (unchanged)")}"));
            }

            return ExitCode.Done;
        });
        return new Command("lists", "Distribution lists.") { apply };
    }
}
