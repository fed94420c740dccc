using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Database;

[Collection("database")]
public sealed class WarehouseRightsTests(DatabaseFixture databases)
{
    private const string Insert =
        """
        insert into warehouse.observations (unit, indicator, quarter, kind, value, qualifier, status, recorded_at, submission)
        values ('btc', 'a05', '2023-Q1', 'flow', 1, 'exact', 'final', now(), 1)
        """;

    [Fact]
    public async Task The_application_adds_a_year_and_its_observations()
    {
        await using var warehouse = await databases.CreateDatabaseAsync();
        await WithOneObservationAsync(warehouse);

        Assert.Equal(1, await AskAsync(warehouse.Reader, "select count(*)::int from warehouse.observations"));
        Assert.Equal(1, await AskAsync(warehouse.Reader, "select count(*)::int from warehouse.observations_2023"));
    }

    [Fact]
    public async Task Importers_at_once_add_the_same_year_once()
    {
        await using var warehouse = await databases.CreateDatabaseAsync();
        for (var year = 2001; year <= 2010; year++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            {
                await using var connection = await warehouse.App.OpenConnectionAsync();
                await connection.ExecuteAsync("select warehouse.add_year(@year)", new { year });
            }));
        }

        Assert.Equal(10, await AskAsync(warehouse.Reader, "select count(*)::int from pg_inherits where inhparent = 'warehouse.observations'::regclass"));
    }

    [Theory]
    [InlineData("update warehouse.observations set value = 2")]
    [InlineData("delete from warehouse.observations")]
    [InlineData("truncate warehouse.observations")]
    [InlineData("update warehouse.observations_2023 set value = 2")]
    [InlineData("delete from warehouse.observations_2023")]
    public async Task Observations_are_append_only_for_the_application_and_for_the_owner(string statement)
    {
        await using var warehouse = await databases.CreateDatabaseAsync();
        await WithOneObservationAsync(warehouse);

        await RefusedAsync(warehouse.App, statement);
        await RefusedAsync(warehouse.Migrator, statement);
        Assert.Equal(1, await AskAsync(warehouse.App, "select value::int from warehouse.observations"));
    }

    [Theory]
    [InlineData("delete from warehouse.units")]
    [InlineData("update warehouse.targets set value = 1")]
    [InlineData("update warehouse.submissions set submitted_by = 'x'")]
    [InlineData("update warehouse.submissions set withdraws = 1")]
    [InlineData("delete from warehouse.submission_file_parts")]
    [InlineData("drop table warehouse.units")]
    [InlineData("create table warehouse.mine (value integer)")]
    [InlineData("create table public.mine (value integer)")]
    [InlineData("delete from migrations.applied")]
    public async Task The_application_changes_and_removes_nothing(string statement)
    {
        await using var warehouse = await databases.CreateDatabaseAsync();
        await RefusedAsync(warehouse.App, statement);
    }

    [Theory]
    [InlineData(Insert)]
    [InlineData("select warehouse.add_year(2023)")]
    [InlineData("insert into packs.artefacts (sha256, content) values ('', '')")]
    [InlineData("select nextval('warehouse.version')")]
    [InlineData("create table public.mine (value integer)")]
    public async Task The_reader_only_reads(string statement)
    {
        await using var warehouse = await databases.CreateDatabaseAsync();
        await using (var connection = await warehouse.App.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("select warehouse.add_year(2023)");
        }

        await using var reading = await warehouse.Reader.OpenConnectionAsync();
        // Its transactions are read only by default; its rights must hold without that.
        await reading.ExecuteAsync("set default_transaction_read_only = off");
        await RefusedAsync(reading, statement);
    }

    private static async Task WithOneObservationAsync(WarehouseConnections warehouse)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync();
        await connection.ExecuteAsync("select warehouse.add_year(2023)");
        await connection.ExecuteAsync("select warehouse.add_year(2023)");
        await connection.ExecuteAsync(Insert);
    }

    private static async Task RefusedAsync(NpgsqlDataSource source, string statement)
    {
        await using var connection = await source.OpenConnectionAsync();
        await RefusedAsync(connection, statement);
    }

    private static async Task RefusedAsync(NpgsqlConnection connection, string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static async Task<int> AskAsync(NpgsqlDataSource source, string question)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(question);
    }
}
