using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Database.Postgres;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>
/// Mail that waited in a backup: the database from which it was taken may have sent it since, so that a pack's waits for a person, and so does a
/// reminder or a receipt whose sending had begun.
/// </summary>
internal static class RestoredMail
{
    /// <summary>Before anything else uses an embedded database; does nothing unless it was restored and not yet seen to.</summary>
    /// <returns>When the backup was made and how many messages are held; null when there was nothing to see to.</returns>
    public static async Task<(DateTimeOffset MadeAt, int Held)?> HoldAsync(NpgsqlDataSource app, string dataDirectory, CancellationToken cancelled)
    {
        var folder = new DataFolder(dataDirectory);
        // Two processes may open it at once: the second would hold what the first has begun to queue.
        using var alone = await FolderLock.ExclusiveAsync(folder.StartLock, cancelled);
        var mark = new RestoreMark(folder.Cluster);
        if (await mark.ReadAsync(cancelled) is not var (madeAt, by))
        {
            return null;
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var held = (await connection.QueryAsync<Guid>(new CommandDefinition(
            Sql.Query("outbox/hold_restored"), new { answer = Answer(madeAt) }, transaction, cancellationToken: cancelled))).AsList();
        await ActLog.AddAsync(transaction, Actor.AtCommandLine(by), Act.Restored, folder.Cluster, new { madeAt, held = held.Count }, cancelled);
        await transaction.CommitAsync(cancelled);
        mark.Remove();
        return (madeAt, held.Count);
    }

    private static string Answer(DateTimeOffset madeAt) =>
        $"Khôi phục từ bản sao lưu lúc {VietnamTime.Format(madeAt)}; thư có thể đã được gửi sau thời điểm đó. "
        + $"Restored from the backup of {VietnamTime.Format(madeAt)}; it may have gone out since.";
}
