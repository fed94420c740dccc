using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>
/// Where two people have to agree, the first one's approval of a draft makes it checked. People are told apart by name: an account of the
/// desk and one of the machine are two.
/// </summary>
internal static class TwoPeople
{
    /// <summary>What comes of an approval that is not the second person's; null when it may go on.</summary>
    public static async Task<PackDecision?> FindMissingAsync(
        NpgsqlTransaction transaction, StoredPack pack, Actor by, string? comment, CancellationToken cancelled)
    {
        switch (pack.State)
        {
            case "draft":
                await PackLifecycle.MoveAsync(transaction, pack, "checked", by, comment, cancelled);
                return new PackDecision(PackAnswer.Done, new(
                    "Đã ghi nhận người thứ nhất đồng ý (đã soát); cần một người khác duyệt.",
                    "Checked: the first of two people agrees; another person has to approve it."));
            case "checked":
                var first = await transaction.Connection!.QuerySingleAsync<string>(new CommandDefinition(
                    Sql.Query("packs/checked_by"), new { pack.Id }, transaction, cancellationToken: cancelled));
                return string.Equals(first, by.Who, StringComparison.OrdinalIgnoreCase)
                    ? new PackDecision(PackAnswer.Refused, new(
                        $"{by.Who} đã soát {pack.FileStem}; cần một người khác duyệt (Approval:People là 2).",
                        $"{by.Who} has checked {pack.FileStem}; another person has to approve it (Approval:People is 2)."))
                    : null;
            default:
                return null;
        }
    }
}
