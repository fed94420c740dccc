using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Analytics.Reports.Periods;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>deliveries</c>: what was sent to whom, and what the server said; <c>settle</c> says of what is uncertain what became of it.</summary>
internal static class DeliveriesCommand
{
    /// <summary>Letters of a hash in the table; `--json` has all of it.</summary>
    private const int HashShown = 12;

    /// <summary>Uncertain messages that are named with their ids; `--json` has all.</summary>
    private const int MostNamed = 20;

    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("deliveries", "Every message, the newest first.") { json, Settle(host) };
        command.SetAction(async (parsed, cancelled) =>
        {
            var rows = await new Outbox((await host.WarehouseAsync()).App).ListAsync(cancelled);
            if (parsed.GetValue(json))
            {
                await host.Output.WriteLineAsync(JsonSerializer.Serialize(rows, Options.Json));
            }
            else
            {
                Draw(host, rows);
            }

            if (rows.Count(row => row is { State: "uncertain", Kind: "pack" }) is > 0 and var uncertain)
            {
                host.Say(string.Create(CultureInfo.InvariantCulture,
                    $"{uncertain} of the packs' messages may or may not have arrived: ask the recipient, then `send C/S/P/vN --arrived ADDRESS`, or `--again ADDRESS` to send it once more."));
            }

            SayUncertain(host, [.. rows.Where(row => row.State == "uncertain" && row.Kind != "pack")]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Settle(CommandHost host)
    {
        var message = new Argument<Guid>("MESSAGE") { Description = "Its id, as `deliveries` names it." };
        var arrived = new Option<bool>("--arrived") { Description = "It has arrived: the recipient says so." };
        var again = new Option<bool>("--again") { Description = "Send it once more, with the same Message-ID." };
        var command = new Command("settle", "Say what became of a reminder, a receipt, an alert or a test copy that may or may not have arrived.") { message, arrived, again };
        command.Validators.Add(result =>
        {
            if (result.GetValue(arrived) == result.GetValue(again))
            {
                result.AddError("Give --arrived or --again, one of them.");
            }
        });
        command.SetAction(async (parsed, cancelled) => await Mailing.FollowAsync(
            host,
            await MailSettling.SettleAsync(
                (await host.WarehouseAsync()).App, parsed.GetRequiredValue(message), parsed.GetValue(arrived), Actor.Command, cancelled),
            cancelled));
        return command;
    }

    private static void SayUncertain(CommandHost host, IReadOnlyList<Delivery.Delivery> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        host.Say(
        [
            string.Create(CultureInfo.InvariantCulture,
                $"{rows.Count} reminders, receipts, alerts and test copies may or may not have arrived: ask the recipient, then `deliveries settle MESSAGE --arrived`, or `--again` to send it once more."),
            .. rows.Take(MostNamed).Select(row => $"  {row.Message}  {row.Address}  {row.Subject}"),
        ]);
    }

    private static void Draw(CommandHost host, IEnumerable<Delivery.Delivery> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Xếp hàng lúc", "Tài liệu", "Người nhận", "Trạng thái", "Lần", "Xong lúc", "SHA-256", "Trả lời của máy chủ");
        foreach (var row in rows)
        {
            string[] cells =
            [
                Moment(row.QueuedAt),
                row.Committee is null ? row.Subject : $"{row.Committee}/{row.Series}/{row.Period}/v{row.Version}{(row.Kind == "test" ? " (thử)" : "")}",
                $"{row.RecipientName} <{row.Address}>",
                State(row),
                row.Attempt.ToString(CultureInfo.InvariantCulture),
                row.EndedAt is { } ended ? Moment(ended) : "–",
                row.ContentSha256?[..HashShown] ?? "–",
                row.Answer ?? string.Empty,
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        host.Results().Write(table);
    }

    private static string Moment(DateTime utc) =>
        VietnamTime.ToLocal(new DateTimeOffset(utc, TimeSpan.Zero)).ToString("dd'/'MM'/'yyyy HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static string State(Delivery.Delivery row)
    {
        var state = DeliveryWording.State(row.State, row.Failure, row.Doubts).Vi;
        return row is { State: "queued", Failure: not null } ? $"{state}, lúc {Moment(row.NextAttemptAt)}" : state;
    }
}
