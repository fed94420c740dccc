using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>How the ledger was brought in line with the schedule.</summary>
internal sealed record PlanOutcome(int Added, int Moved, int Dropped);

/// <summary>
/// Turns the schedule into rows of the ledger and triggers of the engine. Rows are keyed by what they are for and when they are due, so
/// planning again changes nothing; a moved meeting moves the rows that still wait, and never those that have started or ended.
/// </summary>
internal sealed class Planner(NpgsqlDataSource app, IJobEngine engine, TimeProvider clock)
{
    /// <summary>Rows a transaction: while it lasts, no node can take a trigger.</summary>
    private const int Batch = 100;

    public async Task<PlanOutcome> PlanAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var wanted = await WantedOccurrences.LoadAsync(connection, now, now, cancelled);
        var missing = new List<Occurrence>(await WantedOccurrences.MissingAsync(connection, wanted, now, cancelled));
        var (moved, dropped) = await FitAsync(connection, wanted, missing, now, cancelled);
        var added = 0;
        foreach (var batch in missing.Chunk(Batch))
        {
            added += await AddAsync(connection, batch, now, cancelled);
        }

        return new PlanOutcome(added, moved, dropped);
    }

    /// <summary>Moves waiting rows to where the schedule has moved them, taking these out of <paramref name="missing"/>, and drops the others.</summary>
    private async Task<(int Moved, int Dropped)> FitAsync(
        NpgsqlConnection connection, IReadOnlyList<Occurrence> wanted, List<Occurrence> missing, DateTimeOffset now, CancellationToken cancelled)
    {
        var keep = wanted.ToHashSet();
        var (moved, dropped) = (0, 0);
        var waiting = await connection.QueryAsync<WaitingRow>(new CommandDefinition(
            Sql.Query("planning/scheduled"), new { now = now.UtcDateTime }, cancellationToken: cancelled));
        foreach (var row in waiting.Where(row => !keep.Contains(row.Occurrence)))
        {
            var to = row.Step == Steps.Cron ? null : missing.Find(other => other with { Due = row.Due } == row.Occurrence);
            await using var transaction = await connection.BeginTransactionAsync(cancelled);
            using var joined = engine.Join(transaction);
            var isMoved = to is null ? false : await MoveAsync(connection, row, to.Due, cancelled);
            if (isMoved == false)
            {
                // The row of another time that the schedule goes back to is still there, and is revived with the missing ones.
                dropped += await WaitingRuns.DropAsync(connection, engine, row.Run, RunWording.NoLongerScheduled, cancelled);
            }
            else
            {
                moved += isMoved == true ? 1 : 0;
                missing.Remove(to!);
            }

            await transaction.CommitAsync(cancelled);
        }

        return (moved, dropped);
    }

    /// <returns>False when the schedule had it at the other time before; null when another process has dealt with it.</returns>
    private async Task<bool?> MoveAsync(NpgsqlConnection connection, WaitingRow row, DateTimeOffset due, CancellationToken cancelled)
    {
        var moved = await connection.ExecuteScalarAsync<bool?>(new CommandDefinition(
            Sql.Query("planning/move"),
            new { row.Run, from = row.Due, due = due.UtcDateTime, detail = RunWording.Moved(row.Due, due) },
            cancellationToken: cancelled));
        if (moved == true)
        {
            await engine.PlaceAsync(row.Run, due, cancelled);
        }

        return moved;
    }

    private async Task<int> AddAsync(
        NpgsqlConnection connection, IReadOnlyList<Occurrence> occurrences, DateTimeOffset now, CancellationToken cancelled)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var added = (await connection.QueryAsync<(long Run, DateTime Due)>(new CommandDefinition(
            Sql.Query("planning/add"), WantedOccurrences.Columns(occurrences, now), cancellationToken: cancelled))).ToArray();
        foreach (var (run, due) in added)
        {
            await engine.PlaceAsync(run, due, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        return added.Length;
    }

    private sealed record WaitingRow(long Run, string Series, string Committee, string Period, string Step, DateTime Due)
    {
        public Occurrence Occurrence => new(Series, Committee, Period, Step, Due);
    }
}
