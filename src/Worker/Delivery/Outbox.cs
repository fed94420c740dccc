using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>The outbox: a row for each message and recipient, from queued to how it ended.</summary>
internal sealed class Outbox(NpgsqlDataSource app)
{
    private const string Died = "Máy gửi thư dừng giữa chừng; không biết thư đã đến hay chưa. The sender died; whether it arrived is not known.";

    /// <summary>What it is so often not known of whether it arrived is not sent again by itself, whatever the settings say.</summary>
    private const int MostDoubts = 3;

    /// <summary>Kept by <see cref="SendingLease"/> while somebody sends; longer than it takes to keep how an attempt ended.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>A message that was refused is queued once more in its place, as it is now.</summary>
    /// <returns>1, or 0 when the pack has a message for this address already.</returns>
    public static async Task<int> QueueAsync(NpgsqlTransaction transaction, QueuedMessage message, CancellationToken cancelled)
    {
        var queued = await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("outbox/queue"),
            new
            {
                message.Message,
                message.Pack,
                message.Kind,
                message.Recipient.Name,
                message.Recipient.Address,
                message.Recipient.Language,
                formats = message.Recipient.Formats.ToArray(),
                message.Subject,
                message.Body,
                message.Html,
                picture = message.HasPicture,
                @internal = message.IsInternal,
                sample = message.IsSample,
                message.Attachment,
                message.NotBefore,
            },
            transaction,
            cancellationToken: cancelled));
        foreach (var (position, file) in message.Files.Index())
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                Sql.Query("outbox/add_file"),
                new { message.Message, position = position + 1, file.Name, file.MediaType, file.Content },
                transaction,
                cancellationToken: cancelled));
        }

        return queued;
    }

    /// <summary>Claims the message that has been due the longest; committed on return. Null when nothing is due.</summary>
    /// <param name="domain">Of the Message-ID of a message that has none yet.</param>
    /// <param name="perMinute">Nothing is claimed once so many attempts have begun within a minute; null: no limit.</param>
    public async Task<ClaimedMessage?> ClaimAsync(bool resend, string domain, int? perMinute, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        if (perMinute is not null)
        {
            // A statement of its own: the next one sees what whoever held it has committed.
            await connection.ExecuteAsync(new CommandDefinition(Sql.Query("outbox/alone"), transaction: transaction, cancellationToken: cancelled));
        }

        var claimed = await connection.QuerySingleOrDefaultAsync<ClaimedMessage>(new CommandDefinition(
            Sql.Query("outbox/claim"), new { resend, MostDoubts, Lease, domain, perMinute }, transaction, cancellationToken: cancelled));
        await transaction.CommitAsync(cancelled);
        return claimed;
    }

    /// <summary>Keeps a message for whoever sends it.</summary>
    /// <returns>False when somebody else decides about it by now.</returns>
    public async Task<bool> ExtendAsync(ClaimedMessage message, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("outbox/extend"), new { message.Message, message.Attempt, Lease }, cancellationToken: cancelled)) == 1;
    }

    /// <summary>Keeps how an attempt ended, and that its pack is sent when it was the last.</summary>
    /// <returns>False when a later attempt has begun: nothing was kept.</returns>
    public async Task<bool> FinishAsync(ClaimedMessage message, DeliveryOutcome outcome, string? sha256, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await HoldAsync(transaction, message.Pack, cancelled);
        var kept = await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("outbox/finish"),
            new
            {
                message.Message,
                message.Attempt,
                outcome.State,
                answer = StorableText.Of(outcome.Answer),
                outcome.Failure,
                sha256,
                outcome.Delay,
                doubts = outcome.State == "uncertain" ? 1 : 0,
            },
            transaction,
            cancellationToken: cancelled));
        await MarkSentAsync(transaction, message.Pack, cancelled);
        await transaction.CommitAsync(cancelled);
        return kept == 1;
    }

    /// <summary>Declares what a dead process was sending uncertain.</summary>
    /// <returns>The packs that it was about.</returns>
    public async Task<IReadOnlyList<long>> ExpireAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("outbox/hold_expired"), transaction: transaction, cancellationToken: cancelled));
        var expired = await connection.QueryAsync<long?>(new CommandDefinition(
            Sql.Query("outbox/expire"), new { answer = Died, delays = SmtpAnswer.Delays.ToArray() }, transaction, cancellationToken: cancelled));
        long[] packs = [.. expired.OfType<long>().Distinct().Order()];
        foreach (var pack in packs)
        {
            await MarkSentAsync(transaction, pack, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        return packs;
    }

    /// <summary>Messages that could leave now.</summary>
    public async Task<int> CountDueAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleAsync<int>(new CommandDefinition(Sql.Query("outbox/due"), cancellationToken: cancelled));
    }

    public async Task<IReadOnlyList<Delivery>> ListAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<Delivery>(new CommandDefinition(Sql.Query("outbox/list"), cancellationToken: cancelled))];
    }

    /// <summary>Whom <see cref="QueueAsync"/> would queue nothing for, with the state of the pack's message to them: they have it, may have it or will.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ListServedAsync(NpgsqlConnection connection, long pack, CancellationToken cancelled) =>
        (await connection.QueryAsync<(string Address, string State)>(new CommandDefinition(
            Sql.Query("outbox/served"), new { pack }, cancellationToken: cancelled)))
            .ToDictionary(served => served.Address, served => served.State, StringComparer.OrdinalIgnoreCase);

    /// <summary>What of the versions earlier than this one each address has or may have.</summary>
    public static async Task<IReadOnlyDictionary<string, HeldVersion>> ListHeldAsync(NpgsqlConnection connection, StoredPack pack, CancellationToken cancelled) =>
        (await connection.QueryAsync<HeldVersion>(new CommandDefinition(
            Sql.Query("outbox/versions_held"), new { pack.Committee, pack.Series, pack.Period, pack.Version }, cancellationToken: cancelled)))
            .ToDictionary(held => held.Address, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a message carries besides files of its pack.</summary>
    public async Task<IReadOnlyList<AttachmentParts>> ReadFilesAsync(Guid message, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<AttachmentParts>(new CommandDefinition(
            Sql.Query("outbox/files"), new { message }, cancellationToken: cancelled))];
    }

    private static async Task HoldAsync(NpgsqlTransaction transaction, long? pack, CancellationToken cancelled)
    {
        if (pack is not null)
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                Sql.Query("outbox/hold_pack"), new { pack }, transaction, cancellationToken: cancelled));
        }
    }

    /// <summary>Moves an approved pack on when its last message has left; the transaction holds the pack.</summary>
    public static async Task MarkSentAsync(NpgsqlTransaction transaction, long? pack, CancellationToken cancelled)
    {
        if (pack is not null
            && await transaction.Connection!.QuerySingleOrDefaultAsync<(string Committee, string Series, string Period, int Version)?>(new CommandDefinition(
                Sql.Query("outbox/pack_is_sent"), new { pack, by = "(delivery)" }, transaction, cancellationToken: cancelled)) is { } sent)
        {
            var key = new PackKey(sent.Committee, sent.Series, sent.Period);
            await ActLog.AddAsync(transaction, Actor.ThisProcess, Act.PackMailed, key.Name(sent.Version), null, cancelled);
        }
    }
}
