using System.CommandLine;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Commands;

/// <summary><c>reject</c>: a draft, checked or not, goes no further.</summary>
internal static class RejectCommand
{
    public static Command Create(CommandHost host)
    {
        var pack = Options.Pack();
        var reason = new Option<string>("--reason") { Description = "Why; kept with the rejection.", Required = true };
        var command = new Command("reject", "Reject a draft or a checked version.") { pack, reason };
        command.SetAction(async (parsed, cancelled) =>
        {
            var (key, version) = PackKey.Parse(parsed.GetRequiredValue(pack));
            var warehouse = await host.WarehouseAsync();
            var decision = await new PackLifecycle(warehouse, host.Settings.Delivery, host.Settings.Approval)
                .RejectAsync(key, version, Actor.Command, parsed.GetRequiredValue(reason), cancelled);
            return await Mailing.FollowAsync(host, decision, cancelled);
        });
        return command;
    }
}
