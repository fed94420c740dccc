using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Periods;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What the nine-month briefing of 19/9/2023 is due at, and after its meeting moves: a table, exact.</summary>
public sealed class InstantsTests
{
    private static readonly DateTimeOffset Since = VietnamTime.FromLocal(new DateTime(2023, 1, 1));
    private static readonly DateTimeOffset Now = VietnamTime.FromLocal(new DateTime(2023, 9, 10));

    private static readonly string[] BeforeTheMeeting = ["open 2023-09-15T01:00:00Z", "remind 2023-09-18T01:00:00Z", "draft 2023-09-18T10:00:00Z"];

    [Theory]
    [InlineData("2023-09-19T14:00", "meeting 2023-09-18T23:00:00Z", "freeze 2023-09-19T07:00:00Z", "archive 2023-10-03T01:00:00Z")]
    [InlineData("2023-09-22T14:00", "meeting 2023-09-21T23:00:00Z", "freeze 2023-09-22T07:00:00Z", "archive 2023-10-06T01:00:00Z")]
    [InlineData(null)]
    public void The_meeting_decides(string? meeting, params string[] due) =>
        Assert.Equal([.. BeforeTheMeeting, .. due], Due(Series("meeting"), [Row("2023-9M", "2023-09-14", "2023-09-18", meeting)]));

    [Fact]
    public void Steps_due_before_the_schedule_was_applied_are_not_made() =>
        Assert.Equal(
            ["meeting 2023-09-18T23:00:00Z", "freeze 2023-09-19T07:00:00Z", "archive 2023-10-03T01:00:00Z"],
            Due(Series("meeting"), [Row("2023-9M", "2023-09-14", "2023-09-18", "2023-09-19T14:00")], since: new DateTime(2023, 9, 18, 17, 0, 0)));

    [Fact]
    public void Only_periods_of_the_series_kind_and_system_count() =>
        Assert.Empty(Due(Series("meeting"), [Row("2023-Q3", "2023-09-14", "2023-09-18", "2023-09-19T14:00")]));

    [Fact]
    public void A_committee_that_ended_gets_none()
    {
        var series = Series("meeting") with { Committees = [new CommitteeTime("tx", null, Quarter.Parse("2023-Q2"))] };
        Assert.Empty(Due(series, [Row("2023-9M", "2023-09-14", "2023-09-18", null)]));
    }

    [Theory]
    [InlineData("2023-09-14", "2023-9M")]
    [InlineData("2023-09-15", "2022-9M")]
    public void A_cron_rule_makes_the_newest_period_whose_window_has_ended(string windowEnd, string period)
    {
        var due = Of(Series("0 6 15 9 *"), [Row("2023-9M", windowEnd, "2023-09-18", null)], Since, Now).First();
        Assert.Equal((period, "cron"), (due.Period, due.Step));
        Assert.Equal(VietnamTime.FromLocal(new DateTime(2023, 9, 15, 6, 0, 0)), due.Due);
    }

    [Fact]
    public void A_committee_that_planning_did_not_reach_is_planned_for_itself()
    {
        var series = Series("0 6 * * *") with { Committees = [new CommitteeTime("reached", null, null), new CommitteeTime("left", null, null)] };
        var due = Occurrences.Of(
            series with { Since = Since },
            new ReportingPeriods([], [], new WorkingDays([])),
            new Dictionary<string, DateTimeOffset> { ["reached"] = VietnamTime.FromLocal(new DateTime(2023, 9, 9, 6, 0, 0)) },
            Now);
        Assert.Equal(
            ["left 2023-09-08T23:00:00Z", "left 2023-09-09T23:00:00Z", "reached 2023-09-09T23:00:00Z"],
            due.Select(occurrence => $"{occurrence.Committee} {occurrence.Due.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_due_before_a_committee_became_known_is_not_made_for_it()
    {
        var series = Series("meeting") with
        {
            Committees = [new CommitteeTime("tx", null, null) { Since = VietnamTime.FromLocal(new DateTime(2023, 9, 20)) }],
        };
        Assert.Equal(["archive 2023-10-03T01:00:00Z"], Due(series, [Row("2023-9M", "2023-09-14", "2023-09-18", "2023-09-19T14:00")]));
    }

    [Fact]
    public void Without_a_calendar_row_calendar_quarters_count()
    {
        var due = Of(Series("0 6 30 9 *"), [], Since, Now).Concat(Of(Series("0 6 1 10 *"), [], Since, Now));
        Assert.Equal(["2022-9M", "2023-9M"], due.Select(occurrence => occurrence.Period));
    }

    [Fact]
    public void Of_the_past_times_of_a_cron_rule_for_one_period_only_the_newest_counts()
    {
        var now = new DateTimeOffset(2023, 12, 20, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            ["2022-9M 2023-09-29T23:00:00Z", "2023-9M 2023-12-19T23:00:00Z", "2023-9M 2023-12-20T23:00:00Z"],
            Of(Series("0 6 * * *"), [Row("2023-9M", "2023-09-30", "2023-10-01", null)], Since, now)
                .Select(occurrence => $"{occurrence.Period} {occurrence.Due.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
    }

    private static IEnumerable<string> Due(ScheduledSeries series, CalendarEntry[] calendar, DateTime? since = null) =>
        Of(series, calendar, since is { } local ? VietnamTime.FromLocal(local) : Since, Now)
            .Select(occurrence => $"{occurrence.Step} {occurrence.Due.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");

    private static IEnumerable<Occurrence> Of(ScheduledSeries series, CalendarEntry[] calendar, DateTimeOffset since, DateTimeOffset now) =>
        Occurrences.Of(series with { Since = since }, new ReportingPeriods(calendar, [], new WorkingDays([])), new Dictionary<string, DateTimeOffset>(), now);

    private static CalendarEntry Row(string period, string windowEnd, string consolidation, string? meeting) => new(
        "party", period, new DateOnly(2022, 12, 15), DateOnly.Parse(windowEnd, null), new DateOnly(2023, 9, 15), DateOnly.Parse(consolidation, null),
        meeting is null ? null : DateTime.Parse(meeting, null));

    private static ScheduledSeries Series(string schedule)
    {
        var yaml = $"code: s\ntitle_vi: Giao ban\nperiod_kind: nine_months\nunits: [mass_org]\ncalendar: party\n"
            + $"schedule: {(schedule == "meeting" ? schedule : $"{{cron: \"{schedule}\"}}")}\n"
            + "fields:\n  - code: f\n    title_vi: Phần\n    indicators: [a]\n";
        return new ScheduledSeries(SeriesParser.ParseStored(yaml, "s"), Since, [new CommitteeTime("tx", null, null)]);
    }
}
