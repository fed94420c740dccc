using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>The three ways into the warehouse, one database role each: migrations, the application, reading for reports.</summary>
/// <param name="server">What is behind them, if it lives and dies with them: the embedded server.</param>
internal sealed class WarehouseConnections(
    NpgsqlDataSource migrator, NpgsqlDataSource app, NpgsqlDataSource reader, IAsyncDisposable? server = null) : IAsyncDisposable
{
    public NpgsqlDataSource Migrator => migrator;

    public NpgsqlDataSource App => app;

    public NpgsqlDataSource Reader => reader;

    /// <summary>What is connected, for people: version and place, never a password.</summary>
    public string Name { get; init; } = "PostgreSQL";

    public async ValueTask DisposeAsync()
    {
        await migrator.DisposeAsync();
        await app.DisposeAsync();
        await reader.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
