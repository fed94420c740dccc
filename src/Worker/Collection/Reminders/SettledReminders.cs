using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>Whether a reminder that waits has become needless: asked right before it leaves, however long it waited and however often it was tried.</summary>
internal sealed class SettledReminders(NpgsqlDataSource app, TimeProvider clock)
{
    public const string Reported = "Không gửi nữa: đơn vị đã gửi đủ báo cáo. Not sent: the unit has reported by now.";

    public const string Stopped = "Không gửi nữa: đơn vị không nhận thư nhắc. Not sent: the unit is not to be reminded any more.";

    public const string Met = "Không gửi nữa: cấp ủy đã họp. Not sent: the committee has met.";

    public const string Gone = "Không gửi nữa: không còn yêu cầu đơn vị báo cáo. Not sent: the unit is not asked for it any more.";

    private const string Doubted = " Lần gửi trước không rõ đã đến chưa. Whether it arrived when it was sent before is not known.";

    /// <returns>Why it is not sent, or not once more; null: it may leave.</returns>
    public async Task<string?> FindReasonAsync(ClaimedMessage message, CancellationToken cancelled) =>
        message.Kind == "reminder" && await FindReasonAsync(message.Message, cancelled) is { } reason
            ? message.Doubts > 0 ? reason + Doubted : reason
            : null;

    private async Task<string?> FindReasonAsync(Guid message, CancellationToken cancelled)
    {
        var (unit, collections, isStopped) = await FindAsync(message, cancelled);
        if (isStopped)
        {
            return Stopped;
        }

        var (hasMet, hasReported) = (false, false);
        foreach (var parts in collections.Select(name => name.Split('/')))
        {
            try
            {
                var state = await new CollectionReader(app).ReadAsync(parts[1], parts[0], parts[2], clock.GetUtcNow(), cancelled);
                var asked = state.Sheet.Units.FirstOrDefault(one => one.Unit.Code == unit);
                if (asked is not null && asked.State != CoverageState.Reported && !state.HasMet)
                {
                    return null;
                }

                hasReported |= asked?.State == CoverageState.Reported;
                hasMet |= asked is not null && asked.State != CoverageState.Reported;
            }
            catch (Exception gone) when (gone is BadInputException or ScopeNotKnownException)
            {
                // Nobody is asked for it any more.
            }
        }

        return hasMet ? Met : hasReported ? Reported : Gone;
    }

    private async Task<(string Unit, string[] Collections, bool IsStopped)> FindAsync(Guid message, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleAsync<(string, string[], bool)>(new CommandDefinition(
            Sql.Query("reminders/about"), new { message }, cancellationToken: cancelled));
    }
}
