using System.Data;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>One <c>repeatable read, read only</c> transaction: all its statements see the same warehouse.</summary>
internal sealed class SnapshotTransaction : IAsyncDisposable
{
    /// <summary>Seconds that an import of a million rows may take on a small machine.</summary>
    private const int Importing = 1800;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly CancellationToken cancellation;

    private SnapshotTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.cancellation = cancellation;
    }

    public static async Task<SnapshotTransaction> BeginAsync(NpgsqlDataSource reader, bool awaitImports, CancellationToken cancellation)
    {
        var connection = await reader.OpenConnectionAsync(cancellation);
        try
        {
            if (awaitImports)
            {
                // Its rows are recorded before they can be seen: without waiting, this and a later reading as of the same instant would differ.
                await connection.ExecuteAsync(new CommandDefinition(
                    Sql.Query("snapshot/await_imports"), commandTimeout: Importing, cancellationToken: cancellation));
            }

            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var opened = new SnapshotTransaction(connection, transaction, cancellation);
            await connection.ExecuteAsync(opened.Command("snapshot/read_only", null));
            return opened;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <param name="statement">A file of <c>sql/queries</c>.</param>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string statement, object parameters) =>
        [.. await connection.QueryAsync<T>(Command(statement, parameters))];

    public async Task<T?> FindAsync<T>(string statement, object parameters)
        where T : class => await connection.QuerySingleOrDefaultAsync<T>(Command(statement, parameters));

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private CommandDefinition Command(string statement, object? parameters) =>
        new(Sql.Query(statement), parameters, transaction, cancellationToken: cancellation);
}
