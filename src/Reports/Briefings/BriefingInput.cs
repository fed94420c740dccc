using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings;

/// <summary>Everything a briefing is composed from. There is no clock in it and no pack version: the same input gives the same document.</summary>
/// <param name="Trends">By indicator: consecutive quarters up to the period's last, at least as many as any trend chart asks for.</param>
/// <param name="Notes">Those of other periods, fields or units are passed over.</param>
/// <param name="Calendar">The period's row of the reporting calendar; null when there is none.</param>
internal sealed record BriefingInput(
    SeriesDefinition Series,
    Committee Committee,
    FigureSheet Sheet,
    IReadOnlyDictionary<string, IReadOnlyList<(Quarter Quarter, FigureCell Cell)>> Trends,
    IReadOnlyList<Note> Notes,
    CalendarEntry? Calendar)
{
    /// <summary>
    /// The committee's totals of the year before as they were published, by indicator; only of those that were revised since. Null: there was
    /// none then.
    /// </summary>
    public IReadOnlyDictionary<string, decimal?> PublishedBases { get; init; } = new Dictionary<string, decimal?>(StringComparer.Ordinal);

    /// <summary>Which units became which within reach of the figures, the earliest first.</summary>
    public IReadOnlyList<Reorganisation> Reorganisations { get; init; } = [];

    /// <summary>What the committee had given to do, with how it stands at the as-of instant.</summary>
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <summary>Keys of the suggested strengths and limitations that a person has accepted.</summary>
    public IReadOnlySet<string> AcceptedSuggestions { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>In what it differs from the version before; null for a first version.</summary>
    public VersionChanges? Changes { get; init; }
}
