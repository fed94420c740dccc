using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Worker.Scheduling;

/// <summary>What pages and jobs of one process share.</summary>
internal static class SchedulingServices
{
    /// <summary>The ledger as people see and steer it; works without any process that makes runs.</summary>
    public static IServiceCollection AddLedger(
        this IServiceCollection services, WarehouseConnections warehouse, IJobEngine engine, JobsOptions options, TimeProvider clock) =>
        services
            .AddSingleton(warehouse)
            .AddSingleton(engine)
            .AddSingleton(clock)
            .AddSingleton(new RunLedger(warehouse.App, engine, clock))
            .AddSingleton(provider => new Recurring(warehouse.App, provider.GetRequiredService<RunLedger>(), clock))
            .AddSingleton(new OverdueRuns(warehouse.App, clock, options.OverdueAfter))
            .AddSingleton(new PackStore(warehouse.App));

    /// <summary>Makes runs in this process.</summary>
    public static IServiceCollection AddScheduler(
        this IServiceCollection services,
        WarehouseConnections warehouse,
        IJobEngine engine,
        Renderer renderer,
        JobsOptions options,
        RetentionOptions retention,
        TimeProvider clock)
    {
        return services
            .AddSingleton(provider => new WaitingRuns(warehouse.App, engine, provider.GetRequiredService<Alerts>(), clock))
            .AddSingleton(new Planner(warehouse.App, engine, clock))
            .AddSingleton(new HeldRuns(warehouse.App, engine, clock))
            .AddSingleton(new StrandedRuns(warehouse.App, engine, options.Lease, clock))
            .AddSingleton(new ThisNode(warehouse.App, options.Workers, clock))
            .AddSingleton(new RunLease(warehouse.App, engine, ThisNode.Name, options.Lease))
            .AddSingleton(provider => new BuildPack(warehouse.Reader, provider.GetRequiredService<PackStore>(), renderer, provider.GetRequiredService<PackLifecycle>()))
            .AddSingleton(options)
            .AddSingleton(provider => new RunStep(
                new OpenCollection(warehouse.Reader, clock),
                new RemindUnits(warehouse.Reader, provider.GetRequiredService<ReminderComposer>(), clock),
                new FreezePeriod(warehouse.Reader),
                new ArchivePeriod(warehouse.Reader)))
            .AddSingleton(new Retention(warehouse.App, retention, clock))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<RunPack>(provider, warehouse.Reader))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<OverdueWatch>(provider, warehouse.App))
            .AddSingleton(provider => new ClockWatch(warehouse.App, provider.GetRequiredService<Alerts>(), clock, Environment.MachineName))
            .AddHostedService<HeartbeatService>()
            .AddHostedService<SchedulerService>();
    }
}
