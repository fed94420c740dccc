using Analytics.Reports.Briefings;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Scheduling;

/// <summary>The periods of each kind, and on which days their windows end: by the reporting calendar, or by calendar quarters where it has no row.</summary>
internal sealed class ReportingPeriods(IReadOnlyList<CalendarEntry> calendar, IReadOnlyList<Term> terms, WorkingDays days)
{
    public WorkingDays Days => days;

    private readonly Dictionary<(string System, string Period), CalendarEntry> rows =
        calendar.ToDictionary(row => (row.System, row.Period));

    /// <summary>As they would be with a row that is new, or in the place of the one for the same system and period.</summary>
    public ReportingPeriods With(CalendarEntry changed) => new(
        [.. calendar.Where(row => (row.System, row.Period) != (changed.System, changed.Period)), changed], terms, days);

    /// <summary>As they would be with one more day that is not a working day.</summary>
    public ReportingPeriods With(DateOnly holiday) => new(calendar, terms, days.With(holiday));

    /// <summary>The calendar rows for periods of a series' kind, in its reporting system.</summary>
    public IEnumerable<(Period Period, CalendarEntry Row)> Rows(SeriesDefinition series) =>
        from row in calendar
        where row.System == series.Calendar
        let period = Find(row.Period)
        where period is not null && period.Kind == series.PeriodKind
        select (period, row);

    /// <summary>The newest period of the series' kind whose window had ended before the day of an instant; null for terms when none had.</summary>
    public Period? NewestEnded(SeriesDefinition series, DateTimeOffset instant)
    {
        var day = VietnamTime.DayOf(instant);
        return Candidates(series.PeriodKind, day)
            .Where(period => WindowEnd(series.Calendar, period) < day)
            .MaxBy(period => period.Last.Ordinal);
    }

    private IEnumerable<Period> Candidates(PeriodKind kind, DateOnly day)
    {
        if (kind == PeriodKind.Term)
        {
            return terms.Select(Period.Of);
        }

        // A window ends within a year of its last quarter.
        return Enumerable.Range(day.Year - 2, 4).SelectMany(Codes).Select(Find).OfType<Period>().Where(period => period.Kind == kind);

        static IEnumerable<string> Codes(int year) => [$"{year:D4}-Q1", $"{year:D4}-Q2", $"{year:D4}-Q3", $"{year:D4}-Q4",
            $"{year:D4}-H1", $"{year:D4}-H2", $"{year:D4}-9M", $"{year:D4}"];
    }

    private DateOnly WindowEnd(string? system, Period period) =>
        system is not null && rows.TryGetValue((system, period.Code), out var row)
            ? row.WindowEnd
            : new DateOnly(period.Last.Year, period.Last.Number * 3, 1).AddMonths(1).AddDays(-1);

    private Period? Find(string code) =>
        Period.TryParse(code, out var period) ? period : terms.Where(term => term.Code == code).Select(Period.Of).FirstOrDefault();
}
