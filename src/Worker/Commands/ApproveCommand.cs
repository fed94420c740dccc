using System.CommandLine;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Commands;

/// <summary><c>approve</c>: a draft becomes what readers get; where two people have to agree, the first one checks it.</summary>
internal static class ApproveCommand
{
    public static Command Create(CommandHost host)
    {
        var pack = Options.Pack();
        var comment = new Option<string?>("--comment") { Description = "Kept with the approval." };
        var command = new Command("approve", "Approve a draft or a checked version and send its mail.") { pack, comment };
        command.SetAction(async (parsed, cancelled) =>
        {
            var (key, version) = PackKey.Parse(parsed.GetRequiredValue(pack));
            var warehouse = await host.WarehouseAsync();
            var decision = await new PackLifecycle(warehouse, host.Settings.Delivery, host.Settings.Approval)
                .ApproveAsync(key, version, Actor.Command, parsed.GetValue(comment), cancelled);
            return await Mailing.FollowAsync(host, decision, cancelled);
        });
        return command;
    }
}
