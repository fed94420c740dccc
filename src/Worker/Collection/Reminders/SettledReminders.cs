using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>Whether a reminder that waits has become needless: asked right before it leaves, however long it waited.</summary>
internal sealed class SettledReminders(NpgsqlDataSource app, TimeProvider clock)
{
    public const string Answer = "Không gửi nữa: đơn vị đã gửi đủ báo cáo. Not sent: the unit has reported by now.";

    /// <summary>Of what may have left already the state stays what it is.</summary>
    public async Task<bool> IsSettledAsync(ClaimedMessage message, CancellationToken cancelled) =>
        message is { Kind: "reminder", Doubts: 0 } && await HasReportedAsync(message.Message, cancelled);

    private async Task<bool> HasReportedAsync(Guid message, CancellationToken cancelled)
    {
        var (unit, collections) = await FindAsync(message, cancelled);
        foreach (var parts in collections.Select(name => name.Split('/')))
        {
            try
            {
                var state = await new CollectionReader(app).ReadAsync(parts[1], parts[0], parts[2], clock.GetUtcNow(), cancelled);
                if (state.Sheet.Units.Any(one => one.Unit.Code == unit && one.State != CoverageState.Reported))
                {
                    return false;
                }
            }
            catch (Exception gone) when (gone is BadInputException or ScopeNotKnownException)
            {
                // Nobody is asked for it any more.
            }
        }

        return true;
    }

    private async Task<(string Unit, string[] Collections)> FindAsync(Guid message, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleAsync<(string, string[])>(new CommandDefinition(
            Sql.Query("reminders/about"), new { message }, cancellationToken: cancelled));
    }
}
