using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Sample;

namespace Analytics.Worker.Commands;

/// <summary><c>demo</c>: everything on a fresh machine, from an empty folder to the sample town's packs.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Option<string>("--out") { Description = "Where the packs are written.", DefaultValueFactory = _ => "out" };
        // The desk is not there yet: with or without these two, demo ends when its packs are made.
        var noServe = new Option<bool>("--no-serve") { Description = "Make the packs and end; do not open the desk." };
        var port = new Option<int>("--port") { Description = "The desk's port on 127.0.0.1." };
        var command = new Command("demo", "Load the fictional sample town and make its packs.") { noServe, folder, port };
        command.SetAction(async (parsed, cancelled) =>
        {
            var started = Stopwatch.StartNew();
            OutFolder.RequireWritable(parsed.GetRequiredValue(folder));
            var warehouse = await host.WarehouseAsync();
            await SampleTown.LoadAsync(warehouse, host.Clock, cancelled);
            var build = new BuildPack(warehouse.Reader, new PackStore(warehouse.App), host.Renderer);
            foreach (var planned in await SampleTown.PlanAsync(warehouse.Reader, cancelled))
            {
                var outcome = await BuildProgress.ShowAsync(
                    host.Messages, planned, progress => build.RunAsync(planned, progress, cancelled));
                foreach (var path in await PackFolder.WriteAsync(parsed.GetRequiredValue(folder), outcome.Artefacts, cancelled))
                {
                    await host.Output.WriteLineAsync(path);
                }

                var pdf = outcome.Artefacts.Single(artefact => artefact.Name.EndsWith(".pdf", StringComparison.Ordinal));
                await host.Output.WriteLineAsync($"  SHA-256 {pdf.Sha256}  {pdf.Name}");
            }

            host.Say(string.Create(CultureInfo.InvariantCulture, $"Done in {started.Elapsed.TotalSeconds:0.0} s."));
            return ExitCode.Done;
        });
        return command;
    }
}
