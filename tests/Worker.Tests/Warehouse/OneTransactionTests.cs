using Dapper;
using Npgsql;
using static Analytics.Worker.Tests.Warehouse.WarehouseRows;

namespace Analytics.Worker.Tests.Warehouse;

[Collection("database")]
public sealed class OneTransactionTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_row_committed_while_a_snapshot_is_being_read_is_not_in_it()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var rows = new WarehouseRows(database);
        await rows.TownAsync();
        var before = await rows.ReadAsync(Scope(3));

        // The calendar is read last: a lock on it holds the reader back after it has read everything else.
        await using var importer = await database.Migrator.OpenConnectionAsync();
        await using var import = await importer.BeginTransactionAsync();
        await importer.ExecuteAsync("lock table warehouse.calendar in access exclusive mode");
        var reading = rows.ReadAsync(Scope(3));
        await WaitForReaderAsync(database.Migrator);
        await importer.ExecuteAsync(
            """
            insert into warehouse.calendar
              (system, period, window_start, window_end, unit_deadline, consolidation_deadline, recorded_at, submission)
            select system, period, window_start, window_end, unit_deadline + 1, consolidation_deadline, @at, submission
            from warehouse.calendar
            """,
            new { at = Day(2).UtcDateTime });
        await import.CommitAsync();

        var read = await reading;
        Assert.Equal(before.Id, read.Id);
        Assert.Equal(before.Calendar, read.Calendar);
        Assert.NotEqual(before.Id, (await rows.ReadAsync(Scope(3))).Id);
    }

    private static async Task WaitForReaderAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        while (!await connection.QuerySingleAsync<bool>(
            """
            select exists (
              select from pg_locks where relation = 'warehouse.calendar'::regclass and not granted
                and database = (select oid from pg_database where datname = current_database()))
            """))
        {
            await Task.Yield();
        }
    }
}
