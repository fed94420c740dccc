using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>Says that this process is alive, in a loop of its own: no planning, however long, stops it. It begins before the scheduler and ends after it.</summary>
internal sealed partial class HeartbeatService(ThisNode node, ILogger<HeartbeatService> log) : BackgroundService
{
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(3);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await node.BeatAsync(cancellationToken);
        await node.ForgetOthersAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => node.LeaveAsync().WaitAsync(LongestLeave, CancellationToken.None));
    }

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
