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

    /// <summary>Characters: those of a field, a kind of words and a number. Longer texts are not looked at letter by letter.</summary>
    private const int LongestCode = 128;

    private readonly Dictionary<string, int> columns;

    /// <param name="machine">The row of machine names.</param>
    /// <param name="headings">The row of column headings; below 0: there is none.</param>
    private SheetGrid(
        WorkbookSheet sheet, string kind, Dictionary<string, int> columns, List<IReadOnlyList<WorkbookCell>> rows, int machine, int headings)
    {
        Kind = kind;
        this.columns = columns;
        (Sheet, Merged) = (sheet.Name, sheet.Merged);
        var last = Math.Max(machine, headings);
        Above = [.. rows[..last].Where((_, at) => at != machine).Select(row => new GridRow(this, row))];
        Rows = [.. rows[(last + 1)..].Select(row => new GridRow(this, row))];
    }

    /// <summary>One of the kinds of <see cref="FormVocabulary"/>.</summary>
    public string Kind { get; }

    public string Sheet { get; }

    public IReadOnlyList<MergedRange> Merged { get; }

    /// <summary>Cells of the row of machine names that say again what another one says.</summary>
    public IReadOnlyList<WorkbookCell> RepeatedColumns { get; private init; } = [];

    /// <summary>Null where the sheet has no such column.</summary>
    public int? Column(string name) => columns.TryGetValue(name, out var column) ? column : null;

    /// <summary>Rows with content below the column headings.</summary>
    public IReadOnlyList<GridRow> Rows { get; }

    /// <summary>Rows with content above the column headings, but for that of machine names: titles, and what somebody put there.</summary>
    public IReadOnlyList<GridRow> Above { get; }

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
        var distinct = rows[machine].DistinctBy(cell => cell.Text).ToList();
        var columns = distinct.ToDictionary(cell => cell.Text, cell => cell.Place.Column, StringComparer.Ordinal);
        var headings = rows.FindIndex(machine + 1, row => row.Any(cell =>
            cell.Place.Column == kind.Place.Column && cell.Text.Length <= LongestCode && NumberText.Plain(cell.Text).Split(' ')[0] == HeadingsBegin));
        grid = new(sheet, kind.Text, columns, rows, machine, headings)
        {
            RepeatedColumns = [.. rows[machine].Except(distinct).Where(cell => cell.Text == kind.Text || FormVocabulary.Inputs(kind.Text).Contains(cell.Text))],
        };
        return FormVocabulary.Inputs(kind.Text).All(columns.ContainsKey);

        static bool IsKind(WorkbookCell cell) => cell.Text is FormVocabulary.Figures or FormVocabulary.Words or FormVocabulary.Plans;
    }

    /// <summary>One row, its cells by machine name.</summary>
    public sealed class GridRow(SheetGrid grid, IReadOnlyList<WorkbookCell> cells)
    {
        private readonly Dictionary<int, WorkbookCell> byColumn = cells.DistinctBy(cell => cell.Place.Column).ToDictionary(cell => cell.Place.Column);

        public int Number => cells[0].Place.Row;

        /// <summary>What stands in a cell that already holds something.</summary>
        public IEnumerable<WorkbookCell> Repeated => byColumn.Count == cells.Count ? [] : cells.Except<WorkbookCell>(byColumn.Values, ReferenceEqualityComparer.Instance);

        public string Code => this[grid.Kind]?.Text.Trim() ?? "";

        /// <summary>Whether what stands there may be a code; a title of several rows is none.</summary>
        public bool HasCode => Code is { Length: > 0 and <= LongestCode } code
            && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-' or '/');

        /// <summary>Null where nothing stands.</summary>
        public WorkbookCell? this[string column] => grid.columns.TryGetValue(column, out var at) ? byColumn.GetValueOrDefault(at) : null;

        public CellPlace Place(string column) => new(grid.Sheet, Number, grid.columns.GetValueOrDefault(column, 1));
    }
}
