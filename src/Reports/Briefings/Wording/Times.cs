using System.Globalization;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>Days, instants and periods as official documents write them (DOMAIN §3.5, §5.1).</summary>
internal static class Times
{
    /// <summary>"ngày 06 tháng 4 năm 2023": the day is padded, of the months only January and February.</summary>
    public static string Day(DateOnly day)
    {
        var month = day.Month <= 2 ? day.Month.ToString("D2", CultureInfo.InvariantCulture) : Number(day.Month);
        return $"ngày {day.Day.ToString("D2", CultureInfo.InvariantCulture)} tháng {month} năm {Number(day.Year)}";
    }

    /// <summary>"06/04/2023", for a table's cell.</summary>
    public static string Short(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"06/04/2023 17:30", Vietnamese time, for a table's cell.</summary>
    public static string Short(DateTimeOffset instant) =>
        VietnamTime.ToLocal(instant).ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"17 giờ 30 phút ngày …", Vietnamese time; full hours without minutes.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var local = VietnamTime.ToLocal(instant);
        var minutes = local.Minute == 0 ? "" : $" {Number(local.Minute)} phút";
        return $"{Number(local.Hour)} giờ{minutes} {Day(DateOnly.FromDateTime(local.DateTime))}";
    }

    /// <summary>"6 April 2023".</summary>
    public static string DayEn(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"17:30 on 6 April 2023", Vietnamese time.</summary>
    public static string InstantEn(DateTimeOffset instant) =>
        VietnamTime.ToLocal(instant).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"ngày      tháng      năm 2023": day and month stay blank for the clerk; the place stands before it.</summary>
    public static string DateLine(DateTimeOffset instant)
    {
        const string blank = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0";
        return $"ngày{blank}tháng{blank}năm {Number(VietnamTime.ToLocal(instant).Year)}";
    }

    public static string Name(Quarter quarter) => PeriodNames.Vi(quarter);

    /// <summary>For axes: "Quý I/2023".</summary>
    public static string Short(Quarter quarter) => $"Quý {PeriodNames.RomanNumber(quarter)}/{Number(quarter.Year)}";

    public static string Name(Period period) => PeriodNames.Vi(period);

    /// <summary>The period that the tasks are set for; a term that is reviewed before its last quarter is over has time left itself.</summary>
    public static string NameOfNext(Period period, DateTimeOffset asOf) => period.Kind switch
    {
        PeriodKind.Quarter => Name(period.Last + 1),
        PeriodKind.SixMonths when period.Last.Number == 2 => $"6 tháng cuối năm {Number(period.Last.Year)}",
        PeriodKind.SixMonths => $"6 tháng đầu năm {Number(period.Last.Year + 1)}",
        PeriodKind.NineMonths => $"3 tháng cuối năm {Number(period.Last.Year)}",
        PeriodKind.Year => $"năm {Number(period.Last.Year + 1)}",
        PeriodKind.Term => VietnamTime.QuarterOf(asOf) <= period.Last ? "thời gian còn lại của nhiệm kỳ" : "nhiệm kỳ tiếp theo",
        _ => throw new InvalidOperationException($"No next period is named for one of kind {period.Kind}."),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
