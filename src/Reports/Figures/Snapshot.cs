using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

public enum Rounding
{
    /// <summary>Half away from zero.</summary>
    HalfAway,
    Truncate,
}

/// <summary>What figures are asked for.</summary>
/// <param name="Units">Unit kinds or unit codes that the series names.</param>
/// <param name="Indicators">In series order, ratios included, each once.</param>
/// <param name="Calendar">The system of the reporting calendar; null for none.</param>
/// <param name="TrendQuarters">How many quarters up to the period's last one a trend chart asks for; 0 for none.</param>
public sealed record FigureScope(
    string Series,
    string Committee,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Indicators,
    Period Period,
    DateTimeOffset AsOf,
    string? Calendar,
    Rounding Rounding,
    int TrendQuarters)
{
    /// <summary>How many quarters before a quarter say what is usual for it.</summary>
    public const int QuartersBefore = 8;
}

/// <summary>
/// Everything one pack is made from, as known at the as-of instant and read in one transaction. The id is <c>sha256:…</c> over the rows
/// read, in a fixed order, with their recorded times and without the as-of instant (DESIGN §4).
/// </summary>
/// <param name="Units">The committee, its descendants, and predecessors of any of them.</param>
/// <param name="Indicators">Those of the scope and the parts of its ratios, by code.</param>
/// <param name="Notes">Of the period and of the period of the same kind before it.</param>
public sealed record Snapshot(
    string Id,
    Committee? Letterhead,
    IReadOnlyList<Unit> Units,
    IReadOnlyDictionary<string, Indicator> Indicators,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<Succession> Successions,
    IReadOnlyList<Note> Notes,
    CalendarEntry? Calendar)
{
    /// <summary>The instant of the newest pack of the previous-year period; null when none was made, and for a term.</summary>
    public DateTimeOffset? BasePackAsOf { get; init; }

    /// <summary>Whether that pack had been approved by the instant of this one: only then was anybody told what stood in it.</summary>
    public bool BasePackIsPublished { get; init; }

    /// <summary>What the committee has given to do at a period that ended by the end of this one, by code.</summary>
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <summary>Keys of the suggested strengths and limitations that a person has accepted for this series and period.</summary>
    public IReadOnlySet<string> AcceptedSuggestions { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
