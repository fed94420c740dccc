using System.Globalization;
using System.Text;
using Analytics.Reports;
using Analytics.Reports.Figures;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>
/// The table of an indicator's page as CSV: UTF-8 with a mark, so that Excel reads the letters; commas; numbers exact and plain, in the base
/// measure; what a spreadsheet would take for a formula becomes text.
/// </summary>
internal static class FigureCsv
{
    private static readonly string[] Columns =
        ["unit", "name_vi", "indicator", "indicator_vi", "measure_vi", "period", "value", "text", "state", "estimate", "previous", "change", "target", "attained"];

    public static byte[] Write(IndicatorFigures figures, string committee)
    {
        var csv = new StringBuilder("\uFEFF");
        Line(csv, Columns);
        for (var period = 0; period < figures.Periods.Count; period++)
        {
            Line(csv, Cells(figures, committee, Name(figures, committee), period, figures.Totals[period]));
            foreach (var row in figures.Units)
            {
                if (row.Cells[period] is { } cell)
                {
                    Line(csv, Cells(figures, row.Unit.Code, row.Unit.NameVi, period, cell));
                }
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Name(IndicatorFigures figures, string unit) => figures.Names.TryGetValue(unit, out var known) ? known.NameVi : unit;

    private static string[] Cells(IndicatorFigures figures, string unit, string name, int period, FigureCell cell) =>
    [
        unit,
        name,
        figures.Indicator.Code,
        figures.Indicator.NameVi,
        figures.Indicator.MeasureVi,
        figures.Periods[period].Code,
        Number(cell.Value),
        cell.Text,
        cell.Masked.HasFlag(Masks.Value) ? "masked" : EnumCode.Of(cell.State),
        cell.Estimate ? "true" : "false",
        Number(cell.Previous?.Value),
        cell.Change?.Text ?? string.Empty,
        Number(cell.Target?.Value),
        Number(cell.Target?.Attained is { } attained ? decimal.Round(attained, 10, MidpointRounding.AwayFromZero) : null),
    ];

    private static string Number(decimal? value) => value switch
    {
        null => string.Empty,
        0 => "0", // a zero may carry a sign
        { } number => number.ToString("0.############################", CultureInfo.InvariantCulture),
    };

    private static void Line(StringBuilder csv, string[] cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    internal static string Cell(string text)
    {
        var safe = CellText.Written(text);
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
