namespace Analytics.Reports.Periods;

/// <summary>
/// One row of the reporting calendar: which days a period's data covers (both ends included) and by when units report, the office
/// consolidates, the committee meets. Days and times are Asia/Ho_Chi_Minh.
/// </summary>
public sealed record CalendarEntry(
    string System,
    string Period,
    DateOnly WindowStart,
    DateOnly WindowEnd,
    DateOnly UnitDeadline,
    DateOnly ConsolidationDeadline,
    DateTime? MeetingAt)
{
    /// <summary>The office closes at 17:00: the draft shows what had arrived by then on the day of the consolidation deadline.</summary>
    public DateTimeOffset DraftInstant => VietnamTime.At(ConsolidationDeadline, new TimeOnly(17, 0));

    /// <summary>06:00 on the day of the meeting; null when no meeting is fixed.</summary>
    public DateTimeOffset? MeetingMorning =>
        MeetingAt is { } meeting ? VietnamTime.At(DateOnly.FromDateTime(meeting), new TimeOnly(6, 0)) : null;

    /// <summary>When the committee meets; null when no meeting is fixed.</summary>
    public DateTimeOffset? MeetingInstant => MeetingAt is { } meeting ? VietnamTime.FromLocal(meeting) : null;

    /// <summary>24:00 of the deadline day: late is what was recorded after this instant (CONTRACT §3, coverage).</summary>
    public DateTimeOffset LateAfter => VietnamTime.At(UnitDeadline.AddDays(1), TimeOnly.MinValue);
}
