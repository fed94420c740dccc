using Analytics.Worker.Database;
using Analytics.Worker.Delivery;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Tells once when this machine's clock is more than a second off the database's, and once when it is right again: workers that disagree on
/// the time start runs early or late, and their log cannot be put in order.
/// </summary>
/// <param name="machine">Each has a clock of its own: one that is right does not speak for another.</param>
internal sealed class ClockWatch(NpgsqlDataSource app, Alerts alerts, TimeProvider clock, string machine)
{
    private string Cause => $"clock:{machine}";

    public async Task LookAsync(CancellationToken cancelled)
    {
        if (!alerts.IsAnybodyTold)
        {
            return;
        }

        var (isSmall, finding) = await ClockSkew.MeasureAsync(app, clock, cancelled);
        await (isSmall ? alerts.ClearAsync(Cause, cancelled) : alerts.RaiseAsync(Cause, Text(finding), cancelled));
    }

    private string Text(string finding) => $"""
        Đồng hồ của máy {machine} lệch hơn một giây so với máy chủ cơ sở dữ liệu. Hãy đặt giờ cả hai máy theo cùng một máy chủ thời gian; lệnh `doctor` cho biết mức lệch.
        The clock of {machine} is {finding}. Set the clocks of both machines by the same time server; `doctor` shows how far they are apart.
        """;
}
