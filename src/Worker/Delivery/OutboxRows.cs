namespace Analytics.Worker.Delivery;

/// <summary>A message on its way into the outbox.</summary>
/// <param name="Kind"><c>pack</c>, <c>test</c> or <c>alert</c>.</param>
/// <param name="Attachment">What attached files are called, without ending; null: nothing is attached.</param>
internal sealed record QueuedMessage(long? Pack, string Kind, Recipient Recipient, string Subject, string Body, string? Attachment)
{
    /// <summary>Stays the same on every attempt; the Message-ID is made from it.</summary>
    public Guid Message { get; } = Guid.CreateVersion7();

    /// <summary>Null: at once.</summary>
    public DateTime? NotBefore { get; init; }
}

/// <summary>A message that was claimed; its time is UTC.</summary>
/// <param name="Formats">Endings of attached files, between semicolons.</param>
/// <param name="Doubts">How often it was not known whether it arrived.</param>
/// <param name="Sample">Made for a sample committee: never leaves this machine.</param>
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
    string? Attachment,
    int Attempt,
    int Doubts,
    DateTime QueuedAt,
    bool Sample);

/// <summary>A row of the outbox as people see it; times are UTC.</summary>
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
    int Attempt,
    int Doubts,
    string? Answer,
    string? ContentSha256,
    DateTime QueuedAt,
    DateTime NextAttemptAt,
    DateTime? EndedAt);
