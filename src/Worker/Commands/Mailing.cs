using System.Globalization;
using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Commands;

/// <summary>What the commands that decide on packs have in common: say what came of it, and send what is due.</summary>
internal static class Mailing
{
    /// <summary>Says a decision, sends what it queued, and prints a line for every message.</summary>
    /// <param name="andWaiting">Sends also when it queued nothing: what waited may be due by now.</param>
    public static async Task<int> FollowAsync(CommandHost host, PackDecision decision, CancellationToken cancelled, bool andWaiting = false)
    {
        host.Say(decision.Message.En);
        var code = decision.Answer switch
        {
            PackAnswer.Done or PackAnswer.Unchanged => ExitCode.Done,
            PackAnswer.Unknown => ExitCode.BadInput,
            PackAnswer.Refused => ExitCode.NotReady,
            _ => throw new InvalidOperationException($"No exit code for {decision.Answer}."),
        };
        return code == ExitCode.Done && (decision.Queued > 0 || andWaiting) ? await SendAsync(host, cancelled) : code;
    }

    private static async Task<int> SendAsync(CommandHost host, CancellationToken cancelled)
    {
        var warehouse = await host.WarehouseAsync();
        var settings = host.Settings;
        var sender = new Sender(
            warehouse.App,
            settings.Delivery,
            settings.Renderer.Node,
            new Alerts(warehouse.App, settings.Alerts, host.Clock),
            host.Clock,
            NullLogger<Sender>.Instance);
        await foreach (var (message, outcome) in sender.SendDueAsync(cancelled))
        {
            await host.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{outcome.State,-10}{message.Address}  {outcome.Answer.ReplaceLineEndings(" ")}"));
            if (outcome.NoSession)
            {
                throw new PartMissingException("mail server",
                    $"The mail did not leave and stays queued; `serve` tries again, and so does `send`: {outcome.Answer}");
            }
        }

        var waiting = await new Outbox(warehouse.App).CountDueAsync(cancelled);
        if (waiting > 0)
        {
            host.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{waiting} more wait for Delivery:PerMinute or for the server, which wants no more for now; `serve` sends them, and so does `send` in a minute."));
        }

        return ExitCode.Done;
    }
}
