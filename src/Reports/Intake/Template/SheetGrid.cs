using System.Diagnostics.CodeAnalysis;
using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>
/// A sheet of a collection workbook, found by its hidden row of machine names: neither the sheet's name nor the place of a row or column
/// says anything.
/// </summary>
internal sealed class SheetGrid
{
    private const string HeadingsBegin = "mã";

    private readonly Dictionary<string, int> columns;

    private SheetGrid(string sheet, string kind, Dictionary<string, int> columns, IReadOnlyList<IReadOnlyList<WorkbookCell>> rows)
    {
        Kind = kind;
        this.columns = columns;
        Rows = [.. rows.Select(row => new GridRow(this, sheet, row))];
    }

    /// <summary>One of the kinds of <see cref="FormVocabulary"/>.</summary>
    public string Kind { get; }

    /// <summary>Rows with content below the column headings.</summary>
    public IReadOnlyList<GridRow> Rows { get; }

    public static bool TryRead(WorkbookSheet sheet, [NotNullWhen(true)] out SheetGrid? grid)
    {
        grid = null;
        List<IReadOnlyList<WorkbookCell>> rows = [.. sheet.Cells.GroupBy(cell => cell.Place.Row).OrderBy(row => row.Key).Select(row => row.ToList())];
        var machine = rows.FindIndex(row => row.Any(IsKind) && row.Any(cell => cell.Text is FormVocabulary.Value or FormVocabulary.Text));
        if (machine < 0)
        {
            return false;
        }

        var kind = rows[machine].First(IsKind);
        var columns = rows[machine].DistinctBy(cell => cell.Text).ToDictionary(cell => cell.Text, cell => cell.Place.Column, StringComparer.Ordinal);
        var headings = rows.FindIndex(machine + 1, row => row.Any(cell =>
            cell.Place.Column == kind.Place.Column && NumberText.Plain(cell.Text).Split(' ')[0] == HeadingsBegin));
        grid = new(sheet.Name, kind.Text, columns, rows[(Math.Max(headings, machine) + 1)..]);
        return true;

        static bool IsKind(WorkbookCell cell) => cell.Text is FormVocabulary.Figures or FormVocabulary.Words or FormVocabulary.Plans;
    }

    /// <summary>One row, its cells by machine name.</summary>
    public sealed class GridRow(SheetGrid grid, string sheet, IReadOnlyList<WorkbookCell> cells)
    {
        private readonly Dictionary<int, WorkbookCell> byColumn = cells.DistinctBy(cell => cell.Place.Column).ToDictionary(cell => cell.Place.Column);

        public string Code => this[grid.Kind]?.Text.Trim() ?? "";

        /// <summary>Null where nothing stands.</summary>
        public WorkbookCell? this[string column] => grid.columns.TryGetValue(column, out var at) ? byColumn.GetValueOrDefault(at) : null;

        public CellPlace Place(string column) => new(sheet, cells[0].Place.Row, grid.columns.GetValueOrDefault(column, 1));
    }
}
