using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Warnings;
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

    public static IEnumerable<string> Lines(
        Submission submission, IReadOnlyList<RowChange> changes, IReadOnlyList<SubmissionWarning> warnings, string language)
    {
        var (number, who, at) = (Text(submission.Number), submission.SubmittedBy, Moment(submission.RecordedAt));
        yield return IntakeLines.Pick(
            language,
            $"lần gửi {number}: {KindVi(submission)}, người gửi {who}, ghi nhận {at}",
            $"submission {number}: {Kind(submission)} by {who}, recorded {at}");
        if (submission.Reason is { } reason)
        {
            yield return IntakeLines.Pick(language, "lý do: ", "reason: ") + reason;
        }

        if (submission.WithdrawnBy is { } by)
        {
            var day = SubmissionDay.Text(submission.WithdrawnAt!.Value);
            yield return IntakeLines.Pick(
                language, $"đã rút bằng lần gửi {Text(by)} ngày {day}", $"withdrawn by submission {Text(by)} of {day}");
        }

        foreach (var file in submission.Files)
        {
            yield return ImportReport.Counts(file.Name, file.RowsRead, file.RowsStored, wouldBe: false, language) + $", SHA-256 {file.Sha256}";
        }

        foreach (var line in ImportReport.ChangeLines(changes, submission.RowsStored, language).Concat(warnings.Select(warning => warning.Line(language))))
        {
            yield return line;
        }

        if (submission.WarningsTotal > warnings.Count)
        {
            var more = Text(submission.WarningsTotal - warnings.Count);
            yield return IntakeLines.Pick(language, $"… và {more} lưu ý khác", $"… and {more} more warnings");
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

    public static object Of(
        Submission submission, IReadOnlyList<RowChange> changes, IReadOnlyList<SubmissionWarning> warnings, string language) => new
    {
        submission = Of(submission),
        changes_total = submission.RowsStored,
        changes,
        warnings_total = submission.WarningsTotal,
        warnings = warnings.Select(warning => new { warning.File, warning.Place, message = warning.Message(language) }),
    };

    private static string Kind(Submission submission) =>
        EnumCode.Of(submission.Kind) + (submission.Withdraws is { } withdrawn ? " of " + Text(withdrawn) : "");

    private static string KindVi(Submission submission) => submission.Kind switch
    {
        SubmissionKind.Import => "nhập tệp",
        SubmissionKind.Typed => "nhập tay",
        SubmissionKind.Told => "số báo qua điện thoại",
        SubmissionKind.Withdrawal => $"rút lần gửi {Text(submission.Withdraws ?? 0)}",
        _ => throw new InvalidOperationException($"No words for submissions of kind {submission.Kind}."),
    };

    private static string Moment(DateTime utc) =>
        VietnamTime.ToLocal(new DateTimeOffset(utc, TimeSpan.Zero)).ToString("dd'/'MM'/'yyyy HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static string Iso(DateTime utc) => VietnamTime.Format(new DateTimeOffset(utc, TimeSpan.Zero));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
