using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>
/// Takes a submission back, as a submission of its own: of each key that it touched, what counts without it is stored again as a new version, recorded
/// now, through the checks and the storing of every import. What was known at an earlier instant stays as it was.
/// </summary>
internal sealed class Withdrawal(NpgsqlDataSource app, TimeProvider clock)
{
    private static readonly Column ReasonColumn = new("reason", CellKind.Words);

    /// <summary>How long another import is waited for; null: as long as it takes.</summary>
    public TimeSpan? Patience { get; init; }

    /// <param name="by">Who withdraws, as the submission remembers it.</param>
    /// <param name="storing">Writes what belongs to the transaction that withdraws; null for nothing.</param>
    /// <returns>Its files are the data files whose rows were touched. A submission that changes nothing any more is withdrawn too.</returns>
    /// <exception cref="ImportBusyException">Another import was running for longer than <see cref="Patience"/>.</exception>
    public async Task<ImportResult> WithdrawAsync(
        long submission,
        string reason,
        string by,
        bool dryRun,
        CancellationToken cancelled,
        Func<ImportResult, NpgsqlTransaction, Task>? storing = null)
    {
        var problems = new ProblemList(Importer.MostProblems);
        var said = ReadReason(reason, problems);
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var store = new SubmissionStore(connection, cancelled);
        await store.LockAsync(Patience);
        var found = await connection.QuerySingleOrDefaultAsync<State>(new CommandDefinition(
            Sql.Query("submissions/state"), new { submission }, cancellationToken: cancelled));
        if (Refusal(submission, found) is { } refusal)
        {
            problems.Add(refusal, -1);
        }

        if (problems.Total > 0)
        {
            return Result(problems, dryRun, []);
        }

        var restored = await RestoredRows.StageAsync(connection, submission, cancelled);
        await restored.CheckAsync(problems, cancelled);
        if (problems.Total > 0)
        {
            return Result(problems, dryRun, restored.Reports(null));
        }

        // Never before what is taken back: that may have come by a machine whose clock is ahead of this one's.
        DateTimeOffset taken = found!.RecordedAt;
        var recordedAt = SubmissionStore.Now(clock) is var now && now > taken ? now : taken;
        var stored = await store.StoreAsync(
            new NewSubmission(recordedAt, by, SubmissionKind.Withdrawal, said, submission, restored.Count), restored.Files);
        var result = Result(problems, dryRun, restored.Reports(stored)) with
        {
            RecordedAt = recordedAt,
            Changes = await RowChanges.ListAsync(connection, stored.Submission, stored.Files, RowChanges.Most, cancelled),
        };
        if (dryRun)
        {
            return result;
        }

        result = result with { Submission = stored.Submission };
        if (storing is not null)
        {
            await storing(result, transaction);
        }

        await transaction.CommitAsync(cancelled);
        return result;
    }

    /// <summary>The words of a reason as they are kept; what is wrong with them is a problem.</summary>
    public static string ReadReason(string reason, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(new Problem(ProblemCode.ReasonMissing, "--reason", Column: ReasonColumn.Name), -1);
            return "";
        }

        if (Cells.Read(ReasonColumn, reason.Trim(), out var words) is { } fault)
        {
            problems.Add(new Problem(fault, "--reason", Column: ReasonColumn.Name, Value: reason), -1);
        }

        return words as string ?? "";
    }

    private static Problem? Refusal(long submission, State? found)
    {
        var (number, name) = (Text(submission), "submission " + Text(submission));
        return found switch
        {
            null => new Problem(ProblemCode.UnknownSubmission, name, Value: number),
            { Withdraws: { } withdrawn } => new Problem(ProblemCode.IsWithdrawal, name, Value: number, Details: Text(withdrawn)),
            { WithdrawnBy: { } before } => new Problem(
                ProblemCode.WithdrawnBefore, name, Value: number, Details: [Text(before), SubmissionDay.Text(found.WithdrawnAt!.Value)]),
            _ => null,
        };
    }

    private static ImportResult Result(ProblemList problems, bool dryRun, IReadOnlyList<FileReport> files) =>
        new(null, dryRun, null, files, [], problems.InOrder(), problems.Total);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record State(DateTime RecordedAt, long? Withdraws, long? WithdrawnBy, DateTime? WithdrawnAt);
}
