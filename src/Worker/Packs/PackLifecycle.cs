using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>
/// draft → checked → approved → sent → superseded, or rejected. Every change commits together with its row in the pack's history and
/// the record of who did it, and an approval together with its mail. What cannot be done is answered, not thrown.
/// </summary>
internal sealed class PackLifecycle(WarehouseConnections warehouse, DeliveryOptions delivery, ApprovalOptions approval)
{
    /// <summary>Keeps that somebody has read a draft through.</summary>
    public Task<PackDecision> CheckAsync(PackKey key, int version, Actor by, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
        {
            switch (pack.State)
            {
                case "draft":
                    await MoveAsync(transaction, pack, "checked", by, comment: null, cancelled);
                    return new PackDecision(PackAnswer.Done, new("Đã ghi nhận là đã soát.", "Checked."));
                case "checked":
                    return new PackDecision(PackAnswer.Unchanged, new("Đã được soát trước đó.", "It was checked before."));
                default:
                    return Refused(pack, "soát", "checked", "bản dự thảo", "drafts");
            }
        }, cancelled);

    /// <summary>
    /// Approves a draft or a checked version, puts its mail into the outbox and retires older versions. Where two people have to agree, the
    /// first one's approval of a draft makes it checked.
    /// </summary>
    public Task<PackDecision> ApproveAsync(PackKey key, int version, Actor by, string? comment, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
            (approval.People == 2 ? await TwoPeople.FindMissingAsync(transaction, pack, by, comment, cancelled) : null)
                ?? await ApproveAsync(transaction, pack, by, comment, cancelled), cancelled);

    /// <summary>
    /// For series that send without approval: approves the draft that a run stored, unless it is as of an earlier instant than what
    /// readers have already. That nobody has to look is the series' own choice, however many people have to agree elsewhere.
    /// </summary>
    /// <param name="first">Writes what else belongs to the transaction; when it throws, nothing is approved. Kept too when approval is refused.</param>
    public Task<PackDecision> ApproveAutomaticallyAsync(
        StoredPack stored, Func<StoredPack, NpgsqlTransaction, Task>? first, CancellationToken cancelled) =>
        DecideAsync(
            stored.Key,
            stored.Version,
            async (pack, transaction) =>
            {
                if (first is not null)
                {
                    await first(pack, transaction);
                }

                return await ApproveAutomaticallyAsync(transaction, pack, cancelled);
            },
            cancelled);

