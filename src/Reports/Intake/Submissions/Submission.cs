namespace Analytics.Reports.Intake.Submissions;

/// <summary>A file as it came; its bytes are kept beside it.</summary>
internal sealed record SubmittedFile(string Name, string Sha256, long RowsRead, long RowsStored);

/// <summary>What came in at once, and who sent it; times are UTC.</summary>
/// <param name="RecordedAt">As of when it counts; <paramref name="StoredAt"/> is when it really came.</param>
/// <param name="Reason">Of a number that was told and of a withdrawal; null for none.</param>
/// <param name="RowsRead">Of a withdrawal: how many keys it looked at.</param>
/// <param name="WarningsTotal">How many there were; the first <see cref="Importer.MostWarnings"/> are kept.</param>
/// <param name="Withdraws">The submission that this one takes back; null for none.</param>
/// <param name="WithdrawnBy">The one that took this one back; null: it counts.</param>
internal sealed record Submission(
    long Number,
    DateTime RecordedAt,
    DateTime StoredAt,
    string SubmittedBy,
    SubmissionKind Kind,
    string? Reason,
    long RowsRead,
    long RowsStored,
    long WarningsTotal,
    long? Withdraws,
    long? WithdrawnBy,
    DateTime? WithdrawnAt,
    IReadOnlyList<SubmittedFile> Files);
