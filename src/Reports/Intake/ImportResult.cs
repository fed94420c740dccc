using Analytics.Reports.Intake.Template;

namespace Analytics.Reports.Intake;

/// <summary>One data file of an import.</summary>
/// <param name="Sha256">Lower-case hex of the file's bytes; null when it could not be read.</param>
/// <param name="RowsRead">Rows with content, without the header.</param>
internal sealed record FileReport(string Name, string? Sha256, long RowsRead, long RowsStored);

/// <summary>What an import did. With any problem nothing was stored, nor on a dry run, where the counts say what would have been.</summary>
/// <param name="Submission">The import's number in the warehouse; null when nothing was stored.</param>
/// <param name="RecordedAt">The recorded time of rows without one of their own; null when there were problems.</param>
/// <param name="Problems">The first 200, by file, row and column.</param>
/// <param name="ProblemsTotal">How many there are, listed or not.</param>
/// <param name="SkippedNames">Names in the folders that are no data files.</param>
internal sealed record ImportResult(
    long? Submission,
    bool DryRun,
    DateTimeOffset? RecordedAt,
    IReadOnlyList<FileReport> Files,
    IReadOnlyList<string> SkippedNames,
    IReadOnlyList<Problem> Problems,
    long ProblemsTotal)
{
    /// <summary>The collection workbooks among the files that say what they are for, also when the import is refused.</summary>
    public IReadOnlyList<ReadForm> Forms { get; init; } = [];

    public bool Accepted => ProblemsTotal == 0;

    public long RowsRead => Files.Sum(file => file.RowsRead);

    public long RowsStored => Files.Sum(file => file.RowsStored);
}
