using System.CommandLine;
using Analytics.Reports.Figures;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Commands;

/// <summary><c>verify</c>: makes stored packs once more from their as-of instants and compares.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var names = new Argument<string[]>("C/S/P/vN") { Arity = ArgumentArity.OneOrMore, Description = "Stored packs." };
        var command = new Command("verify", "Rebuild stored packs from their as-of instants and compare byte for byte.") { names };
        command.SetAction(async (parsed, cancelled) =>
        {
            var keys = parsed.GetRequiredValue(names).Select(PackKey.Parse).ToArray();
            var warehouse = await host.WarehouseAsync();
            var packs = new PackStore(warehouse.App);
            var different = false;
            foreach (var (key, version) in keys)
            {
                var stored = await packs.FindAsync(key, version, cancelled)
                    ?? throw new BadInputException($"There is no pack {key.Committee}/{key.Series}/{key.Period}/v{version}.");
                var request = await new PackRequests(warehouse.Reader).ResolveAsync(
                    stored.Series, stored.Committee, stored.Period, stored.AsOf, force: true, stored.SeriesVersion, cancelled);
                var build = new BuildPack(warehouse.Reader, packs, host.Renderer, new PackLifecycle(warehouse.App, host.Settings.Delivery));
                var remade = await BuildProgress.ShowAsync(
                    host.Messages, request, progress => build.RemakeAsync(request, stored.MadeAt, progress, cancelled));
                var sameMakers = stored.CodeVersion == CodeVersion.Current
                    && stored.Template == host.Renderer.TemplateVersion(request.Series.Format);
                var compared = sameMakers ? remade.Named(stored.FileStem) : [.. remade.Named(stored.FileStem).Where(IsFigures)];
                var differing = Differing(compared, await packs.ReadAllArtefactsAsync(stored, cancelled));
                different |= differing.Count > 0;
                await host.Output.WriteLineAsync(differing.Count == 0
                    ? $"{stored.FileStem}: same"
                    : $"{stored.FileStem}: different: {string.Join(", ", differing)}");
                if (!sameMakers)
                {
                    host.Say($"{stored.FileStem} was made by another version of code or template: only its figures were compared.");
                }
            }

            return different ? ExitCode.Unexpected : ExitCode.Done;
        });
        return command;
    }

    private static bool IsFigures(Artefact artefact) => artefact.Name.EndsWith(".json", StringComparison.Ordinal);

    private static List<string> Differing(IReadOnlyList<Artefact> remade, IReadOnlyList<Artefact> stored) =>
        [.. remade
            .Where(file => stored.SingleOrDefault(other => other.Name == file.Name)?.Sha256 != file.Sha256)
            .Select(file => file.Name)];
}
