using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>This process among those that make runs.</summary>
internal sealed class ThisNode(NpgsqlDataSource app, int workers, TimeProvider clock)
{
    /// <summary>A killed process is shown for so long.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly DateTime startedAt = clock.GetUtcNow().UtcDateTime;

    public static string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    public Task BeatAsync(CancellationToken cancelled) => ExecuteAsync("nodes/beat", new { Name, workers, startedAt }, cancelled);

    public Task ForgetOthersAsync(CancellationToken cancelled) => ExecuteAsync("nodes/forget", new { age = Remembered }, cancelled);

    public Task LeaveAsync() => ExecuteAsync("nodes/leave", new { Name }, default);

    private async Task ExecuteAsync(string statement, object parameters, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query(statement), parameters, cancellationToken: cancelled));
    }
}
