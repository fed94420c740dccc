using System.CommandLine;
using System.CommandLine.Parsing;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Npgsql;

namespace Analytics.Worker.Commands;

/// <summary>Parses the arguments, runs one command and turns how it ended into an exit code and plain sentences.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(CommandHost host)
    {
        var root = new RootCommand("Figures in, briefing packs out: the engine of a committee's office.")
        {
            DemoCommand.Create(host),
            ServeCommand.Create(host),
            MigrateCommand.Create(host),
            ImportCommand.Create(host),
            SubmissionsCommand.Create(host),
            CorrectCommand.Create(host),
            TemplateCommand.Create(host),
            CollectionCommand.Create(host),
            RemindersCommand.Create(host),
            SeriesCommand.Create(host),
            FiguresCommand.Create(host),
            BuildCommand.Create(host),
            VerifyCommand.Create(host),
            RunsCommand.Create(host),
            ScheduleCommand.Create(host),
            UserCommand.Create(host),
            PacksCommand.Create(host),
            ApproveCommand.Create(host),
            RejectCommand.Create(host),
            SendCommand.Create(host),
            ListsCommand.Create(host),
            DeliveriesCommand.Create(host),
            DoctorCommand.Create(host),
            ConfigCommand.Create(host),
            BackupCommand.Create(host),
            RestoreCommand.Create(host),
        };
        var parsed = root.Parse(host.Arguments);
        if (parsed.Errors.Count > 0)
        {
            host.Say([.. parsed.Errors.Select(error => error.Message), $"See `{Usage(parsed)} --help`."]);
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = host.Output },
                host.Cancelled);
        }
        catch (Exception exception)
        {
            return host.Cancelled.IsCancellationRequested ? Interrupted(host) : Explain(host, exception);
        }
    }

    private static string Usage(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
        {
            names.Push(at.Command.Name);
        }

        return string.Join(' ', names);
    }

    private static int Interrupted(CommandHost host)
    {
        host.Say(["Interrupted; nothing was left half-done."]);
        return ExitCode.Interrupted;
    }

    private static int Explain(CommandHost host, Exception exception)
    {
        var (code, lines) = exception switch
        {
            BadInputException bad => (ExitCode.BadInput, bad.Lines),
            ScopeNotKnownException unknown => (ExitCode.BadInput, [.. unknown.Problems.Select(problem => problem.En)]),
            NotReadyException => (ExitCode.NotReady, [exception.Message]),
            PartMissingException or RendererException => (ExitCode.PartMissing, [exception.Message]),
            NpgsqlException { IsTransient: true } or TimeoutException => (ExitCode.PartMissing, [DatabaseLost(exception)]),
            _ => (ExitCode.Unexpected, Unexpected(exception)),
        };
        host.Say(lines);
        return code;
    }

    private static string DatabaseLost(Exception exception)
    {
        // PostgreSQL's own errors have more lines than one: where in the statement.
        var why = exception is PostgresException said ? said.MessageText : (exception.InnerException ?? exception).Message;
        return $"The database did not see the command through ({why.TrimEnd('.')}): find out with `doctor` whether it runs and has room, then start the command again.";
    }

    private static IReadOnlyList<string> Unexpected(Exception exception) => exception switch
    {
        IOException or UnauthorizedAccessException or MigrationException or ReconciliationException or RunEndedException => [exception.Message],
        _ => [$"Unexpected: {exception}"],
    };
}
