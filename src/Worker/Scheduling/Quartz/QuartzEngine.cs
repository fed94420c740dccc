using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Analytics.Worker.Scheduling.Quartz;

/// <summary>The engine on Quartz.NET: persistent and clustered on the product's own PostgreSQL, in the schema <c>quartz</c>.</summary>
internal sealed class QuartzEngine : IJobEngine
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource app;
    private readonly StandaloneSchedulerFactory factory;
    private readonly IScheduler scheduler;
    private readonly QuartzJobs jobs;
    private bool started;

    private QuartzEngine(NpgsqlDataSource app, StandaloneSchedulerFactory factory, IScheduler scheduler, QuartzJobs jobs)
    {
        this.app = app;
        this.factory = factory;
        this.scheduler = scheduler;
        this.jobs = jobs;
    }

    /// <param name="workers">How many runs may execute at once in this process.</param>
    /// <exception cref="PartMissingException">Its tables are not there.</exception>
    public static async Task<QuartzEngine> OpenAsync(NpgsqlDataSource app, int workers, ILoggerFactory? logs, CancellationToken cancelled)
    {
        var jobs = new QuartzJobs();
        var factory = QuartzSettings.Build(app, jobs, workers, logs, provision: false);
        try
        {
            return new QuartzEngine(app, factory, await factory.GetScheduler(cancelled), jobs);
        }
        catch (SchedulerException error)
        {
            await factory.DisposeAsync();
            jobs.Dispose();
            throw new PartMissingException("scheduler", $"The scheduler's tables cannot be used ({error.Message.TrimEnd('.')}); run `migrate` first.", error);
        }
    }

    /// <summary>Makes the tables that are missing, and declares the job; for the migrator, whose schema they belong to.</summary>
    public static async Task ProvisionAsync(NpgsqlDataSource migrator, CancellationToken cancelled)
    {
        using var jobs = new QuartzJobs();
        await using var factory = QuartzSettings.Build(migrator, jobs, workers: 1, logs: null, provision: true);
        var scheduler = await factory.GetScheduler(cancelled);
        await scheduler.AddJob(QuartzJobs.Definition, AddJobOptions.Replacing, cancelled);
    }

    public IDisposable Join(NpgsqlTransaction transaction) => scheduler.EnlistTransaction(transaction);

    public async Task PlaceAsync(long run, DateTimeOffset due, CancellationToken cancelled) =>
        await scheduler.ScheduleTrigger(QuartzJobs.TriggerOf(run, due), TriggerConflict.Replace, cancelled);

    public async Task EnsurePlacedAsync(long run, DateTimeOffset due, CancellationToken cancelled) =>
        await scheduler.ScheduleTrigger(QuartzJobs.TriggerOf(run, due), TriggerConflict.Keep, cancelled);

    public async Task RemoveAsync(long run, CancellationToken cancelled) =>
        await scheduler.UnscheduleJob(QuartzJobs.KeyOf(run), cancelled);

    public Task<IReadOnlyList<string>> FindFaultsAsync(DateTimeOffset now, CancellationToken cancelled) => QuartzHealth.FindFaultsAsync(app, now, cancelled);

    public Task<IReadOnlyList<string>> ListHeldAsync(DateTimeOffset now, TimeSpan longest, CancellationToken cancelled) =>
        QuartzHealth.ListHeldAsync(app, now, longest, cancelled);

    public async Task StartAsync(Func<long, CancellationToken, Task> execute, CancellationToken cancelled)
    {
        jobs.Execute(execute);
        await scheduler.AddJob(QuartzJobs.Definition, AddJobOptions.Replacing, cancelled);
        started = true;
        await scheduler.Start(cancelled);
    }

    public async Task StopAsync()
    {
        if (!started)
        {
            return;
        }

        started = false;
        // Shut down last: what stops hands its run back, and that is placed with this scheduler.
        await scheduler.Standby();
        await jobs.StopAsync();
        // While the database is away the scheduler would go on trying to say that a job has ended; the next process sees it by itself.
        using var limit = new CancellationTokenSource(LongestShutdown);
        await scheduler.Shutdown(waitForJobsToComplete: true, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        // As above: a process that stops does not wait for the database to come back.
        await Task.WhenAny(factory.DisposeAsync().AsTask(), Task.Delay(LongestShutdown));
        jobs.Dispose();
    }
}
