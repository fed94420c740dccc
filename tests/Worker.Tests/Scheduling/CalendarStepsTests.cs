using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Sample;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>When each step of the sample's calendar is due, over several years' holidays: a table, exact, in Vietnamese time.</summary>
public sealed class CalendarStepsTests
{
    private static readonly WorkingDays Days = new(Lines("holidays.csv").Select(cells => Day(cells[0])));

    [Theory]
    // Eight weeks after the window began to be briefed on, in a year whose Tết falls between draft and meeting.
    [InlineData("2022", "open 12-15 08:00", "remind 12-16 08:00", "remind 12-20 08:00", "draft 12-20 17:00", "meeting 02-08 06:00", "freeze 02-08 14:00", "archive 02-22 08:00")]
    // One working day between the window's end and the deadline: the opening is the reminder.
    [InlineData("2023-9M", "open 09-15 08:00", "remind 09-18 08:00", "draft 09-18 17:00", "meeting 09-19 06:00", "freeze 09-19 14:00", "archive 10-03 08:00")]
    [InlineData("2023-Q1", "open 03-15 08:00", "remind 03-16 08:00", "remind 03-20 08:00", "draft 03-20 17:00", "meeting 04-06 06:00", "freeze 04-06 08:00", "archive 04-20 08:00")]
    [InlineData("2023", "open 12-15 08:00", "remind 12-18 08:00", "remind 12-20 08:00", "draft 12-20 17:00", "meeting 01-04 06:00", "freeze 01-04 08:00", "archive 01-18 08:00")]
    // Briefed before the window ends: collection opens when the first reminder would be due.
    [InlineData("2020-2025", "open 05-07 08:00", "remind 05-09 08:00", "remind 05-13 08:00", "draft 05-14 17:00", "meeting 05-15 06:00", "freeze 05-15 14:00", "archive 05-29 08:00")]
    public void A_row_of_the_sample(string period, params string[] due) => Assert.Equal(due, Of(Row(period)));

    [Theory]
    [InlineData(2020, "2020-01-22", "open 01-30 08:00", "remind 01-31 08:00", "remind 02-06 08:00")]
    [InlineData(2021, "2021-02-09", "open 02-17 08:00", "remind 02-18 08:00", "remind 02-24 08:00")]
    [InlineData(2023, "2023-01-19", "open 01-27 08:00", "remind 01-30 08:00", "remind 02-03 08:00")]
    [InlineData(2024, "2024-02-07", "open 02-15 08:00", "remind 02-16 08:00", "remind 02-22 08:00")]
    [InlineData(2025, "2025-01-24", "open 02-03 08:00", "remind 02-04 08:00", "remind 02-10 08:00")]
    public void A_window_that_ends_on_the_eve_of_Tet_is_collected_after_it(int year, string windowEnd, string open, string first, string after)
    {
        var end = Day(windowEnd);
        // The fourth working day after the opening.
        var deadline = Days.After(end, 5);
        var row = new CalendarEntry("party", $"{year}", end.AddDays(-90), end, deadline, deadline.AddDays(1), null);
        var due = Of(row);
        Assert.Equal([open, first, after], [due[0], due[1], due[^2]]);
        Assert.Equal(["open", "remind", "remind", "remind", "draft"], due.Select(step => step.Split(' ')[0]));
    }

    [Fact]
    public void A_meeting_that_is_not_fixed_leaves_what_comes_before_it() =>
        Assert.Equal(["open", "remind", "draft"], Of(Row("2023-9M") with { MeetingAt = null }).Select(step => step.Split(' ')[0]));

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(0, 20, 30)]
    [InlineData(0, 50, 60)]
    [InlineData(0, 55, 60)]
    public void Rebuilding_waits_until_it_is_quiet_and_an_hour_at_most(int first, int last, int due)
    {
        var noon = VietnamTime.FromLocal(new DateTime(2023, 9, 18, 18, 0, 0));
        Assert.Equal(noon.AddMinutes(due), Rebuilds.Due(noon.AddMinutes(first), noon.AddMinutes(last)));
    }

    private static string[] Of(CalendarEntry row) =>
        [.. CalendarSteps.Of(row, Days).Select(step => $"{step.Step} {VietnamTime.ToLocal(step.Due).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)}")];

    private static CalendarEntry Row(string period)
    {
        var cells = Lines("calendar.csv").Single(cells => cells[1] == period);
        return new CalendarEntry(
            cells[0], period, Day(cells[2]), Day(cells[3]), Day(cells[4]), Day(cells[5]), DateTime.Parse(cells[6], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(SampleFolder.Find(), file)).Skip(1).Select(line => line.Split(','));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
