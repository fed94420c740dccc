using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Sample;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Commands;

/// <summary><c>demo</c>: everything on a fresh machine, from an empty folder to the sample town's packs, made as <c>serve</c> makes them.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Option<string>("--out") { Description = "Where the packs are written.", DefaultValueFactory = _ => "out" };
        var noServe = new Option<bool>("--no-serve") { Description = "Make the packs and exit, without the desk." };
        var port = ServeCommand.Port();
        var command = new Command("demo", "Load the fictional sample town and make its packs, to be watched on the desk.") { folder, noServe, port };
        command.SetAction(async (parsed, cancelled) =>
        {
            var started = Stopwatch.StartNew();
            OutFolder.RequireWritable(parsed.GetRequiredValue(folder));
            // Before the runs, which would try again for twenty minutes in the hope that it comes back.
            await host.Renderer.CheckAsync(cancelled);
            var serve = !parsed.GetValue(noServe);
            await using var serving = await ServingHost.StartAsync(
                host, host.Settings.Node with { Jobs = true, Desk = serve }, serve ? parsed.GetValue(port) : 0, cancelled);
            if (serve)
            {
                var password = await new OneTimePassword((await host.WarehouseAsync()).App).IssueAsync(cancelled);
                await host.Output.WriteLineAsync(serving.Address);
                await host.Output.WriteLineAsync($"  sign in as {OneTimePassword.Name} with the one-time password {password}");
            }

            await MakeAsync(host, parsed.GetRequiredValue(folder), cancelled);
            host.Say(string.Create(CultureInfo.InvariantCulture, $"Done in {started.Elapsed.TotalSeconds:0.0} s."));
            if (serve)
            {
                host.Say($"The desk is open at {serving.Address} until you press Ctrl+C.");
                await ServingHost.WaitAsync(cancelled);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task MakeAsync(CommandHost host, string folder, CancellationToken cancelled)
    {
        var warehouse = await host.WarehouseAsync();
        var ledger = await host.LedgerAsync();
        await SampleTown.LoadAsync(warehouse, host.Clock, cancelled);
        foreach (var planned in await SampleTown.PlanAsync(warehouse.Reader, cancelled))
        {
            // One after the other, because the second nine-month pack is to be the second version.
            var (id, _) = await ledger.RequestAsync(
                new RunRequest(planned.Series.Code, planned.Committee, planned.Period.Code, planned.AsOf, planned.Force, "demo", Actor.AtCommandLine("demo")), cancelled);
            await WriteAsync(host, folder, await RunProgress.FollowAsync(host, ledger, id, planned, cancelled), cancelled);
        }
    }

    private static async Task WriteAsync(CommandHost host, string folder, Run run, CancellationToken cancelled)
    {
        if (run is not { State: RunState.Succeeded, PackVersion: { } version })
        {
            var why = $"{run.Committee}/{run.Series}/{run.Period} was not made ({run.State}): {run.Error ?? run.Result}";
            throw run.State == RunState.Waiting ? new NotReadyException(why) : new RunEndedException(why);
        }

        var packs = new PackStore((await host.WarehouseAsync()).App);
        var pack = await packs.FindAsync(new PackKey(run.Committee, run.Series, run.Period), version, cancelled)
            ?? throw new InvalidOperationException($"Run {run.Id} names a pack that is not stored.");
        var artefacts = await packs.ReadArtefactsAsync(pack, cancelled);
        foreach (var path in await PackFolder.WriteAsync(folder, artefacts, cancelled))
        {
            await host.Output.WriteLineAsync(path);
        }

        var pdf = artefacts.Single(artefact => artefact.Name.EndsWith(".pdf", StringComparison.Ordinal));
        await host.Output.WriteLineAsync($"  SHA-256 {pdf.Sha256}  {pdf.Name}");
    }
}
