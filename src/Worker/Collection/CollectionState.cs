using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection;

/// <summary>Who is to send figures for a period, who has, and by when.</summary>
/// <param name="AsOf">The instant that it is known at.</param>
/// <param name="Deadline">The last day of the units; null when the calendar has no row for the period any more.</param>
internal sealed record CollectionState(
    SeriesDefinition Series, string Committee, Period Period, DateTimeOffset AsOf, DateOnly? Deadline, CollectionSheet Sheet)
{
    public Coverage Coverage => Sheet.Coverage;

    /// <summary>The deadline day has ended.</summary>
    public bool IsOver => Deadline is { } deadline && VietnamTime.DayOf(AsOf) > deadline;

    /// <summary>The deadline as people write it.</summary>
    public Sentence Until => Deadline is { } day
        ? new(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new("chưa ấn định", "not fixed");
}
