using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>What the schedule asks for, beside what the ledger has.</summary>
internal static class WantedOccurrences
{
    /// <param name="now">Past is what is due by then.</param>
    /// <param name="plannedUntil">Of a cron rule, what comes before the newest occurrence planned until then is not asked for any more.</param>
    public static async Task<IReadOnlyList<Occurrence>> LoadAsync(
        NpgsqlConnection connection, DateTimeOffset now, DateTimeOffset plannedUntil, CancellationToken cancelled)
    {
        var schedule = await ScheduleReader.LoadAsync(connection, cancelled);
        var last = (await connection.QueryAsync<(string Series, string Committee, DateTime Due)>(new CommandDefinition(
            Sql.Query("planning/last_cron"), new { now = plannedUntil.UtcDateTime }, cancellationToken: cancelled)))
            .ToLookup(row => row.Series, StringComparer.Ordinal);
        return
        [
            .. schedule.Series.SelectMany(series => Occurrences.Of(
                series,
                schedule.Periods,
                last[series.Definition.Code].ToDictionary(row => row.Committee, row => (DateTimeOffset)row.Due, StringComparer.Ordinal),
                now)),
            .. await Rebuilds.ListAsync(connection, schedule, now, cancelled),
        ];
    }

    /// <summary>Those that are to be added to the ledger.</summary>
    public static async Task<IEnumerable<Occurrence>> MissingAsync(
        NpgsqlConnection connection, IReadOnlyList<Occurrence> wanted, DateTimeOffset now, CancellationToken cancelled)
    {
        var places = await connection.QueryAsync<int>(new CommandDefinition(
            Sql.Query("planning/missing"), Columns(wanted, now), cancellationToken: cancelled));
        return places.Select(place => wanted[place - 1]);
    }

    /// <summary>As the statements take them: an array for each column.</summary>
    public static object Columns(IReadOnlyList<Occurrence> rows, DateTimeOffset now) => new
    {
        series = rows.Select(row => row.Series).ToArray(),
        committee = rows.Select(row => row.Committee).ToArray(),
        period = rows.Select(row => row.Period).ToArray(),
        step = rows.Select(row => row.Step).ToArray(),
        due = rows.Select(row => row.Due.UtcDateTime).ToArray(),
        reason = RunWording.Planned,
        now = now.UtcDateTime,
    };
}
