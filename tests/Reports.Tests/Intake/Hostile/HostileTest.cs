using System.Diagnostics;
using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>What came of a hostile file, in a line or a few, and within the time that nobody waits longer than.</summary>
internal static class HostileTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>What takes longer than this does not end.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);

    /// <summary>The rows as lines of data files; or each problem's code with its cell, or what was found.</summary>
    public static Task<string> ReadAsync(byte[] workbook) => InTimeAsync(() => Task.FromResult(Outcome(workbook)));

    /// <summary>What is read of one file, within the time that nobody waits longer than.</summary>
    public static async Task<T> InTimeAsync<T>(Func<Task<T>> read)
    {
        // Other tests take their time beside this one: the fastest of three counts.
        for (var attempt = 1; ; attempt++)
        {
            var (watch, worked, thread) = (Stopwatch.StartNew(), Worked(), Environment.CurrentManagedThreadId);
            var outcome = await read().WaitAsync(Hanging);
            var took = thread == Environment.CurrentManagedThreadId && Worked() - worked is { } own ? own : watch.Elapsed;
            if (took < Longest || attempt == 3)
            {
                // The system's count is brought up to date now and then only; it may even go back by some microseconds.
                Assert.True(took <= Longest, $"It took {took}.");
                return outcome;
            }
        }
    }

    /// <summary>How long this thread had a processor; null where nobody counts it.</summary>
    private static TimeSpan? Worked()
    {
        const string Counted = "/proc/thread-self/schedstat"; // its first number is in nanoseconds
        return File.Exists(Counted)
            ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(Counted).Split(' ')[0], CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick)
            : null;
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
