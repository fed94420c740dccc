namespace Analytics.Worker.Packs;

internal enum PackAnswer
{
    Done,

    /// <summary>It was so already; nothing was changed.</summary>
    Unchanged,

    /// <summary>There is no such pack.</summary>
    Unknown,

    /// <summary>Its state does not allow it.</summary>
    Refused,
}

/// <summary>What came of deciding on a pack; <paramref name="Message"/> says it, and why not.</summary>
/// <param name="Queued">How many messages this decision put into the outbox.</param>
internal sealed record PackDecision(PackAnswer Answer, Sentence Message, int Queued = 0);
