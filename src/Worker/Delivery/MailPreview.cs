using System.Runtime.CompilerServices;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>What would leave: messages put together as they would be, and kept nowhere.</summary>
internal static class MailPreview
{
    /// <summary>Each message with its bytes as they would travel, attachments encoded, or why it would not.</summary>
    /// <exception cref="PartMissingException">Node or the mailer's program is missing.</exception>
    public static async IAsyncEnumerable<(QueuedMessage Message, int Bytes, string? Refusal)> WeighAsync(
        NpgsqlDataSource app,
        DeliveryOptions options,
        string node,
        IReadOnlyList<QueuedMessage> messages,
        DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancelled)
    {
        if (messages.Count == 0)
        {
            yield break;
        }

        var envelope = new Envelope(app, options);
        await using var mailer = Mailer.Start(node);
        foreach (var message in messages)
        {
            var (bytes, error) = await mailer.ComposeAsync(await envelope.OpenAsync(Claimed(message, options, now), cancelled), cancelled);
            var size = bytes?.Length ?? throw new BadInputException($"The message to {message.Recipient} cannot be put together: {error}");
            yield return (message, size, MailRefusal.Find(message.Recipient.Address, message.IsInternal, message.IsSample, options) ?? MailRefusal.FindSize(size, options));
        }
    }

    private static ClaimedMessage Claimed(QueuedMessage message, DeliveryOptions options, DateTimeOffset now) => new(
        message.Message,
        message.Pack,
        message.Kind,
        message.Recipient.Name,
        message.Recipient.Address,
        message.Recipient.Language,
        string.Join(';', message.Recipient.Formats),
        message.Subject,
        message.Body,
        message.Html,
        message.HasPicture,
        message.Attachment,
        $"{message.Message}@{options.From.Domain}",
        message.References,
        Attempt: 0,
        Tries: 0,
        Doubts: 0,
        now.UtcDateTime,
        message.IsInternal,
        Series: null,
        message.IsSample);
}
