using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>Tells of a pack's mail that does not get through: once for a pack, however many messages it is, and once when all have arrived.</summary>
internal sealed class MailAlerts(NpgsqlDataSource app, Alerts alerts)
{
    /// <param name="pack">One of whose messages was refused, or of one of whose messages it is not known whether it arrived.</param>
    public async Task RaiseAsync(long pack, CancellationToken cancelled)
    {
        if (alerts.IsAnybodyTold && await FindAsync(pack, cancelled) is { } trouble)
        {
            await alerts.RaiseAsync(trouble.Cause, Text(trouble), cancelled);
        }
    }

    /// <summary>Says of which packs all mail has arrived, by itself or by a person's word.</summary>
    public async Task ClearAsync(CancellationToken cancelled)
    {
        if (!alerts.IsAnybodyTold)
        {
            return;
        }

        foreach (var cause in await ListRecoveredAsync(cancelled))
        {
            await alerts.ClearAsync(cause, cancelled);
        }
    }

    private async Task<Trouble?> FindAsync(long pack, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<Trouble>(new CommandDefinition(
            Sql.Query("outbox/trouble"), new { pack }, cancellationToken: cancelled));
    }

    private async Task<IReadOnlyList<string>> ListRecoveredAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Sql.Query("outbox/recovered"), cancellationToken: cancelled))];
    }

    private static string Text(Trouble trouble) => string.Create(CultureInfo.InvariantCulture, $"""
        Thư không gửi được: {trouble.Failed}; không rõ đã đến chưa: {trouble.Uncertain}. Trước hết là {trouble.Address}: {trouble.Answer}
        Có thể còn thư khác của bản này; xem trang của báo cáo hoặc lệnh `deliveries`.
        Refused: {trouble.Failed}; not known whether they arrived: {trouble.Uncertain}. There may be more of this version; see the pack's page or `deliveries`.
        """);

    /// <summary>What of a pack's mail did not get through, with the first such message.</summary>
    private sealed record Trouble(string Cause, int Failed, int Uncertain, string Address, string? Answer);
}
