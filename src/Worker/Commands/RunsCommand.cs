using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Acts;
using Analytics.Worker.Scheduling;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>runs</c>: the run ledger, and asking for a run again or cancelling it.</summary>
internal static class RunsCommand
{
    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var limit = new Option<int>("--limit") { Description = "How many, the newest due first.", DefaultValueFactory = _ => 100 };
        var command = new Command("runs", "The run ledger: what was made, is being made, and is due.") { json, limit, Again(host), Cancel(host) };
        command.SetAction(async (parsed, cancelled) =>
        {
            var runs = await (await host.LedgerAsync()).ListAsync(null, parsed.GetValue(limit), 0, cancelled);
            if (parsed.GetValue(json))
            {
                await host.WriteJsonAsync(runs);
                return ExitCode.Done;
            }

            var table = new Table().AddColumns("id", "state", "series", "committee", "period", "step", "due", "as of", "stage", "result");
            foreach (var run in runs)
            {
                table.AddRow(Array.ConvertAll(Cells(run), Markup.Escape));
            }

            host.Results().Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Again(CommandHost host)
    {
        var id = Id();
        var command = new Command("again", "Ask for a run once more, with the same parameters; prints the new run's id.") { id };
        command.SetAction(async (parsed, cancelled) =>
        {
            var run = parsed.GetValue(id);
            var again = await (await host.LedgerAsync()).RequeueAsync(run, Actor.Command, cancelled) ?? throw Unknown(run);
            await host.Output.WriteLineAsync(again.ToString(CultureInfo.InvariantCulture));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Cancel(CommandHost host)
    {
        var id = Id();
        var command = new Command("cancel", "Cancel a run that has not ended.") { id };
        command.SetAction(async (parsed, cancelled) =>
        {
            var run = parsed.GetValue(id);
            var ledger = await host.LedgerAsync();
            var before = (await ledger.FindAsync(run, cancelled))?.Run ?? throw Unknown(run);
            if (!await ledger.CancelAsync(run, Actor.Command, cancelled))
            {
                throw new BadInputException(Text($"Run {run} has ended already ({before.State}); there is nothing to cancel."));
            }

            host.Say(before.State == RunState.Processing
                ? Text($"Run {run} is being made and stops within a second.")
                : Text($"Run {run} is cancelled."));
            return ExitCode.Done;
        });
        return command;
    }

    private static string[] Cells(Run run) =>
    [
        run.Id.ToString(CultureInfo.InvariantCulture),
        run.State,
        run.Series,
        run.Committee,
        run.Period,
        run.Step,
        VietnamTime.Format(run.Due),
        VietnamTime.Format(run.BuildsAsOf),
        run.Stage ?? "",
        run.Result ?? run.Error ?? "",
    ];

    private static Argument<long> Id() => new("ID") { Description = "Id of the run, as `runs` shows it." };

    private static BadInputException Unknown(long run) => new(Text($"There is no run {run}; `runs` lists those that exist."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
