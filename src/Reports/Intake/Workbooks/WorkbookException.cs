namespace Analytics.Reports.Intake.Workbooks;

/// <summary>A file that is no readable workbook; the code says why.</summary>
internal sealed class WorkbookException(ProblemCode code) : Exception(code.Text())
{
    public ProblemCode Code => code;
}
