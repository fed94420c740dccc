using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Analytics.Worker.Scheduling.Quartz;

/// <summary>How Quartz is set up, the same for the migrator, for a process that only places runs, and for one that executes them.</summary>
internal static class QuartzSettings
{
    public const string Scheduler = "analytics";

    public static readonly TimeSpan CheckInEvery = TimeSpan.FromSeconds(5);

    /// <summary>A trigger that is so late was not there to fire, and fires at once.</summary>
    public static readonly TimeSpan MisfireAfter = TimeSpan.FromSeconds(60);

    public static StandaloneSchedulerFactory Build(NpgsqlDataSource database, QuartzJobs jobs, int workers, ILoggerFactory? logs, bool provision) =>
        QuartzSchedulerBuilder.Create(quartz =>
        {
            if (logs is not null)
            {
                quartz.Services.AddSingleton(logs);
            }

            // InstanceId stays unset: each process then makes one of its own. "AUTO" would be taken literally, and two processes would share it.
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = Scheduler;
                // What another process placed is found after so long at most.
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(1);
                // A burst is taken in batches; one by one it costs a round of locks each.
                scheduler.MaxBatchSize = workers;
                // Job data is the run's id and nothing else.
                scheduler.PropagateTraceContext = false;
            });
            quartz.UseDefaultThreadPool(workers);
            quartz.UseJobFactory(jobs);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = _ => database);
                // Also with one process: a second may be started at any time, and recovery of a killed one is the cluster's.
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = CheckInEvery;
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(15);
                });
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "quartz.qrtz_";
                    options.StoreJobDataAsStrings = true;
                    // Its own threads never keep a process alive that has been stopped.
                    options.UseBackgroundThreads = true;
                    options.AcceptEnlistedTransactions = true;
                    options.MisfireThreshold = MisfireAfter;
                    options.DbRetryInterval = TimeSpan.FromSeconds(5);
                    options.SchemaProvisioning = provision ? SchemaProvisioning.CreateIfMissing : SchemaProvisioning.Validate;
                });
            });
        }).Build();
}
