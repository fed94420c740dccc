using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Desk.Jobs;

/// <summary>Fills the hours and days in which nothing ended, so that a graph has its whole span.</summary>
internal static class JobsGraphs
{
    private const int Hours = 24;
    private const int Days = 7;

    /// <summary>Every sixth hour carries its name.</summary>
    private const int LabelledHour = 6;

    public static DateTimeOffset DayFrom(DateTimeOffset now) => HourOf(now).AddHours(1 - Hours);

    public static DateTimeOffset WeekFrom(DateTimeOffset now) =>
        VietnamTime.At(VietnamTime.DayOf(now).AddDays(1 - Days), TimeOnly.MinValue);

    public static JobsGraph OfDay(IReadOnlyList<RunBucket> ended, DateTimeOffset now) => Fill(
        ended,
        Enumerable.Range(0, Hours).Select(hour => DayFrom(now).AddHours(hour)),
        at => at.Hour % LabelledHour == 0 ? Text(at, "HH'h'") : string.Empty,
        at => Text(at, "HH:00 dd/MM"));

    public static JobsGraph OfWeek(IReadOnlyList<RunBucket> ended, DateTimeOffset now) => Fill(
        ended,
        Enumerable.Range(0, Days).Select(day => WeekFrom(now).AddDays(day)),
        at => Text(at, "dd/MM"),
        at => Text(at, "dd/MM/yyyy"));

    private static JobsGraph Fill(
        IReadOnlyList<RunBucket> ended, IEnumerable<DateTimeOffset> starts, Func<DateTimeOffset, string> label, Func<DateTimeOffset, string> name)
    {
        var found = ended.ToDictionary(bucket => bucket.At);
        return new JobsGraph([.. starts.Select(start =>
        {
            var bucket = found.GetValueOrDefault(start.UtcDateTime);
            return new GraphBar(label(start), name(start), bucket?.Succeeded ?? 0, bucket?.Failed ?? 0);
        })]);
    }

    private static DateTimeOffset HourOf(DateTimeOffset now)
    {
        var local = VietnamTime.ToLocal(now);
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerHour));
    }

    private static string Text(DateTimeOffset at, string format) => at.ToString(format, CultureInfo.InvariantCulture);
}
