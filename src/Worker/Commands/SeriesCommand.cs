using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Series;

namespace Analytics.Worker.Commands;

/// <summary><c>series apply|list|show</c>: series definitions, kept in the database with their history.</summary>
internal static class SeriesCommand
{
    public static Command Create(CommandHost host) => new("series", "Series definitions.") { Apply(host), List(host), Show(host) };

    private static Command Apply(CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "YAML files, one series each." };
        var command = new Command("apply", "Check definitions and keep them; all or none.") { files };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            foreach (var (code, version, stored) in await SeriesFiles.ApplyAsync(
                warehouse, parsed.GetValue(files)!, host.Renderer.Formats, cancelled))
            {
                await host.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{code} v{version}{(stored ? string.Empty : " (unchanged)")}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list", "The newest version of every series.") { json };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
            var rows = (await SeriesStore.ListAsync(connection, cancelled)).Select(series => new
            {
                series.Code,
                series.Version,
                Title = SeriesParser.ParseStored(series.Definition, series.Code).TitleVi,
                series.AppliedAt,
                series.AppliedBy,
            });
            if (parsed.GetValue(json))
            {
                await host.Output.WriteLineAsync(JsonSerializer.Serialize(rows, Options.Json));
                return ExitCode.Done;
            }

            foreach (var row in rows)
            {
                await host.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Code} v{row.Version}  {row.Title}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandHost host)
    {
        var code = new Argument<string>("S") { Description = "Code of the series." };
        var command = new Command("show", "The newest definition of a series, as it was applied.") { code };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
            var stored = await SeriesStore.FindAsync(connection, parsed.GetValue(code)!, null, cancelled)
                ?? throw new BadInputException($"There is no series `{parsed.GetValue(code)}`; `series list` shows those that exist.");
            await host.Output.WriteAsync(stored.Definition);
            return ExitCode.Done;
        });
        return command;
    }
}
