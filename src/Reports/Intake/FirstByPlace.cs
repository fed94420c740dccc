namespace Analytics.Reports.Intake;

/// <summary>Keeps the first of what an import finds by file, row and column, however much is found and in whatever order, and counts it all.</summary>
internal sealed class FirstByPlace<T>(int most)
{
    private readonly PriorityQueue<T, Place> kept = new(Comparer<Place>.Create((left, right) => right.CompareTo(left)));

    private readonly Dictionary<int, long> totals = [];

    public long Total { get; private set; }

    public long TotalOf(int file) => totals.GetValueOrDefault(file);

    /// <param name="file">Index of the file in the import.</param>
    /// <param name="column">Index of the column in the file's definition.</param>
    public void Add(T found, int file, long row, int column)
    {
        var place = new Place(file, row, column, Total);
        Total++;
        totals[file] = TotalOf(file) + 1;
        if (kept.Count < most)
        {
            kept.Enqueue(found, place);
        }
        else
        {
            kept.EnqueueDequeue(found, place);
        }
    }

    /// <summary>Counts what was found but not handed over, because no more than the first are shown.</summary>
    public void AddUnlisted(long count) => Total += count;

    public IReadOnlyList<T> InOrder() => [.. kept.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

    private readonly record struct Place(int File, long Row, int Column, long Sequence) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            (File, Row, Column, Sequence).CompareTo((other.File, other.Row, other.Column, other.Sequence));
    }
}
