using Analytics.Reports.Intake.Submissions;

namespace Analytics.Reports.Intake;

/// <param name="RecordedAt">When the import was recorded; null: the moment it is stored. Not in the future.</param>
/// <param name="Backfill">Observations may carry a recorded time of their own.</param>
/// <param name="DryRun">Check and count everything, store nothing.</param>
/// <param name="SubmittedBy">Who imports, as the submission remembers it.</param>
internal sealed record ImportOptions(DateTimeOffset? RecordedAt, bool Backfill, bool DryRun, string SubmittedBy)
{
    public SubmissionKind Kind { get; init; } = SubmissionKind.Import;

    /// <summary>Kept with the submission; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>What files are called by whoever sent them, by path; a file that is not here has the name that its path ends with.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}
