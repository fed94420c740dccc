namespace Analytics.Worker.Delivery;

/// <summary>A message on its way into the outbox.</summary>
/// <param name="Kind"><c>pack</c>, <c>test</c>, <c>alert</c>, <c>reminder</c> or <c>receipt</c>.</param>
/// <param name="Attachment">What attached files of the pack are called, without ending; null: nothing is attached.</param>
internal sealed record QueuedMessage(long? Pack, string Kind, Recipient Recipient, string Subject, string Body, string? Attachment)
{
    /// <summary>Stays the same on every attempt; the Message-ID is made from it.</summary>
    public Guid Message { get; } = Guid.CreateVersion7();

    /// <summary>The body once more; null: plain text only.</summary>
    public string? Html { get; init; }

    /// <summary>The pack's picture stands in the HTML.</summary>
    public bool HasPicture { get; init; }

    /// <summary>Of a pack that may go to allowed domains only.</summary>
    public bool IsInternal { get; init; }

    /// <summary>To a unit of a sample committee.</summary>
    public bool IsSample { get; init; }

    /// <summary>Message-IDs that it refers to, between spaces, as they are while it is put together; the outbox finds them anew.</summary>
    public string References { get; init; } = "";

    /// <summary>What it carries besides files of its pack.</summary>
    public IReadOnlyList<AttachmentParts> Files { get; init; } = [];

    /// <summary>Null: at once.</summary>
    public DateTime? NotBefore { get; init; }
}

/// <summary>A message that was claimed; its time is UTC.</summary>
/// <param name="Formats">Endings of attached files, between semicolons.</param>
/// <param name="Attempt">Never the same for two attempts.</param>
/// <param name="Tries">Attempts since it was queued last.</param>
/// <param name="Doubts">How often it was not known whether it arrived.</param>
/// <param name="MessageId">Without angle brackets; the same on every attempt.</param>
/// <param name="References">Message-IDs of earlier versions' messages to this address, between spaces; empty for none.</param>
/// <param name="Internal">Of a pack that may go to allowed domains only.</param>
/// <param name="Series">Its pack's; null: it is about no pack.</param>
/// <param name="Sample">Made for a sample committee: leaves for addresses of nobody only.</param>
internal sealed record ClaimedMessage(
    Guid Message,
    long? Pack,
    string Kind,
    string RecipientName,
    string Address,
    string Language,
    string Formats,
    string Subject,
    string Body,
    string? Html,
    bool Picture,
    string? Attachment,
    string MessageId,
    string References,
    int Attempt,
    int Tries,
    int Doubts,
    DateTime QueuedAt,
    bool Internal,
    string? Series,
    bool Sample);

/// <summary>What an address has, or may have, of a pack before the version that is sent.</summary>
/// <param name="Version">The newest of them.</param>
/// <param name="References">The Message-IDs of all, between spaces, the oldest first.</param>
internal sealed record HeldVersion(string Address, int Version, string References);

/// <summary>A row of the outbox as people see it; times are UTC.</summary>
/// <param name="Failure">How the last attempt failed: <c>temporary</c> or <c>permanent</c>; null: it did not.</param>
/// <param name="ContentSha256">Of the whole message as it left, attachments included.</param>
internal sealed record Delivery(
    Guid Message,
    string? Committee,
    string? Series,
    string? Period,
    int? Version,
    string Kind,
    string RecipientName,
    string Address,
    string Subject,
    string State,
    string? Failure,
    int Attempt,
    int Doubts,
    string? Answer,
    string? MessageId,
    string? ContentSha256,
    DateTime QueuedAt,
    DateTime? StartedAt,
    DateTime NextAttemptAt,
    DateTime? EndedAt);
