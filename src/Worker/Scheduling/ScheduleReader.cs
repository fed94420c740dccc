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
        var scheduled = new List<ScheduledSeries>();
        foreach (var history in versions.GroupBy(version => version.Code, StringComparer.Ordinal))
        {
            if (SinceWhen([.. history]) is var (definition, since) && definition.Schedule != "none")
            {
                var units = definition.Units.ToArray();
                var committees = await connection.QueryAsync<CommitteeRow>(Command("schedule/committees", new { units }));
                scheduled.Add(new ScheduledSeries(definition, since, [.. committees.Select(row => row.Read())]));
            }
        }

        var calendar = await connection.QueryAsync<CalendarEntry>(Command("schedule/calendar"));
        var terms = await connection.QueryAsync<TermRow>(Command("schedule/terms"));
        return new Schedule(scheduled, new ReportingPeriods([.. calendar], [.. terms.Select(row => row.Read())]));

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

    private sealed record CommitteeRow(string Code, string? ValidFrom, string? ValidTo)
    {
        public CommitteeTime Read() => new(Code, ReadQuarter(ValidFrom), ReadQuarter(ValidTo));

        private static Quarter? ReadQuarter(string? code) => code is null ? null : Quarter.Parse(code);
    }

    private sealed record TermRow(string Code, string NameVi, string FromQuarter, string ToQuarter)
    {
        public Term Read() => new(Code, NameVi, Quarter.Parse(FromQuarter), Quarter.Parse(ToQuarter));
    }
}
