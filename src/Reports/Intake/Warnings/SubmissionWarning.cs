using System.Globalization;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>What somebody should look at in a submission that was taken all the same, as it is kept with it.</summary>
/// <param name="Place">A cell; of a CSV file row and column, <c>7:value</c>.</param>
internal sealed record SubmissionWarning(string File, string Place, string MessageVi, string MessageEn)
{
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string Message(string language) => IntakeLines.Pick(language, MessageVi, MessageEn);

    /// <summary>The whole line for people, as the import told it: <c>Lưu ý: bao-cao.xlsx, Tổ chức!D14: …</c></summary>
    public string Line(string language) => WarningWording.Mark(language) + Where(language) + ": " + Message(language);

    private string Where(string language) =>
        Place.Split(':') is [var row, var column] && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? IntakeLines.Where(File, null, number, column, language)
            : $"{File}, {Place}";
}
