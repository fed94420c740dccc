using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Commands;

/// <summary>Submissions as a table's cells, as lines, and as what JSON is made of.</summary>
internal static class SubmissionReport
{
    public static string[] Cells(Submission submission) =>
    [
        Text(submission.Number),
        Moment(submission.RecordedAt),
        submission.SubmittedBy,
        Kind(submission),
        string.Join(", ", submission.Files.Select(file => file.Name)),
        Text(submission.RowsStored),
        submission.WithdrawnBy is { } by ? Text(by) : "–",
    ];

    public static IEnumerable<string> Lines(Submission submission, IReadOnlyList<RowChange> changes, string language)
    {
        yield return $"submission {Text(submission.Number)}: {Kind(submission)} by {submission.SubmittedBy}, recorded {Moment(submission.RecordedAt)}";
        if (submission.Reason is { } reason)
        {
            yield return $"reason: {reason}";
        }

        if (submission.WithdrawnBy is { } by)
        {
            yield return $"withdrawn by submission {Text(by)} of {SubmissionDay.Text(submission.WithdrawnAt!.Value)}";
        }

        foreach (var file in submission.Files)
        {
            yield return $"{file.Name}: rows read {Text(file.RowsRead)}, stored {Text(file.RowsStored)}, SHA-256 {file.Sha256}";
        }

        foreach (var line in ImportReport.ChangeLines(changes, submission.RowsStored, language))
        {
            yield return line;
        }
    }

    public static object Of(Submission submission) => new
    {
        submission.Number,
        recorded_at = Iso(submission.RecordedAt),
        stored_at = Iso(submission.StoredAt),
        submission.SubmittedBy,
        kind = EnumCode.Of(submission.Kind),
        submission.Reason,
        submission.RowsRead,
        submission.RowsStored,
        submission.Withdraws,
        submission.WithdrawnBy,
        withdrawn_at = submission.WithdrawnAt is { } at ? Iso(at) : null,
        submission.Files,
    };

    public static object Of(Submission submission, IReadOnlyList<RowChange> changes) =>
        new { submission = Of(submission), changes_total = submission.RowsStored, changes };

    private static string Kind(Submission submission) =>
        EnumCode.Of(submission.Kind) + (submission.Withdraws is { } withdrawn ? " of " + Text(withdrawn) : "");

    private static string Moment(DateTime utc) =>
        VietnamTime.ToLocal(new DateTimeOffset(utc, TimeSpan.Zero)).ToString("dd'/'MM'/'yyyy HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static string Iso(DateTime utc) => VietnamTime.Format(new DateTimeOffset(utc, TimeSpan.Zero));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
