using System.Security.Cryptography;
using Analytics.Worker.Delivery.Letters;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>Puts a claimed message together: the parts it was queued with, and the files of its pack or its own.</summary>
internal sealed class Envelope(NpgsqlDataSource app, DeliveryOptions options)
{
    private readonly PackStore packs = new(app);
    private readonly Outbox outbox = new(app);

    // The messages of one pack come one after the other.
    private (long Pack, IReadOnlyList<Artefact> Files)? last;
    private (long Pack, string Svg)? lastPicture;

    public async Task<MessageParts> OpenAsync(ClaimedMessage message, CancellationToken cancelled) => new(
        message.MessageId,
        message.References,
        new MailboxParts(OneLine(options.From.Name ?? ""), options.From.Address),
        new MailboxParts(OneLine(message.RecipientName), message.Address),
        OneLine(message.Subject),
        message.Body,
        message.Html,
        message is { Picture: true, Pack: { } shown } ? new PictureParts(LetterHtml.PictureId, await PictureAsync(shown, cancelled)) : null,
        message.QueuedAt,
        message.Language,
        message switch
        {
            { Pack: { } pack, Attachment: { } name } => Attached(await FilesAsync(pack, cancelled), message.Formats.Split(';'), OneLine(name)),
            { Kind: "reminder" } => [.. from file in await outbox.ReadFilesAsync(message.Message, cancelled) select file with { Name = OneLine(file.Name) }],
            _ => [],
        });

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A line break in a header would begin another header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static IReadOnlyList<AttachmentParts> Attached(IReadOnlyList<Artefact> files, IEnumerable<string> formats, string name) =>
    [
        .. from format in formats
           let file = files.Single(file => file.Name.EndsWith($".{format}", StringComparison.Ordinal))
           select new AttachmentParts($"{name}.{format}", file.MediaType, file.Content),
    ];

    private async Task<IReadOnlyList<Artefact>> FilesAsync(long pack, CancellationToken cancelled)
    {
        if (last is not { } known || known.Pack != pack)
        {
            last = known = (pack, await packs.ReadArtefactsAsync(pack, cancelled));
        }

        return known.Files;
    }

    private async Task<string> PictureAsync(long pack, CancellationToken cancelled)
    {
        if (lastPicture is not { } known || known.Pack != pack)
        {
            lastPicture = known = (pack, (await PackSummary.FindPictureAsync(app, pack, cancelled))!.Svg);
        }

        return known.Svg;
    }
}
