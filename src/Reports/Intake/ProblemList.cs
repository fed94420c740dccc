namespace Analytics.Reports.Intake;

/// <summary>Keeps the first problems by file, row and column, and counts them all.</summary>
internal sealed class ProblemList(int most)
{
    private const int LongestValue = 1000;

    private readonly FirstByPlace<Problem> kept = new(most);

    public int Most => most;

    public long Total => kept.Total;

    /// <summary>How many a file has, listed or not. What was found and not handed over is in <see cref="Total"/> alone.</summary>
    /// <param name="file">Index of the file in the import.</param>
    public long TotalOf(int file) => kept.TotalOf(file);

    /// <param name="file">Index of the file in the import.</param>
    /// <param name="column">Index of the column in the file's definition.</param>
    /// <param name="order">Of a workbook's row; null: the problem's own row.</param>
    public void Add(Problem problem, int file, int column = 0, long? order = null)
    {
        if (problem.Value is { Length: > LongestValue } value)
        {
            problem = problem with { Value = value[..LongestValue] + "…" };
        }

        kept.Add(problem, file, order ?? problem.Row ?? 0, column);
    }

    /// <summary>Counts problems that were found but not handed over, because no more than the first are shown.</summary>
    public void AddUnlisted(long count) => kept.AddUnlisted(count);

    public IReadOnlyList<Problem> InOrder() => kept.InOrder();
}
