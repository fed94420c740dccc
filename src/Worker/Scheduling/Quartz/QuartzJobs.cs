using System.Collections.Concurrent;
using System.Globalization;
using Quartz;
using Quartz.Extensibility;

namespace Analytics.Worker.Scheduling.Quartz;

/// <summary>The one kind of job that Quartz knows: a run of the ledger. A process that only places runs never executes any.</summary>
internal sealed class QuartzJobs : IJobFactory, IDisposable
{
    private const string RunData = "run";

    private static readonly JobKey Run = new("run", "ledger");

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, bool> executing = new();
    private Func<long, CancellationToken, Task>? execute;

    /// <summary>Durable, and executed again when its process dies; a run that had ended by then notices and stops.</summary>
    public static IJobDetail Definition => JobBuilder.Create<RunJob>().WithIdentity(Run).StoreDurably().RequestRecovery().Build();

    public static TriggerKey KeyOf(long run) => new(run.ToString(CultureInfo.InvariantCulture), "run");

    /// <summary>One shot. When its time has passed it fires once, at once.</summary>
    public static ITrigger TriggerOf(long run, DateTimeOffset due) => TriggerBuilder.Create()
        .WithIdentity(KeyOf(run))
        .ForJob(Run)
        .UsingJobData(RunData, run.ToString(CultureInfo.InvariantCulture))
        .StartAt(due)
        .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
        .Build();

    public void Execute(Func<long, CancellationToken, Task> run) => execute = run;

    /// <summary>Tells what executes to stop, and waits for it.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(executing.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) =>
        new(new JobScope(new RunJob(this)));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private async Task ExecuteAsync(long run, CancellationToken cancelled)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, cancelled);
        var execution = execute!(run, either.Token);
        executing.TryAdd(execution, true);
        try
        {
            await execution;
        }
        finally
        {
            executing.TryRemove(execution, out _);
        }
    }

    private sealed class RunJob(QuartzJobs jobs) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            // A recovered execution may come without its data; then the ledger is looked through for runs whose worker died.
            if (context.MergedJobDataMap.TryGetValue(RunData, out var data)
                && long.TryParse(data as string, NumberStyles.None, CultureInfo.InvariantCulture, out var run))
            {
                await jobs.ExecuteAsync(run, cancellationToken);
            }
        }
    }
}
