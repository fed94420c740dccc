namespace Analytics.Reports.Intake.Submissions;

/// <summary>A submission that brought the very same file, and was not withdrawn; the time is UTC.</summary>
internal sealed record EarlierSubmission(long Submission, DateTime RecordedAt);

/// <summary>A file that came before.</summary>
/// <param name="First">The first submission that brought it and stands; since then it says what it says.</param>
/// <param name="Disturbed">The units of which something was withdrawn since it last came.</param>
internal sealed record EarlierFile(EarlierSubmission Newest, long First, IReadOnlySet<string> Disturbed)
{
    /// <summary>
    /// All that a workbook of this unit states is stored, or was replaced. A value that was known when it came was not stored a second time, so
    /// that it went with the submission that had brought it.
    /// </summary>
    /// <param name="unit">Null: not known, so that it may be any.</param>
    public bool StandsWhole(string? unit) => unit is null ? Disturbed.Count == 0 : !Disturbed.Contains(unit);
}
