using System.Globalization;

namespace Analytics.Worker.Delivery;

/// <summary>How far handing over a message got, as <c>Node/submit.mjs</c> says it.</summary>
/// <param name="Phase"><c>connect</c>, <c>login</c>, <c>envelope</c>, <c>body</c>, <c>end</c> or <c>answered</c>.</param>
/// <param name="Code">The server's reply code, if it gave one.</param>
/// <param name="Fault">This side found the message wrong.</param>
/// <param name="Text">The server's own words, or those of whoever lost it.</param>
internal sealed record SmtpAnswer(string Phase, int? Code, bool Fault, string Text)
{
    /// <summary>With the delays below this is a little over three days, as long as mail servers try (RFC 5321 §4.5.4.1 says four to five).</summary>
    private const int MostAttempts = 25;

    /// <summary>After the first attempt, the second and so on; from then on the last.</summary>
    public static readonly IReadOnlyList<TimeSpan> Delays =
        [.. new[] { 1, 2, 4, 8, 16, 32, 64, 128, 240 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>The program that handed over is gone; the last phase that it entered is all that is known.</summary>
    public static SmtpAnswer LostIn(string phase, string text) => new(phase, null, false, text);

    /// <summary>What is known (RELIABILITY §2), and what to do about it.</summary>
    public DeliveryOutcome Judge(int attempt)
    {
        var said = SmtpWords.Of(this);
        return (Phase, Code) switch
        {
            ("answered", >= 200 and < 300) => DeliveryOutcome.Accepted(said),
            ("end", _) => new DeliveryOutcome("uncertain", said, Delay(attempt)),
            ("connect" or "login", _) => Again(attempt, said, noSession: true),
            (_, 421) => Again(attempt, said, noSession: false) with { SessionEnded = true },
            ("envelope", null) when Fault => DeliveryOutcome.Refused(said),
            (_, >= 500) => DeliveryOutcome.Refused(said),
            ("envelope" or "body" or "answered", _) => Again(attempt, said, noSession: false),
            _ => throw new InvalidOperationException($"A mail server's answer in the phase `{Phase}` is not known."),
        };
    }

    /// <summary>To be tried once more, or given up after so many attempts.</summary>
    public static DeliveryOutcome Again(int attempt, string text, bool noSession) => attempt < MostAttempts
        ? new DeliveryOutcome("queued", text, Delay(attempt), "temporary", noSession)
        : new DeliveryOutcome(
            "failed",
            string.Create(CultureInfo.InvariantCulture, $"Đã thử {attempt} lần, không gửi nữa. Given up after {attempt} attempts. {text}"),
            TimeSpan.Zero,
            "temporary",
            noSession);

    private static TimeSpan Delay(int attempt) => Delays[Math.Min(attempt, Delays.Count) - 1];
}
