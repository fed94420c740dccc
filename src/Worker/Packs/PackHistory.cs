using System.Globalization;
using Analytics.Reports.Briefings.Wording;

namespace Analytics.Worker.Packs;

/// <summary>One step of a pack's life: it became <paramref name="State"/>; the time is UTC.</summary>
/// <param name="By">Who did it; a word in brackets when nobody did, such as (automatic).</param>
internal sealed record PackEvent(string State, DateTime At, string By, string? Comment);

/// <summary>One figure that prints differently than in the version before, with the observation behind it; the time is UTC.</summary>
/// <param name="Unit">Null: the committee's total.</param>
/// <param name="SubmittedBy">Null when no observation changed: a target, a unit or a definition did.</param>
internal sealed record PackChange(
    string Indicator,
    string IndicatorName,
    string IndicatorNameEn,
    string? Unit,
    string? UnitName,
    string? UnitNameEn,
    string OldText,
    string NewText,
    string? SubmittedBy,
    DateTime? RecordedAt);

/// <summary>In what a version differs from the one before it.</summary>
/// <param name="UnitsAdded">How many units have reported in full since.</param>
internal sealed record PackChanges(IReadOnlyList<PackChange> Figures, int UnitsAdded)
{
    public Sentence Summary => new(
        VersionWording.Counts(Figures.Count, UnitsAdded),
        UnitsAdded == 0 ? $"{En(Figures.Count, "figure")} changed" : $"{En(Figures.Count, "figure")} changed, {En(UnitsAdded, "unit")} added");

    private static string En(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
