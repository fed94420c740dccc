using System.Security.Cryptography;

namespace Analytics.Worker.Desk.Collection;

/// <summary>
/// Refused workbooks with what is wrong at their cells, for whoever sent them to fetch: in memory only, for a while at most, the last one of a session,
/// and only for that session. What is not fetched is gone, the oldest first when there is no more room; the workbook can be sent again.
/// </summary>
internal sealed class RefusedCopies(TimeProvider clock)
{
    /// <summary>All copies together.</summary>
    internal const long MostBytes = 200_000_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    private readonly Lock guard = new();
    private readonly List<Copy> copies = [];

    /// <param name="session">The hash of its token.</param>
    /// <returns>What it is asked for by: nothing that can be guessed.</returns>
    public string Keep(string session, string name, byte[] workbook)
    {
        var copy = new Copy(RandomNumberGenerator.GetHexString(32, lowercase: true), session, name, workbook, clock.GetUtcNow() + KeptFor);
        lock (guard)
        {
            Forget();
            copies.RemoveAll(one => one.Session == session);
            copies.Add(copy);
            while (copies.Count > 1 && copies.Sum(one => (long)one.Workbook.Length) > MostBytes)
            {
                copies.RemoveAt(0);
            }
        }

        return copy.Id;
    }

    /// <summary>Null when there is none, or it is another session's.</summary>
    public (string Name, byte[] Workbook)? Find(string session, string id)
    {
        lock (guard)
        {
            Forget();
            return copies.Find(one => one.Id == id && one.Session == session) is { } copy ? (copy.Name, copy.Workbook) : null;
        }
    }

    private void Forget() => copies.RemoveAll(one => one.Until <= clock.GetUtcNow());

    private sealed record Copy(string Id, string Session, string Name, byte[] Workbook, DateTimeOffset Until);
}
