using Analytics.Reports.Periods;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// When the steps of a row of the reporting calendar are due; what follows new figures, the rebuilding, is not among them. Between the
/// end of a window and the sending deadline there is at least one working day (decree 09/2019, art. 8(5)(b); DOMAIN §3.1), in practice one
/// to three. A meeting that is not fixed, or was cancelled, has no steps; what comes before it stays, because units send and the office
/// consolidates all the same.
/// </summary>
internal static class CalendarSteps
{
    /// <summary>Working days before the unit deadline; those that come no later than the opening are left out.</summary>
    private static readonly int[] RemindedBefore = [3, 1];

    /// <summary>Working days after the meeting: time for its corrections to be approved.</summary>
    private const int ArchivedAfter = 10;

    private static readonly TimeOnly OfficeOpens = new(8, 0);

    public static IEnumerable<(string Step, DateTimeOffset Due)> Of(CalendarEntry row, WorkingDays days)
    {
        var opening = Opening(row, days);
        yield return (Steps.Open, At(opening));
        foreach (var before in RemindedBefore)
        {
            if (days.Before(row.UnitDeadline, before) is var day && day > opening)
            {
                yield return (Steps.Remind, At(day));
            }
        }

        yield return (Steps.Remind, At(days.After(row.UnitDeadline)));
        yield return (Steps.Draft, row.DraftInstant);
        if (row.MeetingMorning is { } morning)
        {
            yield return (Steps.Meeting, morning);
            yield return (Steps.Freeze, row.MeetingInstant!.Value);
            yield return (Steps.Archive, At(days.After(DateOnly.FromDateTime(row.MeetingAt!.Value), ArchivedAfter)));
        }
    }

    /// <summary>
    /// The first working day after the window; where a period is briefed before it ends (DOMAIN §3.4), and the units' deadline comes
    /// earlier, the working day on which the first reminder would be due.
    /// </summary>
    private static DateOnly Opening(CalendarEntry row, WorkingDays days)
    {
        var afterWindow = days.After(row.WindowEnd);
        return afterWindow <= row.UnitDeadline ? afterWindow : days.Before(row.UnitDeadline, RemindedBefore[0]);
    }

    private static DateTimeOffset At(DateOnly day) => VietnamTime.At(day, OfficeOpens);
}
