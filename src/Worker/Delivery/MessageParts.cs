namespace Analytics.Worker.Delivery;

/// <summary>A message as it is put together; the same parts give the same bytes.</summary>
/// <param name="References">Message-IDs that it refers to, between spaces, the one that it answers last; empty for none.</param>
/// <param name="Html">The text once more; null: plain text only.</param>
/// <param name="Picture">What the HTML shows by its id.</param>
internal sealed record MessageParts(
    string Id,
    string References,
    MailboxParts From,
    MailboxParts To,
    string Subject,
    string Text,
    string? Html,
    PictureParts? Picture,
    DateTime Date,
    string Language,
    IReadOnlyList<AttachmentParts> Attachments);

internal sealed record PictureParts(string Id, string Svg);

internal sealed record MailboxParts(string Name, string Address);

internal sealed record AttachmentParts(string Name, string MediaType, byte[] Content);
