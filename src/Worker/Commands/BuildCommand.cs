using System.CommandLine;
using Analytics.Worker.Acts;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Commands;

/// <summary><c>build</c>: one pack now.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandHost host)
    {
        var series = Options.Series();
        var period = Options.Period();
        var committee = Options.Committee();
        var asOf = Options.AsOf();
        var folder = new Option<string>("--out")
        {
            Description = "Where the files are written.",
            DefaultValueFactory = _ => "out",
        };
        var force = new Option<bool>("--force") { Description = "Build although the series' gate would hold the pack back." };
        var command = new Command("build", "Make one pack, store it, write its files and print their paths.")
        {
            series, period, committee, asOf, folder, force,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            OutFolder.RequireWritable(parsed.GetRequiredValue(folder));
            var now = host.Clock.GetUtcNow();
            if (parsed.GetValue(asOf) > now)
            {
                throw new BadInputException(
                    "--as-of is in the future: a pack shows what was known at its instant, and that may still grow. Leave it out for now.");
            }

            var warehouse = await host.WarehouseAsync();
            var request = await new PackRequests(warehouse.Reader).ResolveAsync(
                parsed.GetRequiredValue(series),
                parsed.GetValue(committee),
                parsed.GetRequiredValue(period),
                parsed.GetValue(asOf) ?? now,
                parsed.GetValue(force),
                seriesVersion: null,
                cancelled);
            var build = new BuildPack(
                warehouse.Reader, new PackStore(warehouse.App), host.Renderer, new PackLifecycle(warehouse, host.Settings.Delivery, host.Settings.Approval));
            var outcome = await BuildProgress.ShowAsync(host.Messages, request, progress => build.RunAsync(
                request, progress, cancelled, (pack, isNew, transaction) => isNew ? KeepAsync(request, pack, transaction, cancelled) : Task.CompletedTask));
            foreach (var path in await PackFolder.WriteAsync(parsed.GetRequiredValue(folder), outcome.Artefacts, cancelled))
            {
                await host.Output.WriteLineAsync(path);
            }

            if (outcome.Approval is { } approval)
            {
                host.Say(approval.Message.En);
            }

            host.Say(outcome.IsNew ? $"Stored {outcome.Pack.FileStem}." : $"No change: the content is that of {outcome.Pack.FileStem}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Task KeepAsync(PackRequest request, StoredPack pack, NpgsqlTransaction transaction, CancellationToken cancelled) => ActLog.AddAsync(
        transaction, Actor.Command, Act.PackBuilt, pack.Key.Name(pack.Version), new { request.AsOf, request.Force }, cancelled);
}
