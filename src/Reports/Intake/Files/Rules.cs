namespace Analytics.Reports.Intake.Files;

/// <summary>What the rows of several files have in common.</summary>
internal static class Rules
{
    /// <summary>Quarters compare as text: their codes have one length.</summary>
    public static void EndNotBeforeStart(Row row, string start, string end)
    {
        var order = (row[start], row[end]) switch
        {
            (string from, string to) => string.CompareOrdinal(from, to),
            (DateOnly from, DateOnly to) => from.CompareTo(to),
            _ => 0,
        };
        if (order > 0)
        {
            row.Refuse(end, ProblemCode.EndBeforeStart, start, row.Text(start));
        }
    }
}
