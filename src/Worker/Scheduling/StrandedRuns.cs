using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// Finds runs that nothing would start any more: their worker died, or the database was away when they were to be started. Starting one
/// that is on its way after all does nothing, because its row is claimed once.
/// </summary>
/// <param name="lease">How long a worker may be silent; one that lives renews it several times a second.</param>
internal sealed class StrandedRuns(NpgsqlDataSource app, IJobEngine engine, TimeSpan lease, TimeProvider clock)
{
    /// <summary>The rest waits for the next look; in a burst all of them are merely waiting for a worker.</summary>
    private const int Most = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A lease that is older has not been renewed as by a worker that lives.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A lease that runs out before the next look is waited for, so that its run goes on at once. Not one that is fresh: a process could take
    /// the trigger of a run that is being made, die with it, and keep the run from the others until it is given up.
    /// </summary>
    private readonly TimeSpan ahead = lease - Fresh < NodeList.HeartbeatEvery ? lease - Fresh : NodeList.HeartbeatEvery;

    private static readonly TimeSpan AfterLease = TimeSpan.FromMilliseconds(100);

    public async Task RescueAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var stranded = (await connection.QueryAsync<(long Run, TimeSpan Wait)>(new CommandDefinition(
            Sql.Query("planning/stranded"), new { ahead, patience = Patience, limit = Most }, cancellationToken: cancelled))).AsList();
        foreach (var (run, wait) in stranded)
        {
            await engine.EnsurePlacedAsync(run, clock.GetUtcNow() + wait + AfterLease, cancelled);
        }
    }
}
