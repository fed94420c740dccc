using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>A person's word on mail of which nobody knows whether it arrived: it did, or it goes out again under the same Message-ID.</summary>
internal static class PackSettling
{
    public static async Task<PackDecision> SettleAsync(
        NpgsqlTransaction transaction, StoredPack pack, string address, bool arrived, string by, CancellationToken cancelled)
    {
        if (!arrived && pack.State is not ("approved" or "sent"))
        {
            return new PackDecision(PackAnswer.Refused, new(
                $"{pack.FileStem} đang ở trạng thái “{PackStates.Name(pack.State).Vi}”; không gửi lại thư của bản này.",
                $"{pack.FileStem} is {PackStates.Name(pack.State).En}; its mail is not sent again."));
        }

        // Where it stands in what is kept; the row is found by the address as it was given.
        var whom = StorableText.Of(address);
        var said = arrived
            ? new Sentence($"{by} xác nhận {whom} đã nhận.", $"{by} says that {whom} has it.")
            : new Sentence($"{by} cho gửi lại {whom}, cùng mã thư.", $"{by} sends it to {whom} again, with the same id.");
        var kept = $"{said.Vi} {said.En}".Normalize();
        var settled = await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            arrived ? Sql.Query("outbox/settle_arrived") : Sql.Query("outbox/settle_again"),
            new { pack.Id, address = whom, answer = kept },
            transaction,
            cancellationToken: cancelled));
        if (settled == 0)
        {
            return new PackDecision(PackAnswer.Refused, new(
                $"Không có thư nào gửi {whom} đang ở trạng thái “không rõ đã đến chưa”.",
                $"No mail of this version to {whom} is uncertain; `deliveries` shows what there is."));
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/note"), new { pack.Id, pack.State, by, comment = kept }, transaction, cancellationToken: cancelled));
        await Outbox.MarkSentAsync(transaction, pack.Id, cancelled);
        return new PackDecision(PackAnswer.Done, said, arrived ? 0 : 1);
    }
}
