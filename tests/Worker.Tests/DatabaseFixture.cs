using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Analytics.Worker.Database.Postgres;
using Analytics.Worker.Tests.Database;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests;

// Collections run side by side, each on a server of its own: most of what the last three do is wait.
[CollectionDefinition("database")]
public sealed class DatabaseTests : ICollectionFixture<DatabaseFixture>;

[CollectionDefinition("intake")]
public sealed class IntakeTests : ICollectionFixture<DatabaseFixture>;

[CollectionDefinition("delivery")]
public sealed class DeliveryTests : ICollectionFixture<DatabaseFixture>;

[CollectionDefinition("scheduling")]
public sealed class SchedulingTests : ICollectionFixture<DatabaseFixture>;

[CollectionDefinition("serving")]
public sealed class ServingTests : ICollectionFixture<DatabaseFixture>;

/// <summary>Apart from the others: its scenarios stop the server itself.</summary>
[CollectionDefinition("faults")]
public sealed class FaultsTests : ICollectionFixture<DatabaseFixture>;

/// <summary>One embedded server for the tests of a collection; each test gets databases of its own, cloned from one that was migrated once.</summary>
public sealed class DatabaseFixture : IAsyncLifetime, IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly ConcurrentBag<WarehouseConnections> made = [];
    private EmbeddedPostgres server = null!;
    private int databases;

    public async Task InitializeAsync()
    {
        server = await EmbeddedPostgres.StartAsync(folder.Path);
        // Disposed at once: a database can be cloned only while nobody is connected to it.
        await using var migrated = Connect(EmbeddedPostgres.Database);
        await Schema.UpdateAsync(migrated.Migrator);
    }

    public async Task DisposeAsync()
    {
        foreach (var connections in made)
        {
            await connections.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A fresh migrated database, with all three roles. May be called by several tests at once.</summary>
    internal Task<WarehouseConnections> CreateDatabaseAsync() => CreateAsync(EmbeddedPostgres.Database);

    /// <summary>Another database with the same content; the first is not used any more.</summary>
    internal async Task<WarehouseConnections> CopyAsync(WarehouseConnections database)
    {
        // A database can be cloned only while nobody is connected to it.
        await database.DisposeAsync();
        return await CreateAsync(database.Name);
    }

    /// <summary>A fresh database without any schema.</summary>
    internal Task<WarehouseConnections> CreateEmptyDatabaseAsync() => CreateAsync("template1");

    /// <summary>What a process needs to know to work on one of these databases.</summary>
    internal Dictionary<string, string?> EnvironmentOf(WarehouseConnections database)
    {
        var passwords = server.Passwords;
        return new Dictionary<string, string?>
        {
            ["ANALYTICS__ConnectionStrings__Warehouse"] = Text(EmbeddedRoles.App, passwords.App),
            ["ANALYTICS__ConnectionStrings__Migrator"] = Text(EmbeddedRoles.Owner, passwords.Owner),
            ["ANALYTICS__ConnectionStrings__Reader"] = Text(EmbeddedRoles.Reader, passwords.Reader),
        };

        string Text(string role, string password) => server.ConnectionString(role, password, database.Name).ConnectionString;
    }

    /// <summary>As <c>pg_ctl stop -m immediate</c>: everybody is cut off at once, and nothing is written down before.</summary>
    internal async Task StopServerAsync()
    {
        var file = await File.ReadAllTextAsync(server.PidFile());
        using var postmaster = Process.GetProcessById(server.ProcessId());
        using (var quit = Process.Start("kill", ["-QUIT", postmaster.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await quit.WaitForExitAsync();
        }

        await postmaster.WaitForExitAsync();
        // Its port, for the next start: others know it.
        await File.WriteAllTextAsync(server.PidFile(), file);
    }

    /// <summary>The same server on the same port; what tests kept open is forgotten.</summary>
    internal async Task StartServerAsync()
    {
        var stopped = server;
        server = await EmbeddedPostgres.StartAsync(folder.Path);
        await stopped.DisposeAsync();
        foreach (var source in made.SelectMany(connections => new[] { connections.Migrator, connections.App, connections.Reader }))
        {
            source.Clear();
        }
    }

    internal Task AllowConnectionsAsync(WarehouseConnections database, bool allow) =>
        ExecuteAsync($"alter database {database.Name} allow_connections {allow}");

    /// <summary>Ends the connections of worker processes to one database, as a network that fails would; the test keeps its own.</summary>
    internal Task CutAsync(WarehouseConnections database) => ExecuteAsync(
        $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database.Name}' and application_name <> 'analytics test'");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(EmbeddedRoles.SuperuserOf(server));
        await connection.ExecuteAsync(sql);
    }

    private async Task<WarehouseConnections> CreateAsync(string template)
    {
        var name = "test_" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync($"create database {name} template {template} owner {EmbeddedRoles.Owner}");
        var connections = Connect(name);
        made.Add(connections);
        return connections;
    }

    private WarehouseConnections Connect(string database)
    {
        var passwords = server.Passwords;
        return new WarehouseConnections(
            Source(EmbeddedRoles.Owner, passwords.Owner), Source(EmbeddedRoles.App, passwords.App), Source(EmbeddedRoles.Reader, passwords.Reader))
        {
            Name = database,
        };

        NpgsqlDataSource Source(string role, string password)
        {
            var builder = server.ConnectionString(role, password, database);
            // Seconds: hundreds of test databases share one server's hundred connections.
            builder.ConnectionIdleLifetime = 2;
            // A test may hold a lock for as long as it needs.
            builder.Options = "-c idle_in_transaction_session_timeout=0";
            builder.ConnectionPruningInterval = 1;
            return WarehouseSource.Create(builder, "test");
        }
    }
}
