using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>submissions</c>: what came in, what it changed, its files as they came, and taking one back.</summary>
internal static class SubmissionsCommand
{
    /// <summary>Rows of which <c>show</c> tells old and new: more than people read, less than a machine notices; the others are counted.</summary>
    private const int MostShown = 10_000;

    public static Command Create(CommandHost host)
    {
        var json = Json();
        var limit = new Option<int>("--limit") { Description = "How many, the newest first.", DefaultValueFactory = _ => 100 };
        var command = new Command("submissions", "What came in: imports, forms, numbers that were told, withdrawals; the newest first.")
        {
            json, limit, Show(host), SubmissionFileCommand.Create(host), Withdraw(host),
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var submissions = await new SubmissionReader((await host.WarehouseAsync()).Reader).ListAsync(parsed.GetValue(limit), 0, cancelled);
            if (parsed.GetValue(json))
            {
                await host.WriteJsonAsync(submissions.Select(SubmissionReport.Of));
                return ExitCode.Done;
            }

            var table = new Table().AddColumns("submission", "recorded at", "by", "kind", "files", "stored", "withdrawn by");
            foreach (var submission in submissions)
            {
                table.AddRow(Array.ConvertAll(SubmissionReport.Cells(submission), Markup.Escape));
            }

            host.Results().Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    public static Argument<long> Id() => new("ID") { Description = "Number of the submission, as `submissions` shows it." };

    public static BadInputException Unknown(long id) =>
        new(string.Create(CultureInfo.InvariantCulture, $"There is no submission {id}; `submissions` shows those that were taken in."));

    private static Command Show(CommandHost host)
    {
        var (id, json, language) = (Id(), Json(), Options.Language());
        var command = new Command("show", "All about one submission: its files, what it changed, old and new, and what it was warned of.") { id, json, language };
        command.SetAction(async (parsed, cancelled) =>
        {
            var number = parsed.GetValue(id);
            var reader = new SubmissionReader((await host.WarehouseAsync()).Reader);
            var submission = await reader.FindAsync(number, cancelled) ?? throw Unknown(number);
            var (warnings, inLanguage) = (await reader.WarningsAsync(number, cancelled), parsed.GetRequiredValue(language));
            if (parsed.GetValue(json))
            {
                await host.WriteJsonAsync(
                    SubmissionReport.Of(submission, await reader.ChangesAsync(number, RowChanges.Most, cancelled), warnings, inLanguage));
                return ExitCode.Done;
            }

            foreach (var line in SubmissionReport.Lines(
                submission, await reader.ChangesAsync(number, MostShown, cancelled), warnings, inLanguage))
            {
                await host.Output.WriteLineAsync(line);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Withdraw(CommandHost host)
    {
        var (id, json, language) = (Id(), Json(), Options.Language());
        var reason = new Option<string>("--reason") { Description = "Why; kept with the withdrawal.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change and store nothing." };
        var command = new Command("withdraw", "Take a submission back: what it replaced counts again, from now on.") { id, reason, dryRun, json, language };
        command.SetAction(async (parsed, cancelled) =>
        {
            var (number, why) = (parsed.GetValue(id), parsed.GetRequiredValue(reason));
            var warehouse = await host.WarehouseAsync();
            var result = await new Withdrawal(warehouse.App, host.Clock).WithdrawAsync(
                number, why, Actor.Command.Who, parsed.GetValue(dryRun), cancelled,
                SubmissionActs.OfWithdrawal(number, why, Actor.Command, cancelled));
            return await ImportReport.WriteAsync(host, result, parsed.GetValue(json), parsed.GetRequiredValue(language), showChanges: true);
        });
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Print JSON." };
}
