using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>
/// Tells of mail that does not get through: once for a version of a pack, the reminders of a deadline or a unit's receipts, however many messages it
/// is, and once when all have arrived. What is to be told follows from what is kept, so that nothing is lost with whoever found it out.
/// </summary>
internal sealed class MailAlerts(NpgsqlDataSource app, Alerts alerts)
{
    /// <summary>Says what does not get through and was not told yet, and of what was told and has arrived, by itself or by a person's word.</summary>
    /// <returns>Whether there was anything to say.</returns>
    public async Task<bool> TellAsync(CancellationToken cancelled)
    {
        if (!alerts.IsAnybodyTold)
        {
            return false;
        }

        var (troubles, recovered) = await ListAsync(cancelled);
        foreach (var trouble in troubles)
        {
            await alerts.RaiseAsync(trouble.Cause, Text(trouble), cancelled);
        }

        foreach (var cause in recovered)
        {
            await alerts.ClearAsync(cause, cancelled);
        }

        return troubles.Count + recovered.Count > 0;
    }

    private async Task<(IReadOnlyList<Trouble> Troubles, IReadOnlyList<string> Recovered)> ListAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return (
            [.. await connection.QueryAsync<Trouble>(new CommandDefinition(Sql.Query("outbox/trouble"), cancellationToken: cancelled))],
            [.. await connection.QueryAsync<string>(new CommandDefinition(Sql.Query("outbox/recovered"), cancellationToken: cancelled))]);
    }

    private static string Text(Trouble trouble) => string.Create(CultureInfo.InvariantCulture, $"""
        Thư không gửi được: {trouble.Failed}; không rõ đã đến chưa: {trouble.Uncertain}. Trước hết là {trouble.Address}: {trouble.Answer}
        Có thể còn thư khác; xem lệnh `deliveries`, hoặc trang của báo cáo nếu là thư gửi báo cáo.
        Refused: {trouble.Failed}; not known whether they arrived: {trouble.Uncertain}. There may be more; see `deliveries`, or the pack's page if it is a pack's mail.
        """);

    /// <summary>What did not get through, with the first such message.</summary>
    private sealed record Trouble(string Cause, int Failed, int Uncertain, string Address, string? Answer);
}
