using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// What becomes of the occurrences whose time has come. Of several that were missed for the same pack the newest is made, once; a paused
/// item's are skipped.
/// </summary>
internal sealed class WaitingRuns(NpgsqlDataSource app, IJobEngine engine, TimeProvider clock)
{
    /// <summary>Later than this is late: a process that was there would have noticed.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    /// <summary>Hands what is due to the workers; their triggers start it. Nothing is done twice, whoever calls this at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var due = (await connection.QueryAsync<DueRow>(new CommandDefinition(
            Sql.Query("planning/due"), new { now = now.UtcDateTime }, transaction, cancellationToken: cancelled))).ToArray();
        var made = new List<DueRow>();
        foreach (var pack in due.GroupBy(row => (row.Series, row.Committee, row.Period)))
        {
            var newest = pack.First();
            foreach (var row in pack)
            {
                if (row.Paused || row != newest)
                {
                    await DropAsync(connection, engine, row.Run, row.Paused ? RunWording.Paused : RunWording.Overtaken(newest.Due), cancelled);
                }
            }

            if (!newest.Paused)
            {
                made.Add(newest);
            }
        }

        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("planning/release"),
            new
            {
                runs = made.Select(row => row.Run).ToArray(),
                late = made.Select(row => now - row.Due > Punctual ? RunWording.Late(row.Due, now) : null).ToArray(),
            },
            transaction,
            cancellationToken: cancelled));
        await transaction.CommitAsync(cancelled);
    }

    /// <summary>Ends an occurrence that still waits, with its trigger, in the connection's transaction.</summary>
    /// <returns>How many were ended: none when it no longer waits.</returns>
    public static async Task<int> DropAsync(
        NpgsqlConnection connection, IJobEngine engine, long run, string detail, CancellationToken cancelled)
    {
        var dropped = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            Sql.Query("planning/drop"), new { run, detail }, cancellationToken: cancelled));
        if (dropped is null)
        {
            return 0;
        }

        await engine.RemoveAsync(run, cancelled);
        return 1;
    }

    private sealed record DueRow(long Run, string Series, string Committee, string Period, string Step, DateTime Due, bool Paused);
}
