using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// What becomes of the occurrences whose time has come. Of several that were missed for the same pack, or for the same other step, the
/// newest is done, once; a paused item's are skipped. What nothing was there to start in time follows its series' policy.
/// </summary>
internal sealed class WaitingRuns(NpgsqlDataSource app, IJobEngine engine, TimeProvider clock)
{
    /// <summary>Later than this is late: a process that was there would have noticed.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    /// <summary>Hands what is due to the workers; their triggers start it. Nothing is done twice, whoever calls this at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var due = (await connection.QueryAsync<DueRow>(new CommandDefinition(
            Sql.Query("planning/due"), new { now = now.UtcDateTime }, transaction, cancellationToken: cancelled))).ToArray();
        var policies = due.Any(row => row.IsLate(now)) ? await PoliciesAsync(connection, cancelled) : [];
        var made = new List<DueRow>();
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
        await transaction.CommitAsync(cancelled);
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

    /// <summary>Neither: it is done.</summary>
    private static (string? Dropped, string? Held) Fate(
        DueRow row, DueRow newest, IReadOnlyDictionary<string, Misfire> policies, DateTimeOffset now) => row switch
        {
            { Paused: true } when !Steps.OnlyRecords(row.Step) => (RunWording.Paused, null),
            _ when row != newest => (RunWording.Overtaken(newest.Due), null),
            _ when !row.IsLate(now) => default,
            _ => policies.GetValueOrDefault(row.Series) switch
            {
                Misfire.Late => default,
                Misfire.Skip => (RunWording.MissedAndSkipped(row.Due), null),
                Misfire.Hold => (null, RunWording.MissedAndHeld(row.Run, row.Due)),
                var other => throw new InvalidOperationException($"Nothing is known of the policy {other} of the series {row.Series}."),
            },
        };

    private static async Task<Dictionary<string, Misfire>> PoliciesAsync(NpgsqlConnection connection, CancellationToken cancelled) =>
        (await SeriesStore.ListAsync(connection, cancelled)).ToDictionary(
            stored => stored.Code,
            // One that this version cannot read is told of where it is planned; what it has missed is late.
            stored => SeriesParser.Parse(stored.Definition, stored.Code).Definition?.Misfire ?? Misfire.Late,
            StringComparer.Ordinal);

    private sealed record DueRow(long Run, string Series, string Committee, string Period, string Step, DateTime Due, bool Paused)
    {
        public bool IsLate(DateTimeOffset now) => !Steps.OnlyRecords(Step) && now - Due > Punctual;
    }
}
