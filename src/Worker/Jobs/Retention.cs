using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Once a night, by whichever node comes first, deletes from the run ledger what ended long ago: logs and states, and runs that no pack came
/// of. Packs, and the runs that made them, stay. What was due before is not asked for by the schedule any more, or it would be made again.
/// </summary>
internal sealed class Retention(NpgsqlDataSource app, RetentionOptions options, TimeProvider clock)
{
    /// <summary>Seconds: after the burst of a quarter there are hundreds of thousands of rows.</summary>
    private const int Patience = 600;

    /// <summary>When offices sleep; a node that starts later in the day does it then.</summary>
    private static readonly TimeOnly From = new(2, 0);

    /// <returns>How many runs, and lines and states of other runs, were deleted; null when it is not the time, or has been done today.</returns>
    public async Task<(int Runs, int Lines)?> RunIfDueAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        var local = VietnamTime.ToLocal(now);
        if (TimeOnly.FromDateTime(local.DateTime) < From)
        {
            return null;
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var runsBefore = now.AddDays(-options.Runs).UtcDateTime;
        if (await connection.ExecuteScalarAsync<bool?>(Command(
            "retention/begin", new { day = DateOnly.FromDateTime(local.DateTime), before = runsBefore })) is null)
        {
            return null;
        }

        var lines = await connection.ExecuteScalarAsync<int>(Command(
            "retention/delete_lines", new { before = now.AddDays(-options.Logs).UtcDateTime }));
        var runs = await connection.ExecuteScalarAsync<int>(Command("retention/delete_runs", new { before = runsBefore }));
        await transaction.CommitAsync(cancelled);
        return (runs, lines);

        CommandDefinition Command(string statement, object parameters) =>
            new(Sql.Query(statement), parameters, transaction, Patience, cancellationToken: cancelled);
    }
}
