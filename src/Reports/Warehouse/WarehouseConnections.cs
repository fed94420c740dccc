using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>The three ways into the warehouse, one database role each: migrations, the application, reading for reports.</summary>
internal sealed class WarehouseConnections(NpgsqlDataSource migrator, NpgsqlDataSource app, NpgsqlDataSource reader) : IAsyncDisposable
{
    public NpgsqlDataSource Migrator => migrator;

    public NpgsqlDataSource App => app;

    public NpgsqlDataSource Reader => reader;

    public async ValueTask DisposeAsync()
    {
        await migrator.DisposeAsync();
        await app.DisposeAsync();
        await reader.DisposeAsync();
    }
}
