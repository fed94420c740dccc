using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection;

/// <summary>Who is to send figures for a period, who has, and by when.</summary>
/// <param name="AsOf">The instant that it is known at.</param>
/// <param name="Calendar">Null when the calendar has no row for the period any more.</param>
internal sealed record CollectionState(
    SeriesDefinition Series, string Committee, Sentence CommitteeName, Period Period, DateTimeOffset AsOf, CalendarEntry? Calendar, CollectionSheet Sheet)
{
    /// <summary>The committee's collection of the period as acts and reminders name it.</summary>
    public string Name => $"{Committee}/{Series.Code}/{Period.Code}";

    /// <summary>The last day of the units.</summary>
    public DateOnly? Deadline => Calendar?.UnitDeadline;

    public Coverage Coverage => Sheet.Coverage;

    /// <summary>The deadline day has ended.</summary>
    public bool IsOver => Deadline is { } deadline && VietnamTime.DayOf(AsOf) > deadline;

    /// <summary>The unit should have sent everything by now.</summary>
    public bool IsOverdue(UnitCollection unit) => IsOver && unit.State != CoverageState.Reported;

    /// <summary>The committee has met: nobody is asked any more.</summary>
    public bool HasMet => Calendar?.MeetingInstant <= AsOf;

    /// <summary>The deadline as people write it.</summary>
    public Sentence Until => Deadline is { } day
        ? new(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new("chưa ấn định", "not fixed");
}
