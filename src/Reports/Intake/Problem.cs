using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake;

/// <summary>One reason why an import is refused.</summary>
/// <param name="File">Name of the file as people know it, or of the option.</param>
/// <param name="Row">Line in the file where the row begins; the header is 1. Null: the file as a whole.</param>
/// <param name="Column">Null: the row as a whole.</param>
/// <param name="Value">What was found, as it stands in the file.</param>
/// <param name="Details">What the sentence needs besides; neither Vietnamese nor English.</param>
internal sealed record Problem(
    ProblemCode Code,
    string File,
    long? Row = null,
    string? Column = null,
    string? Value = null,
    params IReadOnlyList<string> Details)
{
    /// <summary>In a workbook: the cell. Row and column are then null.</summary>
    public CellPlace? Place { get; init; }

    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string Message(string language) => IntakeWording.Message(this, language);

    /// <summary>The whole line for people: <c>observations.csv, dòng 7, cột value: …</c> or <c>bao-cao.xlsx, Tổ chức!D14: …</c></summary>
    public string Line(string language) => IntakeWording.Line(this, language);
}