    /// <inheritdoc cref="ApproveAutomaticallyAsync(StoredPack, Func{StoredPack, NpgsqlTransaction, Task}, CancellationToken)"/>
    /// <param name="transaction">The one that stores the pack: a run that is killed leaves both or neither.</param>
    public async Task<PackDecision> ApproveAutomaticallyAsync(NpgsqlTransaction transaction, StoredPack pack, CancellationToken cancelled)
    {
        var isOlder = await transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            Sql.Query("packs/is_older_than_approved"),
            new { pack.Committee, pack.Series, pack.Period, pack.AsOf },
            transaction,
            cancellationToken: cancelled));
        return isOlder
            ? new PackDecision(PackAnswer.Refused, new(
                "Số liệu cũ hơn bản người nhận đã có; cần người duyệt.", "Its figures are older than what readers have; a person must approve it."))
            : await ApproveAsync(transaction, pack, Actor.ThisProcess, comment: null, cancelled);
    }

    /// <summary>Who would get a version's mail if it were approved now.</summary>
    public async Task<ExpectedMail> ExpectMailAsync(StoredPack pack, CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        var mail = await PackMail.PrepareAsync(connection, pack, delivery, cancelled);
        return new ExpectedMail(mail.Policy == SendPolicy.Never, mail.Recipients, mail.MissingLists);
    }

    /// <summary>Rejects a draft, checked or not, for a reason.</summary>
    public Task<PackDecision> RejectAsync(PackKey key, int version, Actor by, string reason, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
            {
                return new PackDecision(PackAnswer.Refused, new("Cần nêu lý do không duyệt.", "A rejection needs a reason."));
            }

            switch (pack.State)
            {
                case "draft" or "checked":
                    await MoveAsync(transaction, pack, "rejected", by, reason, cancelled);
                    return new PackDecision(PackAnswer.Done, new("Đã trả lại, không duyệt.", "Rejected."));
                case "rejected":
                    return new PackDecision(PackAnswer.Unchanged, new("Đã bị trả lại trước đó.", "It was rejected before."));
                default:
                    return Refused(pack, "trả lại", "rejected", "bản dự thảo và bản đã soát", "drafts and checked versions");
            }
        }, cancelled);

    /// <summary>Queues what of an approved version's mail has no message yet, and what was refused.</summary>
    public Task<PackDecision> SendAsync(PackKey key, int version, Actor by, CancellationToken cancelled) =>
        MailAsync(key, version, isTest: false, async (mail, transaction) =>
        {
            var queued = await mail.QueueAsync(transaction, cancelled);
            if (queued == 0)
            {
                return new PackDecision(PackAnswer.Unchanged, new("Không có thư nào cần gửi thêm.", "There is no more mail to send."));
            }

            await KeepAsync(transaction, by, Act.PackSent, mail.Pack, new { messages = queued }, cancelled);
            return Queued("Đã xếp hàng gửi", "Queued", queued);
        }, cancelled);

    /// <summary>Queues a marked test copy of an approved version.</summary>
    public Task<PackDecision> SendTestAsync(PackKey key, int version, string address, Actor by, CancellationToken cancelled) =>
        MailAsync(key, version, isTest: true, async (mail, transaction) =>
        {
            await KeepAsync(transaction, by, Act.PackTestSent, mail.Pack, new { address }, cancelled);
            return Queued("Đã xếp hàng bản gửi thử", "Test copy queued", await Outbox.QueueAsync(transaction, mail.TestCopy(address), cancelled));
        }, cancelled);

    /// <summary>Settles a message of which it is not known whether it arrived: it did, or it goes out again.</summary>
    public Task<PackDecision> SettleAsync(PackKey key, int version, string address, bool arrived, Actor by, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
        {
            var decision = await PackSettling.SettleAsync(transaction, pack, address, arrived, by.Who, cancelled);
            if (decision.Answer == PackAnswer.Done)
            {
                await KeepAsync(transaction, by, Act.MailSettled, pack, new { address, arrived }, cancelled);
            }

            return decision;
        }, cancelled);

    /// <summary>What <see cref="SendAsync"/> would be about, or <see cref="SendTestAsync"/> when there is an address; queues nothing.</summary>
    /// <returns>The messages, and by address the state of those of them that are in the outbox already.</returns>
    public async Task<(PackDecision Decision, IReadOnlyList<QueuedMessage> Messages, IReadOnlyDictionary<string, string> Served)> PreviewAsync(
        PackKey key, int version, string? testAddress, CancellationToken cancelled)
    {
        IReadOnlyList<QueuedMessage> messages = [];
        IReadOnlyDictionary<string, string> served = new Dictionary<string, string>();
        var decision = await MailAsync(key, version, isTest: testAddress is not null, async (mail, transaction) =>
        {
            messages = testAddress is null ? [.. mail.Messages()] : [mail.TestCopy(testAddress)];
            served = testAddress is null ? await Outbox.ListServedAsync(transaction.Connection!, mail.Pack.Id, cancelled) : served;
            return new PackDecision(PackAnswer.Unchanged, new("Chỉ xem trước; không gửi gì.", "Shown only; nothing was sent."));
        }, cancelled);
        return (decision, messages, served);
    }

    private Task<PackDecision> MailAsync(
        PackKey key, int version, bool isTest, Func<PackMail, NpgsqlTransaction, Task<PackDecision>> queue, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
        {
            if (pack.State is not ("approved" or "sent"))
            {
                return Refused(pack, "gửi", "sent", "bản đã duyệt", "approved versions");
            }

            var prepared = await PackMail.PrepareAsync(transaction.Connection!, pack, delivery, cancelled);
            var mail = await prepared.AgainstHeldAsync(transaction.Connection!, warehouse.Reader, cancelled);
            return isTest ? await queue(mail, transaction) : MayNotSend(mail) ?? await queue(mail, transaction);
        }, cancelled);

    private async Task<PackDecision> ApproveAsync(
        NpgsqlTransaction transaction, StoredPack pack, Actor by, string? comment, CancellationToken cancelled)
    {
        switch (pack.State)
        {
            case "draft" or "checked":
                var mail = await PackMail.PrepareAsync(transaction.Connection!, pack, delivery, cancelled);
                if (mail.Policy != SendPolicy.Never && MissingLists(mail) is { } missing)
                {
                    return missing;
                }

                await MoveAsync(transaction, pack, "approved", by, comment, cancelled);
                await SupersedeAsync(transaction, pack, by, cancelled);
                return mail switch
                {
                    { Policy: SendPolicy.Never } => new PackDecision(PackAnswer.Done, new(
                        "Đã duyệt; loại báo cáo này đặt không gửi thư.", "Approved; this series is set to send no mail.")),
                    { Recipients: [], ListsElsewhere: [_, ..] elsewhere } => new PackDecision(PackAnswer.Done, new(
                        $"Đã duyệt; danh sách nhận {string.Join(", ", elsewhere)} chỉ dành cho cấp ủy khác nên không gửi thư nào.",
                        $"Approved; the distribution list {string.Join(", ", elsewhere)} is for another committee only, so no mail is sent.")),
                    { Recipients: [] } => new PackDecision(PackAnswer.Done, new(
                        "Đã duyệt; loại báo cáo này không có danh sách nhận nên không gửi thư nào.",
                        "Approved; this series has no distribution list, so no mail is sent.")),
                    // Whom a version was being sent to when its mail was looked up is known for good only now, with the rest of it taken back.
                    _ => Queued("Đã duyệt", "Approved", await (await mail.AgainstHeldAsync(transaction.Connection!, warehouse.Reader, cancelled)).QueueAsync(transaction, cancelled)),
                };
            case "approved" or "sent":
                return new PackDecision(PackAnswer.Unchanged, new("Đã được duyệt trước đó; không gửi thêm thư nào.", "It was approved before; no more mail is sent."));
            default:
                return Refused(pack, "duyệt", "approved", "bản dự thảo và bản đã soát", "drafts and checked versions");
        }
    }

    private async Task<PackDecision> DecideAsync(
        PackKey key, int version, Func<StoredPack, NpgsqlTransaction, Task<PackDecision>> decide, CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await PackStore.LockAsync(transaction, key, cancelled);
        var pack = await connection.QuerySingleOrDefaultAsync<StoredPack>(new CommandDefinition(
            Sql.Query("packs/lock_version"),
            new { key.Committee, key.Series, key.Period, version },
            transaction,
            cancellationToken: cancelled));
        if (pack is null)
        {
            return new PackDecision(PackAnswer.Unknown, new(
                $"Không có tài liệu {key.Name(version)}.", $"There is no pack {key.Name(version)}; `packs` shows those that exist."));
        }

        var decision = await decide(pack, transaction);
        await transaction.CommitAsync(cancelled);
        return decision;
    }

    internal static async Task MoveAsync(
        NpgsqlTransaction transaction, StoredPack pack, string state, Actor by, string? comment, CancellationToken cancelled)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/move"), new { pack.Id, state, by = by.Who, comment }, transaction, cancellationToken: cancelled));
        await KeepAsync(transaction, by, ActCode.OfPackState(state), pack, comment is null ? null : new { comment }, cancelled);
    }

    private static Task KeepAsync(
        NpgsqlTransaction transaction, Actor by, Act act, StoredPack pack, object? details, CancellationToken cancelled) =>
        ActLog.AddAsync(transaction, by, act, pack.Key.Name(pack.Version), details, cancelled);

    private static async Task SupersedeAsync(NpgsqlTransaction transaction, StoredPack pack, Actor by, CancellationToken cancelled)
    {
        var newer = string.Create(CultureInfo.InvariantCulture, $"v{pack.Version}");
        var superseded = await transaction.Connection!.QueryAsync<int>(new CommandDefinition(
            Sql.Query("packs/supersede"),
            new { pack.Committee, pack.Series, pack.Period, pack.Version, by = by.Who, comment = newer },
            transaction,
            cancellationToken: cancelled));
        foreach (var version in superseded)
        {
            await ActLog.AddAsync(transaction, by, Act.PackSuperseded, pack.Key.Name(version), new { by = newer }, cancelled);
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("outbox/withdraw"),
            new { pack.Committee, pack.Series, pack.Period, pack.Version, reason = $"Không gửi nữa: đã có bản {newer}. Not sent: {newer} replaced it." },
            transaction,
            cancellationToken: cancelled));
    }

    private static PackDecision? MayNotSend(PackMail mail) => mail.Policy == SendPolicy.Never
        ? new PackDecision(
            PackAnswer.Refused, new("Loại báo cáo này đặt không gửi thư.", "This series is set to send no mail (`send: never`)."))
        : MissingLists(mail);

    private static PackDecision? MissingLists(PackMail mail) => mail.MissingLists is [_, ..]
        ? new PackDecision(PackAnswer.Refused, new(
            $"Chưa có danh sách nhận {string.Join(", ", mail.MissingLists)}; cần `lists apply` trước.",
            $"There is no distribution list {string.Join(", ", mail.MissingLists)}; `lists apply` it first."))
        : null;

    private static PackDecision Queued(string vi, string en, int count) => new(
        PackAnswer.Done,
        new(
            string.Create(CultureInfo.InvariantCulture, $"{vi}; {count} thư chờ gửi."),
            string.Create(CultureInfo.InvariantCulture, $"{en}; {count} {(count == 1 ? "message" : "messages")} to send.")),
        count);

    private static PackDecision Refused(StoredPack pack, string doneVi, string doneEn, string whatVi, string whatEn)
    {
        var state = PackStates.Name(pack.State);
        return new PackDecision(PackAnswer.Refused, new(
            $"{pack.FileStem} đang ở trạng thái “{state.Vi}”; chỉ {doneVi} được {whatVi}.",
            $"{pack.FileStem} is {state.En}; only {whatEn} can be {doneEn}."));
    }
}
