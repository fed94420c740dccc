using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Analytics.Worker.Database.Postgres;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Database;

[Collection("database")]
public sealed class MigrationsTests(DatabaseFixture databases)
{
    private static readonly Migration First = new("0001_first.sql", "create table first (value integer);\ninsert into first values (1);\n");
    private static readonly Migration Second = new("0002_second.sql", "create table second (value integer);\n");

    [Fact]
    public async Task Everything_is_applied_once_in_name_order()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        var migrations = new Migrations();
        var applied = await migrations.ApplyAsync(warehouse.Migrator);

        Assert.Equal("0001_warehouse.sql", applied[0]);
        Assert.Equal(applied.Order(StringComparer.Ordinal), applied);
        Assert.Equal(applied, await JournalAsync(warehouse));
        Assert.Empty(await migrations.ApplyAsync(warehouse.Migrator));
        Assert.Empty(await migrations.PendingAsync(warehouse.Migrator));
    }

    [Fact]
    public async Task What_is_pending_is_known_before_it_is_applied()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        await new Migrations([First]).ApplyAsync(warehouse.Migrator);

        Assert.Equal([Second.Name], await new Migrations([Second, First]).PendingAsync(warehouse.Migrator));
        Assert.Equal([Second.Name], await new Migrations([Second, First]).ApplyAsync(warehouse.Migrator));
    }

    [Fact]
    public async Task Four_processes_at_once_apply_each_migration_once()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        var connections = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => warehouse.Migrator.OpenConnectionAsync().AsTask()));
        await Task.WhenAll(connections.Select(connection => connection.DisposeAsync().AsTask()));
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Migrations().ApplyAsync(warehouse.Migrator)));

        Assert.Equal(Migration.Embedded().Select(migration => migration.Name).Order(), applied.SelectMany(names => names).Order());
        Assert.Equal(Migration.Embedded().Count, (await JournalAsync(warehouse)).Count);
    }

    [Fact]
    public async Task A_failing_migration_is_named_and_leaves_nothing()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        var failing = new Migration("0002_failing.sql", "create table half (value integer); insert into half values ('none');");
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrations([First, failing]).ApplyAsync(warehouse.Migrator));

        Assert.Equal(failing.Name, error.Migration);
        Assert.Contains(failing.Name, error.Message, StringComparison.Ordinal);
        Assert.Equal([First.Name], await JournalAsync(warehouse));
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        Assert.False(await connection.ExecuteScalarAsync<bool>("select to_regclass('half') is not null"));
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_applied_is_refused_by_name()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        await new Migrations([First]).ApplyAsync(warehouse.Migrator);
        var changed = First with { Text = First.Text + "-- one more remark" };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrations([new(changed.Name, changed.Text), Second]).ApplyAsync(warehouse.Migrator));

        Assert.Contains("0001_first.sql was changed", error.Message, StringComparison.Ordinal);
        Assert.Equal([First.Name], await JournalAsync(warehouse));
    }

    [Fact]
    public async Task Line_ends_of_another_system_are_no_change()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        await new Migrations([First]).ApplyAsync(warehouse.Migrator);

        Assert.Empty(await new Migrations([new(First.Name, First.Text.ReplaceLineEndings("\r\n"))]).ApplyAsync(warehouse.Migrator));
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        await new Migrations([First, Second]).ApplyAsync(warehouse.Migrator);
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrations([First]).ApplyAsync(warehouse.Migrator));

        Assert.Contains("newer than this program", error.Message, StringComparison.Ordinal);
        Assert.Contains(Second.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_with_a_number_before_the_last_applied_one_is_refused()
    {
        await using var warehouse = await databases.CreateEmptyDatabaseAsync();
        await new Migrations([Second]).ApplyAsync(warehouse.Migrator);
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrations([First, Second]).ApplyAsync(warehouse.Migrator));

        Assert.Equal(First.Name, error.Migration);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task On_a_server_without_the_other_roles_they_are_made_where_that_is_allowed(bool allowed, bool made)
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);
        await using (var superuser = new NpgsqlConnection(EmbeddedRoles.SuperuserOf(server)))
        {
            await superuser.ExecuteAsync("drop role analytics_app; drop role analytics_reader;");
            await superuser.ExecuteAsync(allowed ? "alter role analytics_owner createrole" : "alter role analytics_owner nocreaterole");
        }

        await using var owner = WarehouseSource.Create(server.ConnectionString(EmbeddedRoles.Owner, server.Passwords.Owner), "test");
        Assert.NotEmpty(await new Migrations().ApplyAsync(owner));
        await using var connection = await owner.OpenConnectionAsync();
        Assert.Equal(made, await connection.ExecuteScalarAsync<bool>("select count(*) = 2 from pg_roles where rolname in ('analytics_app', 'analytics_reader')"));
        await connection.ExecuteAsync("select warehouse.add_year(2023)");
    }

    private static async Task<IReadOnlyList<string>> JournalAsync(WarehouseConnections warehouse)
    {
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("select name from migrations.applied order by name")];
    }
}
