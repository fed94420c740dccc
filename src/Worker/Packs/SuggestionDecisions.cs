using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>
/// People accept or drop what the figures of a version suggest. The newest decision counts for every later version of the pack, and none for
/// one that is there already.
/// </summary>
internal sealed class SuggestionDecisions(NpgsqlDataSource app)
{
    /// <param name="suggestion">The key of a suggestion that was made for this version.</param>
    public async Task<PackDecision> DecideAsync(
        PackKey key, int version, string suggestion, bool accepted, Actor by, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        // Two people, or one impatient one, must not decide the same twice: each decision makes another pack.
        await PackStore.LockAsync(transaction, key, cancelled);
        var known = await connection.QuerySingleOrDefaultAsync<Decided>(new CommandDefinition(
            Sql.Query("suggestions/find"),
            new { key.Committee, key.Series, key.Period, version, suggestion },
            transaction,
            cancellationToken: cancelled));
        if (known is null)
        {
            return new PackDecision(PackAnswer.Unknown, new(
                $"{key.Name(version)} không có gợi ý `{suggestion}`; hãy chọn một gợi ý trên trang của báo cáo.",
                $"{key.Name(version)} has no suggestion `{suggestion}`; choose one on the pack's page."));
        }

        if (known.Accepted == accepted)
        {
            return new PackDecision(PackAnswer.Unchanged, accepted
                ? new("Đã được chấp nhận trước đó.", "It was accepted before.")
                : new("Đã được bỏ trước đó.", "It was dropped before."));
        }

        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("suggestions/decide"),
            new { key.Committee, key.Series, key.Period, suggestion, accepted, by = by.Who },
            transaction,
            cancellationToken: cancelled));
        await ActLog.AddAsync(
            transaction, by, accepted ? Act.SuggestionAccepted : Act.SuggestionDropped, key.Name(version), new { suggestion }, cancelled);
        await transaction.CommitAsync(cancelled);
        return new PackDecision(PackAnswer.Done, accepted
            ? new("Đã chấp nhận; chạy lại để đưa vào phần đánh giá.", "Accepted; run the pack again to take it into the assessment.")
            : new("Đã bỏ; bản lập sau sẽ không in.", "Dropped; later versions do not print it."));
    }

    private sealed record Decided(bool? Accepted);
}
