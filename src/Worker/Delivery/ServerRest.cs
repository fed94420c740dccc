namespace Analytics.Worker.Delivery;

/// <summary>
/// While no session can be opened nothing is tried: for a minute at first, then twice as long each time, whatever waits. A server that is asked
/// with a wrong password every few seconds locks the office out. Shared by the loops of one process.
/// </summary>
internal sealed class ServerRest(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Lock one = new();

    private TimeSpan next = First;
    private DateTimeOffset until = DateTimeOffset.MinValue;

    public bool IsOn
    {
        get
        {
            lock (one)
            {
                return clock.GetUtcNow() < until;
            }
        }
    }

    /// <summary>There was no session. Two loops that find the same out at once rest once.</summary>
    public void Begin()
    {
        lock (one)
        {
            var now = clock.GetUtcNow();
            if (now < until)
            {
                return;
            }

            until = now + next;
            next = next * 2 < Longest ? next * 2 : Longest;
        }
    }

    /// <summary>There was one.</summary>
    public void End()
    {
        lock (one)
        {
            (next, until) = (First, DateTimeOffset.MinValue);
        }
    }
}
