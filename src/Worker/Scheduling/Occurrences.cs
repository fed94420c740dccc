using Analytics.Reports.Briefings;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Scheduling;

/// <summary>Which occurrences a schedule asks for; the same schedule and the same moment always give the same ones.</summary>
internal static class Occurrences
{
    /// <summary>
    /// Occurrences are planned this far ahead, and at least one of each cron rule: further than the next planning, so that none is planned
    /// too late.
    /// </summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>
    /// All that a series asks for: past ones since it was scheduled, and those to come. Of the past occurrences of one cron rule for one
    /// period only the newest counts, because they would make the same pack.
    /// </summary>
    public static IEnumerable<Occurrence> Of(ScheduledSeries series, ReportingPeriods periods, DateTimeOffset now) =>
        from moment in series.ByMeeting ? Meetings(series, periods) : Cron(series, periods, now)
        from committee in series.Committees
        where committee.Stands(moment.Period.Last)
        select new Occurrence(series.Definition.Code, committee.Code, moment.Period.Code, moment.Step, moment.Due);

    private static IEnumerable<(Period Period, string Step, DateTimeOffset Due)> Meetings(ScheduledSeries series, ReportingPeriods periods) =>
        from entry in periods.Rows(series.Definition)
        from step in Steps(entry.Row)
        where step.Due > series.Since
        select (entry.Period, step.Step, step.Due);

    private static IEnumerable<(string Step, DateTimeOffset Due)> Steps(CalendarEntry row) =>
        row.MeetingMorning is { } meeting ? [("draft", row.DraftInstant), ("meeting", meeting)] : [("draft", row.DraftInstant)];

    private static IEnumerable<(Period Period, string Step, DateTimeOffset Due)> Cron(
        ScheduledSeries series, ReportingPeriods periods, DateTimeOffset now)
    {
        var rule = series.Cron;
        (Period Period, string Step, DateTimeOffset Due)? missed = null;
        for (var due = rule.NextAfter(series.Since); due is { } instant; due = rule.NextAfter(instant))
        {
            if (periods.NewestEnded(series.Definition, instant) is not { } period)
            {
                if (instant > now + Ahead)
                {
                    yield break;
                }

                continue;
            }

            if (missed is { } earlier && (earlier.Period != period || instant > now))
            {
                yield return earlier;
                missed = null;
            }

            if (instant <= now)
            {
                missed = (period, "cron", instant);
                continue;
            }

            yield return (period, "cron", instant);
            if (instant > now + Ahead)
            {
                yield break;
            }
        }
    }
}
