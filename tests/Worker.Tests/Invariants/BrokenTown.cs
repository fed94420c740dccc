using Analytics.Reports.Warehouse;
using Analytics.Worker.Invariants;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Scheduling.Quartz;
using Analytics.Worker.Tests.Delivery;
using Dapper;

namespace Analytics.Worker.Tests.Invariants;

/// <summary>An office with a mailed pack and the run that made it, all in order; each test breaks a copy of its database.</summary>
public sealed class BrokenTown(DatabaseFixture fixture) : IAsyncLifetime
{
    private Office office = null!;

    public async Task InitializeAsync()
    {
        office = await Office.OpenAsync(fixture);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        Assert.All(await office.SendDueAsync(), sent => Assert.Equal("accepted", sent.Outcome.State));
        await office.ExecuteAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state, pack, result, ended_at)
            select p.series, p.committee, p.period, 'request', now(), 'kiểm tra', 'kiểm tra', 'succeeded', p.pack, 'đã lập', now() from packs.packs p;
            insert into ledger.run_states (run, state) select r.run, r.state from ledger.runs r
            """);
    }

    public Task DisposeAsync()
    {
        office.Dispose();
        return Task.CompletedTask;
    }

    internal async Task<WarehouseConnections> CopyAsync(string change)
    {
        var copy = await fixture.CopyAsync(office.Warehouse);
        await ChangeAsync(copy, change);
        return copy;
    }

    internal static async Task ChangeAsync(WarehouseConnections warehouse, string change)
    {
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(change);
    }

    /// <summary>What does not hold, by name.</summary>
    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FaultsAsync(
        WarehouseConnections warehouse, QuartzEngine engine) =>
        (await CheckAsync(warehouse, engine)).Where(one => !one.IsHeld).ToDictionary(one => one.Name, one => one.Faults);

    internal static Task<IReadOnlyList<Invariant>> CheckAsync(WarehouseConnections warehouse, QuartzEngine engine)
    {
        var overdue = new OverdueRuns(warehouse.App, TimeProvider.System, TimeSpan.FromMinutes(15));
        var check = new InvariantCheck(warehouse.App, engine, overdue, [], TimeSpan.FromMinutes(1), TimeProvider.System);
        return check.CheckAsync(default);
    }
}
