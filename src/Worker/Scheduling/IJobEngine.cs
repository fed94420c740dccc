using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// What starts runs when they are due and recovers those whose process died. It knows a run by its id alone; what to do, and whether it
/// may still be done, is in the ledger. Exchanging the engine is a matter of one folder.
/// </summary>
internal interface IJobEngine : IAsyncDisposable
{
    /// <summary>
    /// Until the scope is disposed, placing and removing on this flow is part of <paramref name="transaction"/>: it happens when that
    /// commits, or not at all. Dispose after the commit, so that the engine looks again when there is something to see.
    /// </summary>
    IDisposable Join(NpgsqlTransaction transaction);

    /// <summary>Makes a run start at an instant, at once when that has passed; a run placed before is moved.</summary>
    Task PlaceAsync(long run, DateTimeOffset due, CancellationToken cancelled);

    /// <summary>Makes a run not start; nothing when it was not placed.</summary>
    Task RemoveAsync(long run, CancellationToken cancelled);

    /// <summary>Makes a run start at an instant unless it is placed already; for what a dead process may have left without a trigger.</summary>
    Task EnsurePlacedAsync(long run, DateTimeOffset due, CancellationToken cancelled);

    /// <summary>What keeps it, in whatever process, from starting what is due: a short phrase each; none when it works.</summary>
    Task<IReadOnlyList<string>> FindFaultsAsync(DateTimeOffset now, CancellationToken cancelled);

    /// <summary>Runs that a process has taken to start them and will not: it is gone, or has had them for longer than <paramref name="longest"/>.</summary>
    Task<IReadOnlyList<string>> ListHeldAsync(DateTimeOffset now, TimeSpan longest, CancellationToken cancelled);

    /// <summary>Starts executing runs in this process, several at once.</summary>
    /// <param name="execute">Makes one run; its token is cancelled when this process stops, and it returns soon after.</param>
    Task StartAsync(Func<long, CancellationToken, Task> execute, CancellationToken cancelled);

    /// <summary>Starts no more runs, tells those that execute here to stop, and waits for them.</summary>
    Task StopAsync();
}
