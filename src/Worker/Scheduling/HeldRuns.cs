using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// Lets runs that the gate held back go on when their committee has got something new, as of the moment they go on, because what they waited
/// for came after they were due. The gate judges again; a run that asks for an instant of its own keeps it.
/// </summary>
internal sealed class HeldRuns(NpgsqlDataSource app, IJobEngine engine, TimeProvider clock)
{
    /// <summary>The rest waits for the next look.</summary>
    private const int Most = 100;

    /// <summary>Nothing goes on twice, whoever calls this at once.</summary>
    /// <returns>How many go on.</returns>
    public async Task<int> ResumeAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var held = (await connection.QueryAsync<long>(new CommandDefinition(
            Sql.Query("planning/held"), new { limit = Most }, cancellationToken: cancelled))).AsList();
        var resumed = 0;
        foreach (var run in held)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancelled);
            using var joined = engine.Join(transaction);
            if (await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
                Sql.Query("planning/resume"), new { run, detail = RunWording.Resumed }, transaction, cancellationToken: cancelled)) is not null)
            {
                await engine.PlaceAsync(run, clock.GetUtcNow(), cancelled);
                resumed++;
            }

            await transaction.CommitAsync(cancelled);
        }

        return resumed;
    }
}
