using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>A unit's digest, ready for the outbox.</summary>
/// <param name="Collections">What it asks for, each as committee/series/period.</param>
internal sealed record UnitReminder(string Unit, Sentence Name, DateOnly Deadline, IReadOnlyList<string> Collections, QueuedMessage Message);

/// <summary>What becomes of the units that have not reported.</summary>
/// <param name="Step">The day that the reminder stands for.</param>
/// <param name="Today">The Vietnamese day on which it is put into the outbox.</param>
/// <param name="SentBefore">Have a message for this deadline and step, or had one about it today, that was neither refused nor taken back.</param>
/// <param name="WithoutAddress">Have none, or one that mail may not go to.</param>
internal sealed record PreparedReminders(
    DateOnly Step,
    DateOnly Today,
    IReadOnlyList<UnitReminder> Mails,
    IReadOnlyList<Sentence> SentBefore,
    IReadOnlyList<Sentence> WithoutAddress,
    IReadOnlyList<Sentence> Stopped)
{
    public static readonly Sentence HasMet = new("Đã họp nên không nhắc nữa.", "The committee has met, so nobody is reminded.");

    /// <summary>Nobody: the collection has no deadline, the committee has met, or all have reported.</summary>
    public static PreparedReminders None(DateOnly day) => new(day, day, [], [], [], []);

    /// <summary>As it was in the end: what somebody else had queued meanwhile was sent before.</summary>
    /// <param name="units">Codes of those that a message was queued for.</param>
    public PreparedReminders Queued(IReadOnlyList<string> units) => this with
    {
        Mails = [.. Mails.Where(mail => units.Contains(mail.Unit))],
        SentBefore = [.. SentBefore, .. Mails.Where(mail => !units.Contains(mail.Unit)).Select(mail => mail.Name)],
    };

    /// <summary>Who is mailed and who is not, a sentence each; empty when there is nobody.</summary>
    public Sentence Said => new(
        string.Join(' ', Parts().Where(part => part.Units.Count > 0).Select(part => $"{part.What.Vi}: {string.Join(", ", part.Units.Select(unit => unit.Vi))}.")),
        string.Join(' ', Parts().Where(part => part.Units.Count > 0).Select(part => $"{part.What.En}: {string.Join(", ", part.Units.Select(unit => unit.En))}.")));

    private IEnumerable<(Sentence What, IReadOnlyList<Sentence> Units)> Parts() =>
    [
        (new("Gửi thư nhắc", "Reminded by mail"), [.. Mails.Select(mail => mail.Name)]),
        (new("Đã có thư nhắc", "Reminded before"), SentBefore),
        (new("Không có địa chỉ thư dùng được", "Without an address that works"), WithoutAddress),
        (new("Không nhắc theo yêu cầu", "Not reminded, as asked"), Stopped),
    ];
}
