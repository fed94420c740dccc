using Analytics.Reports.Warehouse;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Desk.Jobs;

/// <summary>Whether anything would start a run that is due.</summary>
internal sealed class SchedulerCheck(WarehouseConnections warehouse)
{
    public async Task<bool> IsUpAsync(CancellationToken cancelled) =>
        (await NodeList.ListAsync(warehouse.App, cancelled)).Any(node => !node.PossiblyAborted);
}
