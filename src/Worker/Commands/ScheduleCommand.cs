using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Scheduling;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>schedule</c>: brings the plan up to date and shows what is due when, and why.</summary>
internal static class ScheduleCommand
{
    /// <summary>More than this is for nobody to read; what is due first comes first.</summary>
    private const int Most = 10_000;

    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("schedule", "What is due when, and why.") { json };
        command.SetAction(async (parsed, cancelled) =>
        {
            var warehouse = await host.WarehouseAsync();
            var ledger = await host.LedgerAsync();
            var plan = await new Planner(warehouse.App, await host.EngineAsync(), host.Clock).PlanAsync(cancelled);
            if (plan.Unreadable is { } unreadable)
            {
                host.Say($"Nothing more is planned of series that this version cannot read; apply them again: {unreadable}");
            }

            var items = (await new Recurring(warehouse.App, ledger, host.Clock).ListAsync(cancelled)).ToDictionary(item => item.Id);
            var rows = (await ledger.ListAsync(RunState.Scheduled, Most, 0, cancelled)).Reverse().Select(run =>
            {
                var item = items.GetValueOrDefault($"{run.Series}:{run.Committee}");
                return new
                {
                    Run = run.Id,
                    Recurring = $"{run.Series}:{run.Committee}",
                    run.Series,
                    run.Committee,
                    run.Period,
                    run.Step,
                    Due = VietnamTime.Format(run.Due),
                    Why = RunWording.Why(run.Step, item?.Rule ?? ""),
                    Paused = item?.Paused ?? false,
                };
            }).ToArray();
            if (parsed.GetValue(json))
            {
                await host.WriteJsonAsync(rows);
                return ExitCode.Done;
            }

            var table = new Table().AddColumns("due", "series", "committee", "period", "step", "why", "run");
            foreach (var row in rows)
            {
                string[] cells = [row.Due, row.Series, row.Committee, row.Period, row.Step, row.Paused ? $"{row.Why} (paused)" : row.Why,
                    row.Run.ToString(CultureInfo.InvariantCulture)];
                table.AddRow(Array.ConvertAll(cells, Markup.Escape));
            }

            host.Results().Write(table);
            return ExitCode.Done;
        });
        return command;
    }
}
