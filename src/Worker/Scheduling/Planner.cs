using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>How the ledger was brought in line with the schedule.</summary>
/// <param name="Unreadable">What keeps series from being planned; null when all are.</param>
internal sealed record PlanOutcome(int Added, int Moved, int Dropped, string? Unreadable = null);

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
        var schedule = await ScheduleReader.LoadAsync(connection, cancelled);
        var (moved, dropped, missing) = await FitAsync(connection, schedule, now, cancelled);
        var added = 0;
        foreach (var batch in missing.Chunk(Batch))
        {
            added += await AddAsync(connection, batch, now, cancelled);
        }

        return new PlanOutcome(added, moved, dropped, schedule.Unreadable.Count == 0 ? null : string.Join(' ', schedule.Unreadable.Values));
    }

    /// <summary>Only moves and drops what waits: before something is done that a calendar may have put off a moment ago.</summary>
    public async Task FitAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await FitAsync(connection, await ScheduleReader.LoadAsync(connection, cancelled), clock.GetUtcNow(), cancelled);
    }

    /// <summary>Moves waiting rows to where the schedule has moved them, and drops the others that it no longer has.</summary>
    /// <returns>Also the occurrences that are still to be added.</returns>
    private async Task<(int Moved, int Dropped, List<Occurrence> Missing)> FitAsync(
        NpgsqlConnection connection, Schedule schedule, DateTimeOffset now, CancellationToken cancelled)
    {
        var plan = await Replanning.LoadAsync(connection, schedule, now, cancelled);
        var missing = plan.Missing.ToList();
        var (moved, dropped) = (0, 0);
        foreach (var (row, to) in plan.Misplaced)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancelled);
            using var joined = engine.Join(transaction);
            var isMoved = to is null ? false : await MoveAsync(connection, row, to.Due, now, cancelled);
            if (isMoved == false)
            {
                // The row of another time that the schedule goes back to is still there, and is revived with the missing ones.
                dropped += await WaitingRuns.DropAsync(connection, engine, row.Run, RunWording.NoLongerScheduled, cancelled);
                missing.AddRange(to is null ? [] : [to]);
            }
            else
            {
                moved += isMoved == true ? 1 : 0;
            }

            await transaction.CommitAsync(cancelled);
        }

        return (moved, dropped, missing);
    }

    /// <returns>False when the schedule had it at the other time before; null when another process has dealt with it.</returns>
    private async Task<bool?> MoveAsync(
        NpgsqlConnection connection, WaitingRow row, DateTimeOffset due, DateTimeOffset now, CancellationToken cancelled)
    {
        var moved = await connection.ExecuteScalarAsync<bool?>(new CommandDefinition(
            Sql.Query("planning/move"),
            new { row.Run, from = row.Due, due = due.UtcDateTime, now = now.UtcDateTime, detail = RunWording.Moved(row.Due, due) },
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
}
