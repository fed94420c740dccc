using Dapper;
using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>Questions of one statement each.</summary>
internal static class DataSourceQueries
{
    /// <summary>All rows, on a connection that is handed back before anything else happens: whoever holds one and waits for another can stop everybody.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this NpgsqlDataSource source, string statement, object? parameters, CancellationToken cancelled)
    {
        await using var connection = await source.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(statement, parameters, cancellationToken: cancelled))];
    }
}
