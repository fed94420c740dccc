using Analytics.Worker.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>The scheduler of a process that makes runs: plans, executes, and looks after what is stranded, held back or overdue.</summary>
internal sealed partial class SchedulerService(
    IJobEngine engine,
    RunPack runs,
    Planner planner,
    WaitingRuns waiting,
    HeldRuns held,
    StrandedRuns stranded,
    OverdueWatch overdue,
    ClockWatch clock,
    Retention retention,
    ILogger<SchedulerService> log)
    : BackgroundService
{
    /// <summary>Looks from one planning to the next: a minute. What was imported in between is noticed then.</summary>
    private const int PlanEvery = 12;

    /// <summary>With what else stops, this stays below the half minute that a service manager waits; the lease of what did not stop runs out.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before anything fires: of what was missed, only the newest of each pack is made.
        await TryAsync(() => planner.PlanAsync(cancellationToken));
        await waiting.ReleaseAsync(cancellationToken);
        await stranded.RescueAsync(cancellationToken);
        // What was missed is told of, also when it is made a moment later.
        await TryAsync(() => overdue.LookAsync(cancellationToken));
        await TryAsync(() => clock.LookAsync(cancellationToken));
        await engine.StartAsync(runs.ExecuteAsync, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => engine.StopAsync().WaitAsync(LongestStop, CancellationToken.None));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(NodeList.HeartbeatEvery);
        for (var look = 1; await TickAsync(timer, stoppingToken); look++)
        {
            await TryAsync(() => waiting.ReleaseAsync(stoppingToken));
            await TryAsync(() => held.ResumeAsync(stoppingToken));
            await TryAsync(() => stranded.RescueAsync(stoppingToken));
            if (look % PlanEvery == 0)
            {
                await TryAsync(() => planner.PlanAsync(stoppingToken));
                await TryAsync(() => overdue.LookAsync(stoppingToken));
                await TryAsync(() => clock.LookAsync(stoppingToken));
                await TryAsync(() => retention.RunIfDueAsync(stoppingToken));
            }
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The shell around each duty: one that fails, because the database is away or a definition cannot be read, stops no other.</summary>
    private async Task TryAsync(Func<Task> duty)
    {
        try
        {
            await duty();
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            if (error is NpgsqlException or TimeoutException)
            {
                LogAway(log, error.Message);
            }
            else
            {
                LogFailed(log, error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer the scheduler: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduler failed in one of its duties and goes on")]
    private static partial void LogFailed(ILogger log, Exception error);
}
