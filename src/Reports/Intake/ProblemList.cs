namespace Analytics.Reports.Intake;

/// <summary>Keeps the first problems by file, row and column, however many are found and in whatever order, and counts them all.</summary>
internal sealed class ProblemList(int most)
{
    private const int LongestValue = 1000;

    private readonly PriorityQueue<Problem, Place> kept = new(Comparer<Place>.Create((left, right) => right.CompareTo(left)));

    public int Most => most;

    public long Total { get; private set; }

    /// <param name="file">Index of the file in the import.</param>
    /// <param name="column">Index of the column in the file's definition.</param>
    /// <param name="order">Of a workbook's row; null: the problem's own row.</param>
    public void Add(Problem problem, int file, int column = 0, long? order = null)
    {
        var place = new Place(file, order ?? problem.Row ?? 0, column, Total);
        Total++;
        if (problem.Value is { Length: > LongestValue } value)
        {
            problem = problem with { Value = value[..LongestValue] + "…" };
        }

        if (kept.Count < most)
        {
            kept.Enqueue(problem, place);
        }
        else
        {
            kept.EnqueueDequeue(problem, place);
        }
    }

    /// <summary>Counts problems that were found but not handed over, because no more than the first are shown.</summary>
    public void AddUnlisted(long count) => Total += count;

    public IReadOnlyList<Problem> InOrder() =>
        [.. kept.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

    private readonly record struct Place(int File, long Row, int Column, long Sequence) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            (File, Row, Column, Sequence).CompareTo((other.File, other.Row, other.Column, other.Sequence));
    }
}
