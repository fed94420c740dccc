namespace Analytics.Reports.Intake;

/// <summary>One of the eleven files of CONTRACT §2: its columns, its key, and the statements that take it in.</summary>
/// <param name="Key">Names of the columns that identify a row.</param>
/// <param name="Stage">Makes the temporary table of its lines.</param>
/// <param name="Copy">Fills it; columns in the order of <paramref name="Columns"/>.</param>
/// <param name="Store">Moves what is new into the warehouse.</param>
/// <param name="Restore">Fills the temporary table with what counts again when a submission is withdrawn.</param>
/// <param name="Changes">What a submission changed, old and new.</param>
internal sealed record DataFile(
    string Name,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<string> Key,
    string Stage,
    string Copy,
    string Store,
    string Restore,
    string Changes)
{
    /// <summary>What the cells of one row must satisfy together; receives the latest time that is not in the future.</summary>
    public Action<Row, DateTimeOffset> Rule { get; init; } = static (_, _) => { };

    public int IndexOf(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (string.Equals(Columns[index].Name, column, StringComparison.Ordinal))
            {
                return index;
            }
        }

        throw new InvalidOperationException($"{Name} has no column {column}.");
    }
}
