using System.CommandLine;
using Analytics.Worker.Collection;

namespace Analytics.Worker.Commands;

/// <summary><c>template</c>: the workbook in which a unit sends its figures.</summary>
internal static class TemplateCommand
{
    public static Command Create(CommandHost host)
    {
        var series = Options.Series();
        var unit = new Option<string>("--unit") { Description = "Code of the unit.", Required = true };
        var quarter = new Option<string>("--quarter") { Description = "The quarter that is reported, such as 2023-Q3.", Required = true };
        var file = new Option<string?>("--out") { Description = "Where to write it; SERIES-UNIT-QUARTER.xlsx here when left out." };
        var command = new Command("template", "The collection workbook of one unit for one quarter, to be filled in and imported.") { series, unit, quarter, file };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            var (ofSeries, ofUnit, ofQuarter) = (parsed.GetRequiredValue(series), parsed.GetRequiredValue(unit), parsed.GetRequiredValue(quarter));
            var workbook = await UnitTemplate.MakeAsync(warehouse.Reader, ofSeries, ofUnit, ofQuarter, host.Clock.GetUtcNow(), cancelled);
            var path = Path.GetFullPath(parsed.GetValue(file) ?? $"{ofSeries}-{ofUnit}-{ofQuarter}.xlsx");
            await WriteAsync(path, workbook, cancelled);
            await host.Output.WriteLineAsync(path);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A file that is there may be filled in already: it is never written over, unless it is the same.</summary>
    private static async Task WriteAsync(string path, byte[] workbook, CancellationToken cancelled)
    {
        if (File.Exists(path) && !(await File.ReadAllBytesAsync(path, cancelled)).AsSpan().SequenceEqual(workbook))
        {
            throw new BadInputException($"The file {path} exists and may be filled in; move it away, or name another one with --out.");
        }

        await OutFile.WriteAsync("--out", path, workbook, cancelled);
    }
}
