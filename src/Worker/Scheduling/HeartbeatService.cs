using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>Says that this process is alive, in a loop of its own: no planning, however long, stops it. It begins before the scheduler and ends when everything else has stopped.</summary>
internal sealed partial class HeartbeatService(ThisNode node, ILogger<HeartbeatService> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(3);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await node.BeatAsync(cancellationToken);
        await node.ForgetOthersAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => node.LeaveAsync().WaitAsync(LongestLeave, CancellationToken.None));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(NodeList.HeartbeatEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryAsync(() => node.BeatAsync(stoppingToken));
        }
    }

    private async Task TryAsync(Func<Task> say)
    {
        try
        {
            await say();
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            LogAway(log, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not take this process's heartbeat: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
