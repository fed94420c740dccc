using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;

namespace Analytics.Worker.Commands;

/// <summary>Says what an import did: counts a file on standard output, problems, warnings and skipped names on standard error.</summary>
internal static class ImportReport
{
    /// <param name="showChanges">Also what did change; of a dry run what would is always shown.</param>
    public static async Task<int> WriteAsync(CommandHost host, ImportResult result, bool json, string language, bool showChanges = false)
    {
        host.Say(result.SkippedNames.Select(name => $"skipped: {name}"));
        if (json)
        {
            using var buffer = new MemoryStream();
            ImportJson.Write(result, buffer, language);
            buffer.WriteByte((byte)'\n');
            await host.WriteAsync(buffer.ToArray());
        }
        else if (result.Accepted)
        {
            foreach (var line in Lines(result, language, showChanges || result.DryRun))
            {
                await host.Output.WriteLineAsync(line);
            }
        }

        if (result.WarningsTotal > 0)
        {
            host.Say(result.Warnings.Select(warning => warning.Line(language)));
            var warnings = result.WarningsTotal.ToString(CultureInfo.InvariantCulture);
            host.Say(language == "vi" ? $"Tổng số lưu ý: {warnings}; không cản việc nhập." : $"Warnings in all: {warnings}; they keep nothing out.");
        }

        if (result.Accepted)
        {
            return ExitCode.Done;
        }

        host.Say(result.Problems.Select(problem => problem.Line(language)));
        var total = result.ProblemsTotal.ToString(CultureInfo.InvariantCulture);
        host.Say(language == "vi" ? $"Tổng số lỗi: {total}; chưa lưu gì." : $"Problems in all: {total}; nothing was stored.");
        return ExitCode.BadInput;
    }

    /// <summary>Counts a file, what did or would change, and at last the number of the submission where something was stored.</summary>
    private static IEnumerable<string> Lines(ImportResult result, string language, bool showChanges)
    {
        foreach (var file in result.Files)
        {
            yield return Counts(file.Name, file.RowsRead, file.RowsStored, result.DryRun, language)
                + (file.SameAs is { } earlier ? "; " + Same(earlier, language) : "");
        }

        foreach (var line in showChanges ? ChangeLines(result.Changes, result.RowsStored, language) : [])
        {
            yield return line;
        }

        if (result.Submission is { } submission)
        {
            yield return IntakeLines.Pick(language, "lần gửi ", "submission ") + Text(submission);
        }
    }

    /// <param name="wouldBe">Of a dry run: the rows that would be stored.</param>
    public static string Counts(string name, long read, long stored, bool wouldBe, string language) => IntakeLines.Pick(
        language,
        $"{name}: đọc {Text(read)} hàng, {(wouldBe ? "sẽ lưu" : "lưu")} {Text(stored)}",
        $"{name}: rows read {Text(read)}, {(wouldBe ? "to be stored" : "stored")} {Text(stored)}");

    private static string Same(EarlierSubmission earlier, string language)
    {
        var (number, day) = (Text(earlier.Submission), SubmissionDay.Text(earlier.RecordedAt));
        return IntakeLines.Pick(language, $"chính là tệp của lần gửi {number} ngày {day}", $"the same file as submission {number} of {day}");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<string> ChangeLines(IReadOnlyList<RowChange> changes, long total, string language)
    {
        foreach (var change in changes)
        {
            yield return change.Line(language);
        }

        if (total > changes.Count)
        {
            var more = (total - changes.Count).ToString(CultureInfo.InvariantCulture);
            yield return language == "vi" ? $"… và {more} hàng nữa" : $"… and {more} more rows";
        }
    }
}
