using System.CommandLine;
using System.Globalization;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Commands;

/// <summary><c>send</c>: the mail of an approved pack that has not left yet, or a test copy of it.</summary>
internal static class SendCommand
{
    public static Command Create(CommandHost host)
    {
        var pack = Options.Pack();
        var dryRun = new Option<bool>("--dry-run") { Description = "Print who would get what, and how many bytes, and send nothing." };
        var to = new Option<string?>("--to") { Description = "Send a marked test copy to this address instead." };
        var arrived = new Option<string?>("--arrived") { Description = "Mail to this address that is uncertain has arrived: the recipient says so." };
        var again = new Option<string?>("--again") { Description = "Send mail to this address that is uncertain once more, with the same Message-ID." };
        var command = new Command("send", "Send an approved pack to those who do not have it yet.") { pack, dryRun, to, arrived, again };
        command.Validators.Add(result =>
        {
            Option[] ways = [dryRun, to, arrived, again];
            var chosen = ways.Where(option => result.GetResult(option) is { Implicit: false }).ToList();
            if (chosen.Count > 1 && (chosen.Contains(arrived) || chosen.Contains(again)))
            {
                result.AddError($"{string.Join(" and ", chosen.Select(option => option.Name))} do not go together; choose one.");
            }
        });
        command.SetAction(async (parsed, cancelled) =>
        {
            var (key, version) = PackKey.Parse(parsed.GetRequiredValue(pack));
            var address = parsed.GetValue(to);
            if (address is not null && !Mailbox.IsAddress(address))
            {
                throw new BadInputException($"--to '{address}' is not an address; accepted is {Mailbox.Accepted}.");
            }

            var warehouse = await host.WarehouseAsync();
            var lifecycle = new PackLifecycle(warehouse, host.Settings.Delivery, host.Settings.Approval);
            if ((parsed.GetValue(arrived) ?? parsed.GetValue(again)) is { } uncertain)
            {
                return await Mailing.FollowAsync(host, await lifecycle.SettleAsync(
                    key, version, uncertain, parsed.GetValue(arrived) is not null, Actor.Command, cancelled), cancelled);
            }

            if (parsed.GetValue(dryRun))
            {
                return await PreviewAsync(host, await lifecycle.PreviewAsync(key, version, address, cancelled), cancelled);
            }

            var decision = address is null
                ? await lifecycle.SendAsync(key, version, Actor.Command, cancelled)
                : await lifecycle.SendTestAsync(key, version, address, Actor.Command, cancelled);
            return await Mailing.FollowAsync(host, decision, cancelled, andWaiting: true);
        });
        return command;
    }

    private static async Task<int> PreviewAsync(
        CommandHost host, (PackDecision Decision, IReadOnlyList<QueuedMessage> Messages, IReadOnlyDictionary<string, string> Served) preview, CancellationToken cancelled)
    {
        var warehouse = await host.WarehouseAsync();
        var open = preview.Messages.Where(message => !preview.Served.ContainsKey(message.Recipient.Address)).ToList();
        foreach (var served in preview.Messages.Except(open))
        {
            host.Say(preview.Served[served.Recipient.Address] == "uncertain"
                ? $"{served.Recipient} may or may not have its message: it is uncertain; ask, then `send C/S/P/vN --arrived ADDRESS`, or `--again ADDRESS`."
                : $"{served.Recipient} has its message already, queued or sent.");
        }

        await foreach (var (message, bytes, refusal) in MailPreview.WeighAsync(
            warehouse.App, host.Settings.Delivery, host.Settings.Renderer.Node, open, host.Clock.GetUtcNow(), cancelled))
        {
            if (refusal is not null)
            {
                await host.Output.WriteLineAsync($"{message.Recipient}  not sent: {refusal}");
                continue;
            }

            var files = message.Attachment is { } name
                ? string.Join("; ", message.Recipient.Formats.Select(format => $"{name}.{format}"))
                : "nothing attached";
            await host.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{message.Recipient}  {message.Subject}  [{files}]  {bytes} bytes"));
        }

        return await Mailing.FollowAsync(host, preview.Decision, cancelled);
    }
}
