using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>A worker process; times are UTC.</summary>
/// <param name="Workers">How many runs it makes at once.</param>
/// <param name="PossiblyAborted">It has missed two heartbeats.</param>
internal sealed record Node(string Name, int Workers, DateTime StartedAt, DateTime HeartbeatAt, bool PossiblyAborted);

/// <summary>The worker processes that have not stopped in order; none of them alive means that nothing starts runs.</summary>
internal static class NodeList
{
    public static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(5);

    /// <summary>Two heartbeats, and a moment for them to arrive.</summary>
    private static readonly TimeSpan Patience = 2 * HeartbeatEvery + TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Node>> ListAsync(NpgsqlDataSource app, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<Node>(new CommandDefinition(
            Sql.Query("nodes/list"), new { patience = Patience }, cancellationToken: cancelled))];
    }
}
