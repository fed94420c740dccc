namespace Analytics.Reports.Intake.Submissions;

/// <summary>A submission that brought the very same file, and was not withdrawn; the time is UTC.</summary>
internal sealed record EarlierSubmission(long Submission, DateTime RecordedAt)
{
    /// <summary>
    /// Nothing was withdrawn since: all that the file states is stored. A value that was known when it came was not stored a second time, so
    /// that it went with the submission that had brought it.
    /// </summary>
    public bool IsWhole { get; init; } = true;
}
