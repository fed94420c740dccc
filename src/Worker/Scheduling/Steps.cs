namespace Analytics.Worker.Scheduling;

/// <summary>What a run is about: a step of the calendar, a time of a cron rule, or a person's request.</summary>
internal static class Steps
{
    /// <summary>Collection opens: who is due is kept.</summary>
    public const string Open = "open";

    /// <summary>A unit deadline is near or has passed: who is missing is kept.</summary>
    public const string Remind = "remind";

    public const string Draft = "draft";

    /// <summary>Figures came in after the draft.</summary>
    public const string Rebuild = "rebuild";

    public const string Meeting = "meeting";

    /// <summary>The committee meets: nothing makes a pack of the period by itself any more.</summary>
    public const string Freeze = "freeze";

    /// <summary>The last approved version is kept as the period's own.</summary>
    public const string Archive = "archive";

    public const string Cron = "cron";

    public const string Request = "request";

    /// <summary>Whether a pack comes of it; the others keep a sentence.</summary>
    public static bool MakesPack(string step) => step is Draft or Rebuild or Meeting or Cron or Request;

    /// <summary>Whether it only says what stands, so that it is right whenever it is done and is always done.</summary>
    public static bool OnlyRecords(string step) => step is Freeze or Archive;
}
