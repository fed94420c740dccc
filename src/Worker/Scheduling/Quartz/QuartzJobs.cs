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

    public void Stop() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();

    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) =>
        new(new JobScope(new RunJob(
            execute ?? throw new InvalidOperationException("This process places runs and was never told how to execute them."),
            stopping.Token)));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private sealed class RunJob(Func<long, CancellationToken, Task> execute, CancellationToken stopping) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            // A recovered execution may come without its data; then the ledger is looked through for runs whose worker died.
            if (context.MergedJobDataMap.TryGetValue(RunData, out var data)
                && long.TryParse(data as string, NumberStyles.None, CultureInfo.InvariantCulture, out var run))
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
                await execute(run, either.Token);
            }
        }
    }
}
