using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Delivery;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>reminders</c>: what units were reminded of, who is not reminded; <c>stop</c> and <c>start</c> change that.</summary>
internal static class RemindersCommand
{
    private const int MostShown = 1000;

    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print one object: stopped (unit, name_vi, reason, stopped_by, stopped_at) and sent (unit, deadline, step, sent_on, collections, asked_by, address, state, failure, doubts, answer, queued_at, ended_at, message)." };
        var command = new Command("reminders", "Who is not reminded, and the reminders that were sent, the newest first.") { json, Stop(host), Start(host) };
        command.SetAction(async (parsed, cancelled) =>
        {
            var reminders = new ReminderStops((await host.WarehouseAsync()).App);
            var (stopped, sent) = (await reminders.ListStoppedAsync(cancelled), await reminders.ListSentAsync(MostShown, cancelled));
            if (parsed.GetValue(json))
            {
                await host.WriteJsonAsync(new
                {
                    stopped,
                    sent = sent.Select(one => new
                    {
                        one.Unit,
                        one.Deadline,
                        one.Step,
                        one.SentOn,
                        collections = one.Collections.Split(' '),
                        one.AskedBy,
                        one.Address,
                        one.State,
                        one.Answer,
                        one.QueuedAt,
                        one.EndedAt,
                        one.Message,
                    }),
                });
            }
            else
            {
                Draw(host, stopped, sent);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Stop(CommandHost host)
    {
        var unit = Unit();
        var reason = new Option<string?>("--reason") { Description = "Why, for the record." };
        var command = new Command("stop", "Remind a unit no more; what has not left yet is taken back.") { unit, reason };
        command.SetAction(async (parsed, cancelled) =>
        {
            var code = parsed.GetRequiredValue(unit);
            var changed = await new ReminderStops((await host.WarehouseAsync()).App).StopAsync(code, parsed.GetValue(reason), Actor.Command, cancelled);
            host.Say(changed ? $"`{code}` is not reminded any more." : $"`{code}` was not reminded before either.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Start(CommandHost host)
    {
        var unit = Unit();
        var command = new Command("start", "Remind a unit again.") { unit };
        command.SetAction(async (parsed, cancelled) =>
        {
            var code = parsed.GetRequiredValue(unit);
            var changed = await new ReminderStops((await host.WarehouseAsync()).App).StartAsync(code, Actor.Command, cancelled);
            host.Say(changed ? $"`{code}` is reminded again." : $"`{code}` was reminded all along.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Unit() => new("UNIT") { Description = "Code of the unit." };

    private static void Draw(CommandHost host, IReadOnlyList<ReminderStop> stopped, IReadOnlyList<SentReminder> sent)
    {
        var results = host.Results();
        foreach (var one in stopped)
        {
            results.WriteLine($"Không nhắc {one.Unit} ({one.NameVi}): {one.StoppedBy}, {Moment(one.StoppedAt)}{(one.Reason is null ? "" : $", {one.Reason}")}");
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Xếp hàng lúc", "Đơn vị", "Hạn gửi", "Về", "Ai nhắc", "Địa chỉ", "Trạng thái", "Trả lời");
        foreach (var one in sent)
        {
            string[] cells =
            [
                Moment(one.QueuedAt),
                one.Unit,
                one.Deadline.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
                one.Collections,
                one.AskedBy,
                one.Address,
                DeliveryWording.State(one.State, one.Failure, one.Doubts).Vi,
                one.Answer ?? "",
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        results.Write(table);
    }

    private static string Moment(DateTime utc) =>
        VietnamTime.ToLocal(new DateTimeOffset(utc, TimeSpan.Zero)).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);
}
