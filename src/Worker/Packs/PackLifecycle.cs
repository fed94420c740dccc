using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>
/// draft → approved → sent → superseded, or rejected. Every change commits together with its row in the pack's history, and an
/// approval together with its mail. What cannot be done is answered, not thrown.
/// </summary>
internal sealed class PackLifecycle(NpgsqlDataSource app)
{
    /// <summary>Approves a draft, puts its mail into the outbox and retires older versions.</summary>
    public Task<PackDecision> ApproveAsync(PackKey key, int version, string by, string? comment, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
        {
            switch (pack.State)
            {
                case "draft":
                    await MoveAsync(transaction, pack, "approved", by, comment, cancelled);
                    await SupersedeAsync(transaction, pack, by, cancelled);
                    return new PackDecision(PackAnswer.Done, new("Đã duyệt.", "Approved."));
                case "approved" or "sent":
                    return new PackDecision(PackAnswer.Unchanged, new("Đã được duyệt trước đó; không gửi thêm thư nào.", "It was approved before; no more mail is sent."));
                default:
                    return Refused(pack, "duyệt", "approved", "bản dự thảo", "drafts");
            }
        }, cancelled);

    /// <summary>Rejects a draft for a reason.</summary>
    public Task<PackDecision> RejectAsync(PackKey key, int version, string by, string reason, CancellationToken cancelled) =>
        DecideAsync(key, version, async (pack, transaction) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
            {
                return new PackDecision(PackAnswer.Refused, new("Cần nêu lý do không duyệt.", "A rejection needs a reason."));
            }

            switch (pack.State)
            {
                case "draft":
                    await MoveAsync(transaction, pack, "rejected", by, reason, cancelled);
                    return new PackDecision(PackAnswer.Done, new("Đã trả lại, không duyệt.", "Rejected."));
                case "rejected":
                    return new PackDecision(PackAnswer.Unchanged, new("Đã bị trả lại trước đó.", "It was rejected before."));
                default:
                    return Refused(pack, "trả lại", "rejected", "bản dự thảo", "drafts");
            }
        }, cancelled);

    /// <summary>Puts what mail of an approved version is not in the outbox yet into it.</summary>
    public Task<PackDecision> SendAsync(PackKey key, int version, string by, CancellationToken cancelled) =>
        DecideAsync(key, version, (pack, _) => Task.FromResult(pack.State is "approved" or "sent"
            ? new PackDecision(PackAnswer.Unchanged, new("Không có thư nào cần gửi thêm.", "There is no more mail to send."))
            : Refused(pack, "gửi", "sent", "bản đã duyệt", "approved versions")), cancelled);

    private async Task<PackDecision> DecideAsync(
        PackKey key, int version, Func<StoredPack, NpgsqlTransaction, Task<PackDecision>> decide, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
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

    private static async Task MoveAsync(
        NpgsqlTransaction transaction, StoredPack pack, string state, string by, string? comment, CancellationToken cancelled) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/move"), new { pack.Id, state, by, comment }, transaction, cancellationToken: cancelled));

    private static async Task SupersedeAsync(NpgsqlTransaction transaction, StoredPack pack, string by, CancellationToken cancelled) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/supersede"),
            new { pack.Committee, pack.Series, pack.Period, pack.Version, by, comment = $"v{pack.Version}" },
            transaction,
            cancellationToken: cancelled));

    private static PackDecision Refused(StoredPack pack, string doneVi, string doneEn, string whatVi, string whatEn)
    {
        var state = PackStates.Name(pack.State);
        return new PackDecision(PackAnswer.Refused, new(
            $"{pack.FileStem} đang ở trạng thái “{state.Vi}”; chỉ {doneVi} được {whatVi}.",
            $"{pack.FileStem} is {state.En}; only {whatEn} can be {doneEn}."));
    }
}
