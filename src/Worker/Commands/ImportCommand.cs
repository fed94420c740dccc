using System.CommandLine;
using Analytics.Reports.Intake;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection.Receipts;

namespace Analytics.Worker.Commands;

/// <summary><c>import</c>: data files and collection workbooks, or folders of them, into the warehouse, all or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "CSV files, filled-in templates (.xlsx), or folders of them." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and store nothing." };
        var recordedAt = Options.Instant("--recorded-at", "When these rows were recorded; now when left out, never in the future.");
        var backfill = new Option<bool>("--backfill") { Description = "Take each observation's own recorded_at." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var language = Options.Language();
        var annotate = new Option<string?>("--annotate") { Description = "Write a copy of the one workbook with its problems and warnings as comments of cells." };
        var command = new Command("import", "Read CSV files and filled-in templates (or folders of them) into the warehouse, in one transaction.")
        {
            paths, dryRun, recordedAt, backfill, json, language, annotate,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var copy = parsed.GetValue(annotate) is { } path ? AnnotatedCopy.Of(parsed.GetRequiredValue(paths), path) : null;
            var warehouse = await host.WarehouseAsync();
            var options = new ImportOptions(
                parsed.GetValue(recordedAt), parsed.GetValue(backfill), parsed.GetValue(dryRun), Environment.UserName);
            var receipts = new ImportReceipts(warehouse.App, host.Settings.Delivery, host.Clock);
            var result = await new Importer(warehouse.App, host.Clock).ImportAsync(
                parsed.GetRequiredValue(paths), options, cancelled, receipts.After(ImportAct.Of(Actor.Command, cancelled), cancelled));
            // First: where the copy cannot be written, the problems are told all the same.
            var exit = await ImportReport.WriteAsync(host, result, parsed.GetValue(json), parsed.GetRequiredValue(language));
            await receipts.TellRefusedAsync(result, cancelled);
            if (copy is not null)
            {
                host.Say(await copy.WriteAsync(result, parsed.GetRequiredValue(language), cancelled));
            }

            return exit;
        });
        return command;
    }
}
