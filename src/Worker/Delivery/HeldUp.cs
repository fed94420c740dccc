using System.Collections.Concurrent;

namespace Analytics.Worker.Delivery;

/// <summary>
/// Messages about which a server keeps its answer back for longer than a server that works: each holds up the loop that hands it over. Shared by
/// the loops of one process.
/// </summary>
internal sealed class HeldUp(TimeProvider clock)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> waiting = new();

    private volatile bool isFull;

    /// <summary>How many loops more they are worth.</summary>
    public int Count => isFull ? 0 : waiting.Values.Count(since => clock.GetUtcNow() - since > Usual);

    /// <summary>The server wants no more sessions than there are, until one of these is given back.</summary>
    public void TakeNoMore() => isFull = true;

    /// <param name="phase">As in <see cref="SmtpAnswer"/>. Until there is a session no message is the reason, and while bytes travel the line is.</param>
    public void Enter(Guid message, string phase)
    {
        if (phase is "envelope" or "end")
        {
            waiting[message] = clock.GetUtcNow();
        }
        else
        {
            Leave(message);
        }
    }

    public void Leave(Guid message)
    {
        if (waiting.TryRemove(message, out _))
        {
            isFull = false;
        }
    }
}
