using System.Text.Json;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>A message as an independent library (mailparser) reads it back.</summary>
internal sealed record ReadMail(
    string Id,
    DateTime Date,
    IReadOnlyList<ReadMailbox> From,
    IReadOnlyList<ReadMailbox> To,
    IReadOnlyList<ReadMailbox> Cc,
    string Subject,
    string Text,
    string? Html,
    string? InReplyTo,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Headers,
    IReadOnlyList<ReadAttachment> Attachments)
{
    /// <summary>What travels as files; not what the text shows.</summary>
    public IEnumerable<ReadAttachment> Files => Attachments.Where(one => one.Disposition == "attachment");

    public static async Task<IReadOnlyList<ReadMail>> AllAsync(IEnumerable<string> paths) =>
        JsonSerializer.Deserialize<List<ReadMail>>(
            await TestsFolder.RunAsync("read-mail.mjs", [.. paths]), JsonSerializerOptions.Web)!;
}

internal sealed record ReadMailbox(string Name, string Address);

/// <param name="Cid">The name by which the HTML shows it; null: it is not shown there.</param>
internal sealed record ReadAttachment(string Name, string Disposition, string? Cid, string MediaType, string Sha256);
