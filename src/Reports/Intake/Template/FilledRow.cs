using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>A cell of a data file's row that was filled in on a sheet.</summary>
/// <param name="Text">As the data file would have it.</param>
/// <param name="Said">As it stands in the workbook.</param>
internal sealed record FilledCell(string Text, CellPlace Place, string Said);

/// <summary>A row of a data file that was filled in on a sheet of a collection workbook.</summary>
/// <param name="Line">Tells the rows of the workbook apart, in the order of its sheets; stands for the line in a file.</param>
/// <param name="Main">Where problems stand that no cell of its own has.</param>
/// <param name="Cells">By column of the data file; a column that is not here is empty.</param>
internal sealed record FilledRow(DataFile File, long Line, CellPlace Main, IReadOnlyDictionary<string, FilledCell> Cells)
{
    public string Text(string column) => Cells.TryGetValue(column, out var cell) ? cell.Text : "";

    /// <summary>The problem at its cell, with what stands there.</summary>
    public Problem At(ProblemCode code, string file, string? column, string? value, IReadOnlyList<string> details)
    {
        var cell = column is null ? null : Cells.GetValueOrDefault(column);
        return new Problem(code, file, Value: cell?.Said ?? value, Details: details) { Place = cell?.Place ?? Main };
    }
}
