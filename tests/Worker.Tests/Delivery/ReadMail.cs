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
    IReadOnlyList<string> Headers,
    IReadOnlyList<ReadAttachment> Attachments)
{
    public static async Task<IReadOnlyList<ReadMail>> AllAsync(IEnumerable<string> paths) =>
        JsonSerializer.Deserialize<List<ReadMail>>(
            await TestsFolder.RunAsync("read-mail.mjs", [.. paths]), JsonSerializerOptions.Web)!;
}

internal sealed record ReadMailbox(string Name, string Address);

internal sealed record ReadAttachment(string Name, string MediaType, string Sha256);
