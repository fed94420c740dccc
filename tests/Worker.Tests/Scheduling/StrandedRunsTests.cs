using Analytics.Worker.Scheduling;
using Analytics.Worker.Scheduling.Quartz;
using Dapper;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>Who gets a trigger again: a run whose worker has gone silent, never one whose worker lives.</summary>
[Collection("scheduling")]
public sealed class StrandedRunsTests(DatabaseFixture fixture)
{
    [Theory]
    // A worker renews its lease several times a second, so that one of two seconds has most of them left while it lives.
    [InlineData(2, 1700, false)]
    [InlineData(2, 300, true)]
    [InlineData(2, -60_000, true)]
    [InlineData(15, 14_700, false)]
    [InlineData(15, 3000, true)]
    public async Task A_run_is_started_again_when_its_lease_is_about_to_end_and_not_while_it_is_renewed(int lease, int left, bool placed)
    {
        var warehouse = await fixture.CreateDatabaseAsync();
        await using var engine = await QuartzEngine.OpenAsync(warehouse.App, 1, null, default);
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state, lease_until)
            values ('giao-ban', 'tx', '2025-Q1', 'request', now(), 'kiểm tra', 'kiểm tra', 'processing', clock_timestamp() + @left)
            """,
            new { left = TimeSpan.FromMilliseconds(left) });
        await new StrandedRuns(warehouse.App, engine, TimeSpan.FromSeconds(lease), TimeProvider.System).RescueAsync(default);
        Assert.Equal(placed ? 1 : 0, await connection.QuerySingleAsync<int>("select count(*)::int from quartz.qrtz_triggers"));
    }
}
