using Analytics.Reports.Briefings.Tables;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>
/// Units × indicators of a field (<c>heatmap</c>) as a table: every cell has to be readable as a number anyway, and a shade alone says
/// nothing on a black-and-white print.
/// </summary>
internal static class UnitMatrix
{
    public static Block Of(Briefing briefing, string id, ChartRequest request)
    {
        var figures = request.Indicators.Select(briefing.Figure).Where(figure => figure.Indicator.Disclosure == Disclosure.Open).ToList();
        var units = figures.SelectMany(figure => figure.Units).Select(unit => unit.Unit).DistinctBy(unit => unit.Code).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var rows = briefing.Sheet.Coverage.Units.Where(unit => units.Contains(unit.Unit.Code)).Select(unit => Row(briefing, figures, unit.Unit)).ToList();
        if (rows.Count == 0)
        {
            return Alternatives.Nothing("Bảng đơn vị và chỉ tiêu", "theo đơn vị");
        }

        return new Table(
            id,
            "Đơn vị và chỉ tiêu, " + briefing.PeriodName,
            [new Column("Đơn vị", Align.Left, 24), .. figures.Select(figure => new Column(Numbers.UnitHeading(figure.Indicator), Align.Right, 14))],
            rows,
            MaskNote.Under(rows));
    }

    private static Row Row(Briefing briefing, IReadOnlyList<Figure> figures, Unit unit) => new(
        RowKind.Data,
        [
            unit.NameVi,
            .. figures.Select(figure => figure.Units.FirstOrDefault(cell => cell.Unit.Code == unit.Code) is { } cell
                ? Said(PrintedCells.Value(briefing, figure, cell.Cell, unit.Code), cell.Cell)
                : new Cell("")),
        ]);

    /// <summary>A row has cells of several indicators: what is not final is said in the cell, not behind the unit's name.</summary>
    private static Cell Said(Cell printed, FigureCell cell) =>
        cell.Estimate ? printed with { Text = States.Estimated + printed.Text } : printed;
}
