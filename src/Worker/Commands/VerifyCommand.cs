using System.CommandLine;
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
            var build = new BuildPack(
                warehouse.Reader, packs, host.Renderer, new PackLifecycle(warehouse, host.Settings.Delivery, host.Settings.Approval));
            var verify = new VerifyPack(warehouse, packs, build, host.Renderer);
            var different = false;
            foreach (var (key, version) in keys)
            {
                var stored = await packs.FindAsync(key, version, cancelled)
                    ?? throw new BadInputException($"There is no pack {key.Name(version)}; `packs` shows those that exist.");
                var verdict = await verify.RunAsync(
                    stored, (request, remake) => BuildProgress.ShowAsync(host.Messages, request, remake), cancelled);
                different |= verdict.Differing.Count > 0;
                await host.Output.WriteLineAsync(verdict.Differing.Count == 0
                    ? $"{stored.FileStem}: same"
                    : $"{stored.FileStem}: different: {string.Join(", ", verdict.Differing)}");
                if (verdict.Differing.Count > 0)
                {
                    host.Say(
                        $"{stored.FileStem}: what was imported since as if known earlier (`import --recorded-at` or `--backfill`) changes what it is made from; "
                        + "if nothing was, restore the stored pack from a backup.");
                }

                if (!verdict.SameMakers)
                {
                    host.Say($"{stored.FileStem} was made by another version of code or template: only its figures were compared.");
                }
            }

            return different ? ExitCode.Unexpected : ExitCode.Done;
        });
        return command;
    }
}
