using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>What somebody should look at in an import that is stored all the same.</summary>
/// <param name="File">Name of the file as people know it.</param>
/// <param name="Row">Line in the file where the row begins; null in a workbook.</param>
/// <param name="Value">What was found; of personal data nothing that could be spread, only "…".</param>
/// <param name="Details">What the sentence needs besides; numbers as plain decimals.</param>
internal sealed record Warning(
    WarningCode Code,
    string File,
    long? Row,
    string? Column,
    CellPlace? Place,
    string? Value,
    params IReadOnlyList<string> Details)
{
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string Message(string language) => WarningWording.Message(this, language);

    /// <summary>The sentence marked as a warning, as the comment of a cell says it: <c>Lưu ý: …</c></summary>
    public string Comment(string language) => WarningWording.Comment(this, language);

    /// <summary>The whole line for people: <c>Lưu ý: observations.csv, dòng 7, cột value: …</c> or <c>Lưu ý: bao-cao.xlsx, Tổ chức!D14: …</c></summary>
    public string Line(string language) => WarningWording.Line(this, language);
}
