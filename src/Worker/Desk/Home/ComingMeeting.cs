using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Home;

/// <summary>How far a unit is with what a series expects of it for a period.</summary>
/// <param name="OwesFigures">It is expected to report figures; the others report in words.</param>
internal sealed record UnitStanding(string Code, string NameVi, string? NameEn, CoverageState State, bool IsLate, bool OwesFigures)
{
    public Sentence Name => new(NameVi, NameEn ?? NameVi);
}

/// <summary>A period that a committee is to meet on, one series and committee a line; whether the day is fixed or not, its units have to report.</summary>
/// <param name="Last">The period's last quarter: the one that is collected.</param>
/// <param name="Units">In display order; none for whom they are no business of, and where nobody is expected.</param>
internal sealed record ComingMeeting(
    string Series, Sentence Title, string Committee, Sentence CommitteeName, CalendarEntry Entry, Quarter Last, IReadOnlyList<UnitStanding> Units)
{
    /// <summary>When the committee meets; null while no meeting is fixed.</summary>
    public DateTimeOffset? At => Entry.MeetingInstant;

    /// <summary>24:00 of the day on which the office consolidates: after it, and after the meeting, nobody is waited for.</summary>
    public DateTimeOffset ConsolidatedBy => VietnamTime.At(Entry.ConsolidationDeadline.AddDays(1), TimeOnly.MinValue);

    public PackKey Key => new(Committee, Series, Entry.Period);

    public int Reported => Units.Count(unit => unit.State == CoverageState.Reported);

    /// <summary>Where the pack for it is asked for.</summary>
    public string MakeAddress =>
        $"/jobs/new?series={Uri.EscapeDataString(Series)}&committee={Uri.EscapeDataString(Committee)}&period={Uri.EscapeDataString(Entry.Period)}";

    /// <summary>Where it is seen who has sent what for it.</summary>
    public string CollectionAddress =>
        $"/collection?series={Uri.EscapeDataString(Series)}&quarter={Last}&committee={Uri.EscapeDataString(Committee)}";

    /// <summary>The newest version of its pack that the visitor may see; 404 before there is one.</summary>
    public string PackAddress =>
        $"/packs/{Uri.EscapeDataString(Committee)}/{Uri.EscapeDataString(Series)}/{Uri.EscapeDataString(Entry.Period)}";

    public bool IsComing(DateTimeOffset now) => At >= now;

    public bool IsOverdue(DateTimeOffset now) => now >= Entry.LateAfter && Reported < Units.Count;
}

/// <summary>The next meetings, and who is late for them or for periods whose meeting is not fixed.</summary>
/// <param name="Overdue">Whose units had to report by now and have not all done so: of all there are, listed or not.</param>
/// <param name="Further">How many more lines there would be.</param>
internal sealed record ComingMeetingList(IReadOnlyList<ComingMeeting> Meetings, IReadOnlyList<ComingMeeting> Overdue, int Further);
