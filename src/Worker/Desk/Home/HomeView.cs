using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Home;

/// <summary>A pack that waits for somebody's word.</summary>
/// <param name="Findings">How much the audit found in it.</param>
/// <param name="Total">How many such packs there are, listed or not.</param>
internal sealed record DraftLine(
    string Committee, string CommitteeName, string Series, int SeriesVersion, string Period, int Version, string State, int Findings, int Total)
{
    public string Address => DeskPack.AddressOf(new PackKey(Committee, Series, Period), Version);
}

/// <summary>A run that failed or is held back, and that nothing has taken over; the time is UTC.</summary>
/// <param name="Total">How many such runs there are, listed or not.</param>
internal sealed record StoppedRun(long Id, string Series, string Committee, string CommitteeName, string Period, string State, DateTime Due, int Total);

/// <summary>A pack with mail that somebody has to look after.</summary>
/// <param name="Uncertain">Messages of which nobody knows whether they arrived.</param>
internal sealed record MailLine(
    string Committee, string CommitteeName, string Series, int SeriesVersion, string Period, int Version, int Uncertain, int Failed)
{
    public string Address => DeskPack.AddressOf(new PackKey(Committee, Series, Period), Version);
}

/// <summary>Reminders or receipts that somebody has to look after.</summary>
/// <param name="Kind">reminder or receipt.</param>
internal sealed record LetterLine(string Kind, int Uncertain, int Failed);

/// <summary>What only a person can take further.</summary>
internal sealed record Decisions(
    IReadOnlyList<DraftLine> Drafts, IReadOnlyList<StoppedRun> Runs, IReadOnlyList<MailLine> Mail, IReadOnlyList<LetterLine> Letters)
{
    public static readonly Decisions None = new([], [], [], []);
}

/// <summary>The first page.</summary>
/// <param name="Packs">The last made that the visitor may see.</param>
/// <param name="Made">Of the meetings' packs those that the visitor may see.</param>
/// <param name="Titles">What the series of packs and drafts are called.</param>
internal sealed record HomeView(
    DateTimeOffset Now,
    ComingMeetingList Coming,
    Decisions Decisions,
    IReadOnlyList<PackLine> Packs,
    IReadOnlySet<PackKey> Made,
    IReadOnlyDictionary<(string Code, int Version), Sentence> Titles)
{
    public bool NothingToDecide =>
        Decisions is { Drafts.Count: 0, Runs.Count: 0, Mail.Count: 0, Letters.Count: 0 } && Coming.Overdue.Count == 0;
}
