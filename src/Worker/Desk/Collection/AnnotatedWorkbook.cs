using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Worker.Desk.Collection;

/// <summary>A refused workbook with what is wrong as comments of its cells.</summary>
internal static class AnnotatedWorkbook
{
    /// <returns>Null when nothing is about a cell, and for what is no workbook that can be written.</returns>
    public static byte[]? Of(byte[] workbook, ImportResult refused, string language)
    {
        if (refused.Problems.All(problem => problem.Place is null))
        {
            return null;
        }

        try
        {
            return Annotator.Annotate(workbook, [.. refused.Problems.Select(problem => (problem.Place, problem.Message(language)))]);
        }
        catch (WorkbookException)
        {
            return null;
        }
    }
}
