using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// What becomes of the occurrences whose time has come. Of several that were missed for the same pack, or for the same other step, the
/// newest is done, once; a paused item's are skipped. What nothing was there to start in time follows its series' policy; of what that skips
/// people are told once.
/// </summary>
internal sealed class WaitingRuns(NpgsqlDataSource app, IJobEngine engine, Alerts alerts, TimeProvider clock)
{
    /// <summary>Later than this is late: a process that was there would have noticed.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    private readonly Planner planner = new(app, engine, clock);

    /// <summary>Hands what is due to the workers; their triggers start it. Nothing is done twice, whoever calls this at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancelled)
    {
        if (!await TryReleaseAsync(hasFitted: false, cancelled))
        {
            await planner.FitAsync(cancelled);
            await TryReleaseAsync(hasFitted: true, cancelled);
        }
    }

    /// <param name="hasFitted">The occurrences are as the calendar is now.</param>
    /// <returns>False when they must be so first: what belongs to the meeting is due, and a meeting may be put off at the last moment.</returns>
    private async Task<bool> TryReleaseAsync(bool hasFitted, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var due = (await connection.QueryAsync<DueRow>(new CommandDefinition(
            Sql.Query("planning/due"), new { now = now.UtcDateTime }, transaction, cancellationToken: cancelled))).ToArray();
        if (!hasFitted && due.Any(row => row.Step is Steps.Meeting or Steps.Freeze))
        {
            return false;
        }

        var policies = due.Any(row => row.IsLate(now)) ? await PoliciesAsync(connection, cancelled) : [];
        var (made, skipped) = (new List<DueRow>(), new List<DueRow>());
        foreach (var alike in due.GroupBy(row => (row.Series, row.Committee, row.Period, Steps.MakesPack(row.Step) ? null : row.Step)))
        {
            var newest = alike.First();
            foreach (var row in alike)
            {
                switch (Fate(row, newest, policies, now))
                {
                    case { Dropped: { } why }:
                        await DropAsync(connection, engine, row.Run, why, cancelled);
                        break;
                    case { Skipped: { } why }:
                        await DropAsync(connection, engine, row.Run, why, cancelled);
                        skipped.Add(row);
                        break;
                    case { Held: { } why }:
                        await HoldAsync(connection, row.Run, why, cancelled);
                        break;
                    default:
                        made.Add(row);
                        break;
                }
            }
        }

        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("planning/release"),
            new
            {
                runs = made.Select(row => row.Run).ToArray(),
                late = made.Select(row => row.IsLate(now) ? RunWording.Late(row.Due, now) : null).ToArray(),
            },
            transaction,
            cancellationToken: cancelled));
        await TellAsync(transaction, skipped, cancelled);
        await transaction.CommitAsync(cancelled);
        return true;
    }

    /// <summary>Ends an occurrence that still waits, with its trigger, in the connection's transaction.</summary>
    /// <returns>How many were ended: none when it no longer waits.</returns>
    public static async Task<int> DropAsync(
        NpgsqlConnection connection, IJobEngine engine, long run, string detail, CancellationToken cancelled)
    {
        var dropped = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            Sql.Query("planning/drop"), new { run, detail }, cancellationToken: cancelled));
        if (dropped is null)
        {
            return 0;
        }

        await engine.RemoveAsync(run, cancelled);
        return 1;
    }

    private async Task HoldAsync(NpgsqlConnection connection, long run, string detail, CancellationToken cancelled)
    {
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("planning/hold"), new { run, detail }, cancellationToken: cancelled));
        await engine.RemoveAsync(run, cancelled);
    }

    /// <summary>Each occurrence has a cause of its own, however many committees it is about: nothing recovers from having been skipped.</summary>
    private async Task TellAsync(NpgsqlTransaction transaction, IEnumerable<DueRow> skipped, CancellationToken cancelled)
    {
        foreach (var alike in skipped.GroupBy(row => (row.Series, row.Period, row.Step, row.Due)))
        {
            var (series, period, step, due) = alike.Key;
            await alerts.RaiseAsync(
                transaction,
                $"skipped:{series}/{period}/{step} {VietnamTime.Format(due)}",
                RunWording.Skipped(due, [.. alike.Select(row => (row.Committee, row.Run)).OrderBy(run => run.Committee, StringComparer.Ordinal)]),
                cancelled);
        }
    }

    /// <summary>None of these: it is done.</summary>
    private static (string? Dropped, string? Skipped, string? Held) Fate(
        DueRow row, DueRow newest, IReadOnlyDictionary<string, Misfire> policies, DateTimeOffset now) => row switch
        {
            { Paused: true } when !Steps.OnlyRecords(row.Step) => (RunWording.Paused, null, null),
            _ when row != newest => (RunWording.Overtaken(newest.Due), null, null),
            _ when !row.IsLate(now) || row.PlannedLate => default,
            _ => policies.GetValueOrDefault(row.Series) switch
            {
                Misfire.Late => default,
                Misfire.Skip => (null, RunWording.MissedAndSkipped(row.Due), null),
                Misfire.Hold => (null, null, RunWording.MissedAndHeld(row.Run, row.Due)),
                var other => throw new InvalidOperationException($"Nothing is known of the policy {other} of the series {row.Series}."),
            },
        };

    private static async Task<Dictionary<string, Misfire>> PoliciesAsync(NpgsqlConnection connection, CancellationToken cancelled) =>
        (await SeriesStore.ListAsync(connection, cancelled)).ToDictionary(
            stored => stored.Code,
            // One that this version cannot read is told of where it is planned; what it has missed is late.
            stored => SeriesParser.Parse(stored.Definition, stored.Code).Definition?.Misfire ?? Misfire.Late,
            StringComparer.Ordinal);

    /// <param name="PlannedLate">The calendar gave it this time after the time had come: nobody missed it.</param>
    private sealed record DueRow(long Run, string Series, string Committee, string Period, string Step, DateTime Due, bool Paused, bool PlannedLate)
    {
        public bool IsLate(DateTimeOffset now) => !Steps.OnlyRecords(Step) && now - Due > Punctual;
    }
}
