using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>The first warnings by file, row and column, each at its cell or row; counts them all.</summary>
internal sealed class WarningList(IntakeRows rows)
{
    private readonly FirstByPlace<Warning> kept = new(Importer.MostWarnings);

    public long Total => kept.Total;

    public IReadOnlyList<Warning> InOrder() => kept.InOrder();

    /// <summary>A warning of a number; it shows what stands in the cell of a workbook, otherwise <paramref name="value"/>.</summary>
    public void AddNumber(WarningCode code, int file, long line, string value, params IReadOnlyList<string> details) =>
        Add(code, file, line, "value", rows.Filled(file, line)?.Cells.GetValueOrDefault("value")?.Said ?? value, details);

    /// <summary>A warning of words; it shows <paramref name="value"/> only, never the whole cell.</summary>
    public void AddText(WarningCode code, int file, long line, string column, string? value, params IReadOnlyList<string> details) =>
        Add(code, file, line, column, value, details);

    private void Add(WarningCode code, int file, long line, string column, string? value, IReadOnlyList<string> details)
    {
        var name = rows.Name(file);
        if (rows.Filled(file, line) is { } filled)
        {
            CellPlace place = filled.Cells.GetValueOrDefault(column)?.Place ?? filled.Main;
            kept.Add(new Warning(code, name, null, null, place, value, details), file, line, 0);
        }
        else
        {
            kept.Add(new Warning(code, name, line, column, null, value, details), file, line, rows.File(file).IndexOf(column));
        }
    }
}
