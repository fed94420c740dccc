using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Tells of what is overdue, once for a series and period, or for one of its steps that make no pack, however many committees it is about, and
/// once when all of it is made. What
/// failed, was deleted or waits at the gate instead has its own mail or its own place, and is let go of.
/// </summary>
internal sealed class OverdueWatch(NpgsqlDataSource app, OverdueRuns overdue, Alerts alerts)
{
    private const string Prefix = "overdue:";

    /// <summary>So many are named; the rest is on the dashboard.</summary>
    private const int MostNamed = 10;

    public async Task LookAsync(CancellationToken cancelled)
    {
        if (!alerts.IsAnybodyTold)
        {
            return;
        }

        // One process at a time: what another one found earlier must not be told after this one has seen it recover.
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var turn = await connection.BeginTransactionAsync(cancelled);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql.Query("alerts/turn"), transaction: turn, cancellationToken: cancelled)))
        {
            return;
        }

        var causes = (await overdue.ListAsync(cancelled)).ToLookup(run => $"{Prefix}{run.Name}");
        foreach (var cause in causes)
        {
            await alerts.RaiseAsync(cause.Key, Text([.. cause]), cancelled);
        }

        foreach (var gone in (await alerts.ListRaisedAsync(Prefix, cancelled)).Where(alert => !causes.Contains(alert.Cause)))
        {
            await (await IsMadeAsync(connection, gone, cancelled) switch
            {
                true => alerts.ClearAsync(gone.Cause, cancelled),
                false => alerts.DropAsync(gone.Cause, cancelled),
                null => Task.CompletedTask,
            });
        }
    }

    /// <summary>Null while a worker is at it: only its end says.</summary>
    private static Task<bool?> IsMadeAsync(NpgsqlConnection connection, RaisedAlert alert, CancellationToken cancelled) =>
        connection.ExecuteScalarAsync<bool?>(new CommandDefinition(
            Sql.Query("planning/made_since"),
            new { run = alert.Cause[Prefix.Length..], since = alert.RaisedAt },
            cancellationToken: cancelled));

    private static string Text(IReadOnlyList<OverdueRun> runs)
    {
        var lines = runs.Take(MostNamed).Select(run =>
            $"- {run.Committee}: đến hạn {VietnamTime.Format(run.Due)}, {(run.State is { } state ? $"đang ở “{RunState.Name(state).Vi}” ({RunState.Name(state).En})" : "chưa có lượt chạy (no run)")}");
        return string.Create(CultureInfo.InvariantCulture, $"""
            {runs.Count} {(Steps.MakesPack(runs[0].Step) ? "báo cáo đã quá hạn mà chưa được lập" : $"việc theo lịch (bước {runs[0].Step}) đã quá hạn mà chưa làm")}. Xem trang Công việc (/jobs) hoặc lệnh `runs`, và kiểm tra `serve` có đang chạy, /readyz báo gì.
            {runs.Count} overdue and not {(Steps.MakesPack(runs[0].Step) ? "made" : "done")}. See /jobs or `runs`, and whether `serve` is running and what /readyz says.

            {string.Join('\n', lines)}
            """);
    }
}
