using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Submissions;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection;

/// <summary>The number that somebody saw before he told another.</summary>
/// <param name="RecordedAt">Null: none counted.</param>
internal sealed record SeenNumber(DateTimeOffset? RecordedAt);

/// <summary>Takes one number that was told: a submission of one row with a reason, through the checks of every import.</summary>
internal sealed class OneNumber(NpgsqlDataSource app, TimeProvider clock)
{
    /// <summary>How long another import is waited for; null: as long as it takes.</summary>
    public TimeSpan? Patience { get; init; }

    /// <param name="seen">Null: whatever counts is replaced.</param>
    /// <returns>What was wrong, or the change from old to new; no change when it is the number that counts already.</returns>
    /// <exception cref="OvertakenException">Another number counts than was seen; nothing is stored.</exception>
    public async Task<ImportResult> TakeAsync(ToldNumber told, Actor by, bool dryRun, CancellationToken cancelled, SeenNumber? seen = null)
    {
        var problems = new ProblemList(Importer.MostProblems);
        var reason = Withdrawal.ReadReason(told.Reason, problems);
        IReadOnlyDictionary<string, string?>? row;
        await using (var connection = await app.OpenConnectionAsync(cancelled))
        {
            row = await told.RowAsync(connection, problems, cancelled);
        }

        if (row is null || problems.Total > 0)
        {
            return new ImportResult(null, dryRun, null, [], [], problems.InOrder(), problems.Total);
        }

        var options = new ImportOptions(RecordedAt: null, Backfill: false, dryRun, by.Who) { Kind = SubmissionKind.Told, Reason = reason };
        return await new TypedRows(new Importer(app, clock) { Patience = Patience }).ImportAsync(
            DataFiles.Find("observations.csv")!,
            row,
            options,
            SubmissionActs.OfTold(told, by, cancelled),
            async (stored, transaction) =>
                seen is not null && seen.RecordedAt?.UtcDateTime != await CountedBeforeAsync(transaction, told, stored.Submission, cancelled),
            cancelled);
    }

    private static Task<DateTime?> CountedBeforeAsync(NpgsqlTransaction transaction, ToldNumber told, long? submission, CancellationToken cancelled) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<DateTime?>(new CommandDefinition(
            Sql.Query("submissions/counted_before"), new { told.Unit, told.Indicator, told.Quarter, submission }, transaction, cancellationToken: cancelled));
}
