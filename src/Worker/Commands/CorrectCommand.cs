using System.CommandLine;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection;

namespace Analytics.Worker.Commands;

/// <summary><c>correct</c>: one number that was told, by telephone say.</summary>
internal static class CorrectCommand
{
    public static Command Create(CommandHost host)
    {
        var unit = Required("--unit", "Code of the unit.");
        var indicator = Required("--indicator", "Code of the indicator.");
        var quarter = Required("--quarter", "The quarter that the number is for, such as 2023-Q3.");
        var value = Required("--value", "The number as it was said: \"9.086\", \"3,5 tỷ\", \"trên 1.300\"; \"-\" takes the value back.");
        var reason = Required("--reason", "Who said so, and why; kept with the number.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Check it and store nothing." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var language = Options.Language();
        var command = new Command("correct", "Take one number that was told, with its reason: a submission of one row, checked as every import is.")
        {
            unit, indicator, quarter, value, reason, dryRun, json, language,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var told = new ToldNumber(
                parsed.GetRequiredValue(unit), parsed.GetRequiredValue(indicator), parsed.GetRequiredValue(quarter),
                parsed.GetRequiredValue(value), parsed.GetRequiredValue(reason));
            var warehouse = await host.WarehouseAsync();
            var result = await new OneNumber(warehouse.App, host.Clock).TakeAsync(told, Actor.Command, parsed.GetValue(dryRun), cancelled);
            return await ImportReport.WriteAsync(host, result, parsed.GetValue(json), parsed.GetRequiredValue(language), showChanges: true);
        });
        return command;
    }

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };
}
