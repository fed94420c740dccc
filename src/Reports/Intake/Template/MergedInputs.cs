using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>
/// Inputs that somebody merged with others: what stands in the first may be meant for all of them. Titles, which the template merges
/// itself, have no code in their row.
/// </summary>
internal sealed class MergedInputs(SheetGrid grid)
{
    private readonly List<int> rows = [.. grid.Rows.Where(row => row.HasCode).Select(row => row.Number)];

    private readonly IReadOnlyList<int> columns = [.. FormVocabulary.Inputs(grid.Kind).Select(grid.Column).OfType<int>().Order()];

    /// <summary>The first input of each such range.</summary>
    public IEnumerable<CellPlace> Places()
    {
        foreach (var range in grid.Merged)
        {
            // Ranges and rows may be many: rows are in order.
            var at = rows.BinarySearch(range.Top);
            at = at < 0 ? ~at : at;
            var column = columns.FirstOrDefault(column => column >= range.Left && column <= range.Right);
            if (at < rows.Count && rows[at] <= range.Bottom && column > 0)
            {
                yield return new CellPlace(grid.Sheet, rows[at], column);
            }
        }
    }
}
