using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>Reads what is scheduled as it stands now: series, committees, terms and the reporting calendar.</summary>
internal static class ScheduleReader
{
    public static async Task<Schedule> LoadAsync(NpgsqlConnection connection, CancellationToken cancelled)
    {
        var versions = await connection.QueryAsync<StoredSeries>(Command("schedule/series"));
        var forgotten = await connection.ExecuteScalarAsync<DateTime?>(Command("schedule/forgotten"));
        var scheduled = new List<ScheduledSeries>();
        var unreadable = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var history in versions.GroupBy(version => version.Code, StringComparer.Ordinal))
        {
            StoredSeries[] stored = [.. history];
            var parsed = SeriesParser.Parse(stored[0].Definition, history.Key);
            if (parsed.Definition is not { } definition)
            {
                unreadable.Add(history.Key, parsed.Problems[0].ToString());
            }
            else if (definition.Schedule != "none")
            {
                var since = SinceWhen(definition, stored);
                var units = definition.Units.ToArray();
                var committees = await connection.QueryAsync<CommitteeRow>(Command("schedule/committees", new { units }));
                scheduled.Add(new ScheduledSeries(
                    definition, forgotten > since ? forgotten.Value : since, [.. committees.Select(row => row.Read())]));
            }
        }

        var calendar = await connection.QueryAsync<CalendarEntry>(Command("schedule/calendar"));
        var terms = await connection.QueryAsync<TermRow>(Command("schedule/terms"));
        var holidays = await connection.QueryAsync<DateOnly>(Command("schedule/holidays"));
        return new Schedule(
            scheduled, new ReportingPeriods([.. calendar], [.. terms.Select(row => row.Read())], new WorkingDays(holidays)))
        {
            Unreadable = unreadable,
        };

        CommandDefinition Command(string statement, object? parameters = null) =>
            new(Sql.Query(statement), parameters, cancellationToken: cancelled);
    }

    /// <summary>When the first of the unbroken row of versions with the newest one's schedule was applied.</summary>
    /// <param name="history">The newest first.</param>
    private static DateTimeOffset SinceWhen(SeriesDefinition newest, IReadOnlyList<StoredSeries> history) => history
        .TakeWhile((version, index) => index == 0 || HasScheduleOf(newest, version))
        .Last().AppliedAt;

    /// <summary>A version that this program can no longer read ends the row.</summary>
    private static bool HasScheduleOf(SeriesDefinition newest, StoredSeries version) =>
        SeriesParser.Parse(version.Definition, version.Code).Definition is { } definition
        && definition.Schedule == newest.Schedule && definition.Calendar == newest.Calendar && definition.PeriodKind == newest.PeriodKind;

    private sealed record CommitteeRow(string Code, string? ValidFrom, string? ValidTo, DateTime KnownSince)
    {
        public CommitteeTime Read() => new(Code, ReadQuarter(ValidFrom), ReadQuarter(ValidTo)) { Since = KnownSince };

        private static Quarter? ReadQuarter(string? code) => code is null ? null : Quarter.Parse(code);
    }

    private sealed record TermRow(string Code, string NameVi, string FromQuarter, string ToQuarter)
    {
        public Term Read() => new(Code, NameVi, Quarter.Parse(FromQuarter), Quarter.Parse(ToQuarter));
    }
}
