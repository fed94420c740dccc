using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// While a run is made: keeps its lease, and stops the work when a person cancels it, the lease is lost, it takes too long, or the process stops.
/// </summary>
internal sealed class LeaseWatch : IDisposable
{
    /// <summary>Cancelling is noticed within a second.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource work;
    private readonly CancellationTokenSource ended = new();
    private readonly Task watching;

    /// <param name="longest">The work is stopped after so long.</param>
    public LeaseWatch(RunLease leases, Claim claim, TimeSpan longest, CancellationToken stopping)
    {
        limit = new CancellationTokenSource(longest);
        work = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        watching = WatchAsync(leases, claim);
    }

    public CancellationToken Token => work.Token;

    public bool IsCancelled { get; private set; }

    public bool IsTimedOut => limit.IsCancellationRequested;

    public bool IsLost { get; private set; }

    public async Task EndAsync()
    {
        await ended.CancelAsync();
        await watching;
    }

    public void Dispose()
    {
        work.Dispose();
        limit.Dispose();
        ended.Dispose();
    }

    private async Task WatchAsync(RunLease leases, Claim claim)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            do
            {
                IsCancelled = await TryExtendAsync(leases, claim);
            }
            while (!IsCancelled && await timer.WaitForNextTickAsync(ended.Token));

            await work.CancelAsync();
        }
        catch (LeaseLostException)
        {
            IsLost = true;
            await work.CancelAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }

    /// <summary>A database that is away for a moment is no reason to stop: whether the lease still holds is seen when it is back.</summary>
    private async Task<bool> TryExtendAsync(RunLease leases, Claim claim)
    {
        try
        {
            return await leases.ExtendAsync(claim, ended.Token);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }
}
