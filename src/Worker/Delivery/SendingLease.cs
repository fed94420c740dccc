using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>While a message is on its way: keeps it, and stops the work when somebody else decides about it by now, or the process ends.</summary>
internal sealed class SendingLease : IAsyncDisposable
{
    private static readonly TimeSpan Every = Outbox.Lease / 4;

    private readonly CancellationTokenSource work;
    private readonly CancellationTokenSource ended = new();
    private readonly Task keeping;

    public SendingLease(Outbox outbox, ClaimedMessage message, TimeProvider clock, CancellationToken stopping)
    {
        work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        keeping = KeepAsync(outbox, message, clock);
    }

    /// <summary>Cancelled when the work must stop.</summary>
    public CancellationToken Token => work.Token;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await keeping;
        ended.Dispose();
        work.Dispose();
    }

    private async Task KeepAsync(Outbox outbox, ClaimedMessage message, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                if (!await TryExtendAsync(outbox, message))
                {
                    await work.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }

    /// <summary>A database that is away for a moment is no reason to stop: whether the lease still holds is seen when it is back.</summary>
    private async Task<bool> TryExtendAsync(Outbox outbox, ClaimedMessage message)
    {
        try
        {
            return await outbox.ExtendAsync(message, ended.Token);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            return true;
        }
    }
}
