using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
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

    public const string Repeated = "Không gửi nữa: thư nhắc sau về cùng hạn gửi đã nêu. Not sent: a later reminder about the same deadline says it.";

    public const string Outdated =
        "Không gửi nữa: đã quá hạn gửi mà thư còn nhắc trước hạn. Not sent: it says that the deadline is to come, and it has passed.";

    private const string Doubted = " Lần gửi trước không rõ đã đến chưa. Whether it arrived when it was sent before is not known.";

    /// <returns>Why it is not sent, or not once more; null: it may leave.</returns>
    public async Task<string?> FindReasonAsync(ClaimedMessage message, CancellationToken cancelled) =>
        message.Kind == "reminder" && await FindReasonAsync(message.Message, cancelled) is { } reason
            ? message.Doubts > 0 ? reason + Doubted : reason
            : null;

    private async Task<string?> FindReasonAsync(Guid message, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        var about = await FindAsync(message, VietnamTime.DayOf(now), cancelled);
        if (about.IsStopped || about.IsRepeated)
        {
            return about.IsStopped ? Stopped : Repeated;
        }

        // A sender that waited for an import would keep everybody's mail waiting.
        var reader = new CollectionReader(app) { AwaitsImports = false };
        var (hasMet, hasReported) = (false, false);
        foreach (var parts in about.Collections.Split(' ').Select(name => name.Split('/')))
        {
            try
            {
                var state = await reader.ReadAsync(parts[1], parts[0], parts[2], now, cancelled);
                var asked = state.Sheet.Units.FirstOrDefault(one => one.Unit.Code == about.Unit);
                if (asked is not null && asked.State != CoverageState.Reported && !state.HasMet)
                {
                    return about.IsOutdated ? Outdated : null;
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

    private async Task<About> FindAsync(Guid message, DateOnly today, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleAsync<About>(new CommandDefinition(
            Sql.Query("reminders/about"), new { message, today }, cancellationToken: cancelled));
    }

    /// <param name="Collections">Each as committee/series/period, between spaces.</param>
    /// <param name="IsRepeated">A later message about the same deadline has left, or still may.</param>
    /// <param name="IsOutdated">It was put together before the deadline, which has passed.</param>
    private sealed record About(string Unit, string Collections, bool IsStopped, bool IsRepeated, bool IsOutdated);
}
