namespace Analytics.Reports.Intake.Submissions;

/// <summary>A submission that brought the very same file, and was not withdrawn; the time is UTC.</summary>
internal sealed record EarlierSubmission(long Submission, DateTime RecordedAt);
