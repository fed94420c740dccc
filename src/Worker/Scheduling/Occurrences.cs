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
    /// <param name="known">
    /// By committee: the due time of its newest past occurrence by cron rule that was planned; those before it are not looked at. Each
    /// committee for itself, because planning may have been cut off after some of them.
    /// </param>
    public static IEnumerable<Occurrence> Of(
        ScheduledSeries series, ReportingPeriods periods, IReadOnlyDictionary<string, DateTimeOffset> known, DateTimeOffset now) =>
        from alike in series.Committees.GroupBy(committee => After(series, committee, known))
        let moments = (series.ByMeeting ? Meetings(series, periods, alike.Key) : Cron(series, periods, alike.Key, now)).ToArray()
        from moment in moments
        from committee in alike
        where committee.Stands(moment.Period.Last)
        select new Occurrence(series.Definition.Code, committee.Code, moment.Period.Code, moment.Step, moment.Due);

    /// <summary>What was due until then is not asked for.</summary>
    private static DateTimeOffset After(
        ScheduledSeries series, CommitteeTime committee, IReadOnlyDictionary<string, DateTimeOffset> known)
    {
        DateTimeOffset[] times = [series.Since, committee.Since, series.ByMeeting ? default : known.GetValueOrDefault(committee.Code)];
        return times.Max();
    }

    private static IEnumerable<(Period Period, string Step, DateTimeOffset Due)> Meetings(
        ScheduledSeries series, ReportingPeriods periods, DateTimeOffset after) =>
        from entry in periods.Rows(series.Definition)
        from step in CalendarSteps.Of(entry.Row, periods.Days)
        where step.Due > after
        select (entry.Period, step.Step, step.Due);

    /// <param name="after">Not included.</param>
    private static IEnumerable<(Period Period, string Step, DateTimeOffset Due)> Cron(
        ScheduledSeries series, ReportingPeriods periods, DateTimeOffset after, DateTimeOffset now)
    {
        (Period Period, string Step, DateTimeOffset Due)? missed = null;
        foreach (var due in Dues(series.Cron, after, now))
        {
            // No period of its kind has ended by then: a term, or nothing is known of one.
            if (periods.NewestEnded(series.Definition, due) is not { } period)
            {
                continue;
            }

            if (missed is { } earlier && (due > now || earlier.Period != period))
            {
                yield return earlier;
                missed = null;
            }

            if (due > now)
            {
                yield return (period, Steps.Cron, due);
            }
            else
            {
                missed = (period, Steps.Cron, due);
            }
        }
    }

    /// <summary>When the rule comes, up to the first time after the planned stretch, which is included.</summary>
    private static IEnumerable<DateTimeOffset> Dues(CronRule rule, DateTimeOffset after, DateTimeOffset now)
    {
        for (var due = rule.NextAfter(after); due is { } instant; due = rule.NextAfter(instant))
        {
            yield return instant;
            if (instant > now + Ahead)
            {
                yield break;
            }
        }
    }
}
