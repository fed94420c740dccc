namespace Analytics.Reports.Intake.Workbooks;

/// <summary>A file that is no readable workbook; the code says why.</summary>
/// <param name="found">The part of the file, or how many were found.</param>
/// <param name="details">The limit that it broke.</param>
internal sealed class WorkbookException(ProblemCode code, string? found = null, params IReadOnlyList<string> details) : Exception(code.Text())
{
    public Problem Problem(string file) => new(code, file, Value: found, Details: details);

    public ProblemCode Code => code;
}
