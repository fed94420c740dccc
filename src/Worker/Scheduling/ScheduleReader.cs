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
        foreach (var history in versions.GroupBy(version => version.Code, StringComparer.Ordinal))
        {
            if (SinceWhen([.. history]) is var (definition, since) && definition.Schedule != "none")
            {
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
            scheduled, new ReportingPeriods([.. calendar], [.. terms.Select(row => row.Read())], new WorkingDays(holidays)));

        CommandDefinition Command(string statement, object? parameters = null) =>
            new(Sql.Query(statement), parameters, cancellationToken: cancelled);
    }

    /// <summary>The newest definition, and when the first of the unbroken row of versions with its schedule was applied.</summary>
    /// <param name="history">The newest first.</param>
    private static (SeriesDefinition Definition, DateTimeOffset Since) SinceWhen(IReadOnlyList<StoredSeries> history)
    {
        var newest = SeriesParser.ParseStored(history[0].Definition, history[0].Code);
        var since = history
            .TakeWhile((version, index) => index == 0 || HasScheduleOf(newest, version))
            .Last().AppliedAt;
        return (newest, since);
    }

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
