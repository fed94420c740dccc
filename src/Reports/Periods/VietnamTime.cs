using System.Globalization;

namespace Analytics.Reports.Periods;

/// <summary>Asia/Ho_Chi_Minh, the zone of every schedule and display, whatever the machine's zone is.</summary>
public static class VietnamTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => FromLocal(day.ToDateTime(time));

    public static DateTimeOffset FromLocal(DateTime local) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone.GetUtcOffset(local));

    public static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The calendar quarter that an instant lies in.</summary>
    public static Quarter QuarterOf(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        return new Quarter(day.Year, (day.Month + 2) / 3);
    }

    /// <summary>Reads ISO 8601; without an offset the time is Vietnamese (CONTRACT §4). A day alone is its first instant.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        string[] local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF",
            "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF"];
        if (DateTime.TryParseExact(text, local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var naive))
        {
            instant = FromLocal(naive);
            return true;
        }

        string[] withOffset = [.. local.Skip(1).Select(format => format + "zzz"), .. local.Skip(1).Select(format => format + "'Z'")];
        return DateTimeOffset.TryParseExact(
            text, withOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    /// <summary>ISO 8601 with the Vietnamese offset, to the second or as fine as needed: <c>2023-09-18T00:00:00+07:00</c>.</summary>
    public static string Format(DateTimeOffset instant) =>
        ToLocal(instant).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture);
}
