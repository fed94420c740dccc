using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Layout;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Assignments;

/// <summary>What committees have given to do, as it stands and as it stood.</summary>
internal sealed class DeskAssignments(NpgsqlDataSource reader, TimeProvider clock)
{
    /// <param name="committee">Null for all.</param>
    /// <param name="state">One of <see cref="AssignmentList.States"/>.</param>
    public Task<IReadOnlyList<AssignmentLine>> ListAsync(
        string? committee, string state, string typed, int limit, int offset, CancellationToken cancelled) =>
        reader.ListAsync<AssignmentLine>(
            Sql.Query("assignments/list"),
            new { committee, state, words = Folded.Words(typed), now = clock.GetUtcNow().UtcDateTime, limit, offset },
            cancelled);

    /// <summary>The newest first; none when there is no such assignment.</summary>
    public async Task<IReadOnlyList<AssignmentVersion>> ListVersionsAsync(string code, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await ListVersionsAsync(connection, code, cancelled);
    }

    /// <inheritdoc cref="ListVersionsAsync(string, CancellationToken)"/>
    /// <param name="connection">In whose transaction it is asked.</param>
    public async Task<IReadOnlyList<AssignmentVersion>> ListVersionsAsync(NpgsqlConnection connection, string code, CancellationToken cancelled) =>
    [
        .. await connection.QueryAsync<AssignmentVersion>(new CommandDefinition(
            Sql.Query("assignments/versions"), new { code, now = clock.GetUtcNow().UtcDateTime }, cancellationToken: cancelled)),
    ];

    /// <summary>Units of the committee that something can be given to, in display order.</summary>
    public Task<IReadOnlyList<(string Code, string Name)>> ListOwnersAsync(string committee, CancellationToken cancelled) =>
        reader.ListAsync<(string, string)>(
            Sql.Query("assignments/owners"), new { committee, quarter = VietnamTime.QuarterOf(clock.GetUtcNow()).ToString() }, cancelled);

    public Task<IReadOnlyList<string>> ListCodesAsync(string stem, CancellationToken cancelled) =>
        reader.ListAsync<string>(Sql.Query("assignments/codes"), new { stem }, cancelled);
}
