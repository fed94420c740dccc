using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Submissions;
using Npgsql;

namespace Analytics.Worker.Collection;

/// <summary>Takes one number that was told: a submission of one row with a reason, through the checks of every import.</summary>
internal sealed class OneNumber(NpgsqlDataSource app, TimeProvider clock)
{
    /// <returns>What was wrong, or the change from old to new; no change when it is the number that counts already.</returns>
    public async Task<ImportResult> TakeAsync(ToldNumber told, Actor by, bool dryRun, CancellationToken cancelled)
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
        return await new TypedRows(new Importer(app, clock)).ImportAsync(
            DataFiles.Find("observations.csv")!, row, options, SubmissionActs.OfTold(told, by, cancelled), cancelled);
    }
}
