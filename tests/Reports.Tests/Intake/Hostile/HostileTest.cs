using System.Diagnostics;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>What came of a hostile file, in a line or a few, and within the time that nobody waits longer than.</summary>
internal static class HostileTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The rows as lines of data files; or each problem's code with its cell, or what was found.</summary>
    public static string Read(byte[] workbook)
    {
        // Other tests take their time beside this one: the fastest of three counts.
        for (var attempt = 1; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var outcome = Outcome(workbook);
            if (watch.Elapsed < Longest || attempt == 3)
            {
                Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
                return outcome;
            }
        }
    }

    public static string Line(Problem problem)
    {
        Assert.NotEqual(problem.Message("vi"), problem.Message("en"));
        return problem switch
        {
            { Place: { } place } => $"{problem.Code.Text()} {place.Address}",
            { Row: { } row } => FormattableString.Invariant($"{problem.Code.Text()} {row} {problem.Column}").TrimEnd(),
            _ => $"{problem.Code.Text()} {problem.Value}".TrimEnd(),
        };
    }

    private static string Outcome(byte[] workbook)
    {
        try
        {
            var (rows, problems) = SampleForm.Read(workbook);
            return string.Join('\n', problems.Count > 0 ? problems.Select(Line) : rows);
        }
        catch (WorkbookException fault)
        {
            return Line(fault.Problem("bao-cao.xlsx"));
        }
    }
}
