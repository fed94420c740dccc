using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Desk.Calendar;

/// <summary>The newest row of a period; days and times are Vietnamese.</summary>
internal sealed record CalendarLine(
    string Period, DateOnly WindowStart, DateOnly WindowEnd, DateOnly UnitDeadline, DateOnly ConsolidationDeadline, DateTime? MeetingAt);

/// <summary>One version of a row; it was recorded at a time in UTC, everything else is Vietnamese.</summary>
/// <param name="Version">Its number in the warehouse.</param>
internal sealed record CalendarVersion(
    long Version,
    DateOnly WindowStart,
    DateOnly WindowEnd,
    DateOnly UnitDeadline,
    DateOnly ConsolidationDeadline,
    DateTime? MeetingAt,
    DateTime RecordedAt,
    string SubmittedBy)
{
    public TypedCalendarRow AsTyped(string system, string period) => new(
        system, period, Iso(WindowStart), Iso(WindowEnd), Iso(UnitDeadline), Iso(ConsolidationDeadline),
        MeetingAt?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? string.Empty,
        Version.ToString(CultureInfo.InvariantCulture));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Submission">That gave it this name.</param>
internal sealed record Holiday(DateOnly Date, string Name, long Submission)
{
    public string SubmissionAddress => FormattableString.Invariant($"/submissions/{Submission}");
}

/// <summary>A row of the calendar as it is being typed: days and times in ISO 8601.</summary>
/// <param name="MeetingAt">Empty: no meeting is fixed.</param>
/// <param name="Seen">The version that the form was filled from; empty for a new row.</param>
internal sealed record TypedCalendarRow(
    string System, string Period, string WindowStart, string WindowEnd, string UnitDeadline, string ConsolidationDeadline, string MeetingAt, string Seen)
{
    public static TypedCalendarRow Empty(string system) => new(system, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    public bool IsNew => Seen.Length == 0;

    public string Address => $"/calendar/{Uri.EscapeDataString(System)}/{Uri.EscapeDataString(Period)}";

    /// <summary>As <c>calendar.csv</c> has it.</summary>
    public IReadOnlyDictionary<string, string?> Row => new Dictionary<string, string?>
    {
        ["system"] = System,
        ["period"] = Period,
        ["window_start"] = WindowStart,
        ["window_end"] = WindowEnd,
        ["unit_deadline"] = UnitDeadline,
        ["consolidation_deadline"] = ConsolidationDeadline,
        ["meeting_at"] = MeetingAt,
    };

    /// <summary>Only of a row that the importer has accepted.</summary>
    public CalendarEntry Read() => new(
        System, Period, Day(WindowStart), Day(WindowEnd), Day(UnitDeadline), Day(ConsolidationDeadline),
        MeetingAt.Length == 0 ? null : DateTime.Parse(MeetingAt, CultureInfo.InvariantCulture));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A holiday as it is being typed.</summary>
/// <param name="Date">ISO 8601.</param>
/// <param name="Seen">What the day was called when somebody looked; empty: it was no holiday.</param>
internal sealed record TypedHoliday(string Date, string Name, string Seen)
{
    public static readonly TypedHoliday Empty = new(string.Empty, string.Empty, string.Empty);

    /// <summary>What an import of it replaces.</summary>
    public static string OldName(ImportResult result) =>
        result.Changes.SelectMany(change => change.Columns).FirstOrDefault(column => column.Column == "name_vi")?.Old ?? string.Empty;

    /// <summary>Only of one that the importer has accepted.</summary>
    public DateOnly Day => DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Page">From 1.</param>
/// <param name="Year">Whose holidays are shown.</param>
/// <param name="Typed">What the form for a holiday shows.</param>
internal sealed record CalendarView(
    IReadOnlyList<string> Systems,
    string System,
    IReadOnlyList<CalendarLine> Lines,
    int Page,
    bool HasMore,
    int Year,
    IReadOnlyList<Holiday> Holidays,
    TypedHoliday Typed,
    DateOnly Today)
{
    public string AddressOf(int page, int year) =>
        FormattableString.Invariant($"/calendar?system={Uri.EscapeDataString(System)}&page={page}&year={year}");
}

/// <summary>The form of a row, with its history.</summary>
/// <param name="Versions">The newest first; none of a new one.</param>
internal sealed record CalendarRowView(TypedCalendarRow Typed, IReadOnlyList<string> Systems, IReadOnlyList<CalendarVersion> Versions);

/// <summary>What would be stored, and what would come of it; nothing is stored yet.</summary>
/// <param name="Row">Null when it is a holiday.</param>
/// <param name="Before">The row as it stands; null when it is new.</param>
/// <param name="Titles">What the series of the steps are called.</param>
internal sealed record CalendarPreview(
    TypedCalendarRow? Row,
    CalendarVersion? Before,
    TypedHoliday? Holiday,
    IReadOnlyList<StepChange> Steps,
    IReadOnlyDictionary<string, Sentence> Titles,
    DateTimeOffset Now);
