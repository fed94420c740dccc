using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>
/// A person's word on a reminder, a receipt, an alert or a test copy of which nobody knows whether it arrived: it did, or it goes out again under
/// the same Message-ID. A pack's mail is settled with its pack.
/// </summary>
internal static class MailSettling
{
    public static async Task<PackDecision> SettleAsync(NpgsqlDataSource app, Guid message, bool arrived, Actor by, CancellationToken cancelled)
    {
        var said = arrived
            ? new Sentence($"{by.Who} xác nhận thư đã đến.", $"{by.Who} says that it has arrived.")
            : new Sentence($"{by.Who} cho gửi lại, cùng mã thư.", $"{by.Who} sends it again, with the same id.");
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var address = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            Sql.Query("outbox/settle"),
            new { message, arrived, answer = $"{said.Vi} {said.En}".Normalize() },
            transaction,
            cancellationToken: cancelled));
        if (address is null)
        {
            return new PackDecision(PackAnswer.Refused, new(
                $"Không có thư nhắc, thư báo nhận, cảnh báo hay bản gửi thử nào mã {message} đang ở trạng thái “không rõ đã đến chưa”; `deliveries --json` nêu mã thư, thư gửi báo cáo thì dùng `send`.",
                $"No reminder, receipt, alert or test copy {message} is uncertain; `deliveries --json` has the ids, and a pack's mail is settled by `send C/S/P/vN --arrived ADDRESS`."));
        }

        await ActLog.AddAsync(transaction, by, Act.MailSettled, message.ToString(), new { address, arrived }, cancelled);
        await transaction.CommitAsync(cancelled);
        return new PackDecision(PackAnswer.Done, said, arrived ? 0 : 1);
    }
}
