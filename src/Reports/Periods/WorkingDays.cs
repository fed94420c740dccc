namespace Analytics.Reports.Periods;

/// <summary>Days on which an office works: neither Saturday, Sunday nor a day of <c>holidays.csv</c>.</summary>
/// <param name="holidays">Tết moves every year, so every year's days must have been imported; a year without any has only its weekends.</param>
public sealed class WorkingDays(IEnumerable<DateOnly> holidays)
{
    private readonly HashSet<DateOnly> holidays = [.. holidays];

    /// <summary>With one more holiday.</summary>
    public WorkingDays With(DateOnly holiday) => new([.. holidays, holiday]);

    public bool Contains(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>The working day so many working days after a day, which itself does not count.</summary>
    /// <param name="count">From 1.</param>
    public DateOnly After(DateOnly day, int count = 1) => Step(day, 1, count);

    /// <summary>The working day so many working days before a day, which itself does not count.</summary>
    /// <param name="count">From 1.</param>
    public DateOnly Before(DateOnly day, int count = 1) => Step(day, -1, count);

    private DateOnly Step(DateOnly day, int by, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.AddDays(by);
            count -= Contains(day) ? 1 : 0;
        }

        return day;
    }
}
