using Analytics.Reports.Briefings.Tables;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>
/// Units × indicators of a field (<c>heatmap</c>) as a table whose cells are shaded by the unit's place in the column: every cell has to
/// be readable as a number anyway, by eye and by a screen reader.
/// </summary>
internal static class UnitMatrix
{
    private const string Legend = "Màu càng đậm, thứ hạng của đơn vị trong cột càng cao (năm bậc); không tô màu: không xếp hạng.";

    public static Block Of(Briefing briefing, string id, ChartRequest request)
    {
        var figures = request.Indicators.Select(briefing.Figure).Where(figure => figure.Indicator.Disclosure == Disclosure.Open).ToList();
        var units = figures.SelectMany(figure => figure.Units).Select(unit => unit.Unit).DistinctBy(unit => unit.Code).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var places = figures.ToDictionary(figure => figure.Indicator.Code, figure => Shades(UnitRanking.Places(briefing, figure)), StringComparer.Ordinal);
        var rows = briefing.Sheet.Coverage.Units.Where(unit => units.Contains(unit.Unit.Code)).Select(unit => Row(briefing, figures, places, unit.Unit)).ToList();
        if (rows.Count == 0)
        {
            return Alternatives.Nothing("Bảng đơn vị và chỉ tiêu", "theo đơn vị");
        }

        return new Table(
            id,
            "Đơn vị và chỉ tiêu, " + briefing.PeriodName,
            [new Column("Đơn vị", Align.Left, 24), .. figures.Select(figure => new Column(Numbers.UnitHeading(figure.Indicator), Align.Right, 14))],
            rows,
            [.. rows.Exists(row => row.Cells.Any(cell => cell.Shade is not null)) ? [Legend] : Array.Empty<string>(), .. MaskNote.Under(rows)]);
    }

    /// <summary>By unit: the best darkest and the last lightest, the others between them by how many are better.</summary>
    private static Dictionary<string, int> Shades(IReadOnlyList<IReadOnlyList<UnitFigure>> places)
    {
        var shades = new Dictionary<string, int>(StringComparer.Ordinal);
        var better = 0;
        var last = places.SkipLast(1).Sum(place => place.Count);
        foreach (var place in places)
        {
            foreach (var unit in place)
            {
                shades[unit.Unit.Code] = Cell.DarkestShade - (int)Math.Round((Cell.DarkestShade - 1m) * better / last, MidpointRounding.AwayFromZero);
            }

            better += place.Count;
        }

        return shades;
    }

    private static Row Row(
        Briefing briefing, IReadOnlyList<Figure> figures, Dictionary<string, Dictionary<string, int>> shades, Unit unit) => new(
        RowKind.Data,
        [
            unit.NameVi,
            .. figures.Select(figure => figure.Units.FirstOrDefault(cell => cell.Unit.Code == unit.Code) is { } cell
                ? Said(PrintedCells.Value(briefing, figure, cell.Cell, unit.Code), cell.Cell) with
                {
                    Shade = shades[figure.Indicator.Code].TryGetValue(unit.Code, out var shade) ? shade : null,
                }
                : new Cell("")),
        ]);

    /// <summary>A row has cells of several indicators: what is not final is said in the cell, not behind the unit's name.</summary>
    private static Cell Said(Cell printed, FigureCell cell) =>
        cell.Estimate ? printed with { Text = States.Estimated + printed.Text } : printed;
}
