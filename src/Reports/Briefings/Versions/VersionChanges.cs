using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Versions;

/// <summary>One line of a change list: a difference with its unit's name and with who submitted what changed it, and when.</summary>
/// <param name="UnitName">As known at the newer version's instant; null for the committee's total.</param>
/// <param name="SubmittedBy">Null when no observation changed it, or when naming who did would tell more than the pack does.</param>
internal sealed record FigureChange(
    string Indicator,
    string? Unit,
    string? UnitName,
    FigureField Field,
    PrintedFigure Old,
    PrintedFigure New,
    string? SubmittedBy,
    DateTimeOffset? RecordedAt);

/// <summary>
/// In what a version differs from the one before it: the one list that is printed, stored and shown on the desk. What a reader may not see
/// is not in it.
/// </summary>
/// <param name="PreviousAsOf">The instant that the version before is as of.</param>
/// <param name="Figures">By indicator in series order, the total first.</param>
/// <param name="UnitsAdded">How many units have reported in full since.</param>
internal sealed record VersionChanges(DateTimeOffset PreviousAsOf, IReadOnlyList<FigureChange> Figures, int UnitsAdded);
