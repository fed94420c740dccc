using Analytics.Reports.Briefings.Tables;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>
/// Values by unit, a table for each field with its indicators as headings: it stays readable with any number of units and indicators.
/// Units stand in list order; indicators that are disclosed as a total only are not here.
/// </summary>
internal static class UnitAnnex
{
    public static IReadOnlyList<Block> Of(Briefing briefing) =>
    [
        .. briefing.Series.Fields
            .Select(field => (field, figures: field.Indicators.Select(briefing.Figure).Where(figure => Briefing.OpenUnits(figure).Count > 0).ToList()))
            .Where(pair => pair.figures.Count > 0)
            .Select(pair => Table(briefing, pair.field, pair.figures)),
    ];

    private static Table Table(Briefing briefing, SeriesField field, IReadOnlyList<Figure> figures)
    {
        var columns = FigureColumns.For(briefing, [.. figures.SelectMany(figure => figure.Units).Select(unit => unit.Cell)], withRunningTotal: false);
        var footnotes = new Footnotes();
        var rows = new List<Row>();
        foreach (var figure in figures)
        {
            rows.Add(new Row(RowKind.Heading, [Numbers.UnitHeading(figure.Indicator)]));
            rows.AddRange(figure.Units.Select(unit => new Row(
                RowKind.Data,
                [
                    unit.Unit.NameVi + footnotes.Marks(Notes(briefing, figure, unit)),
                    .. columns.Select(column => column.Cell(briefing, figure, unit.Cell, unit.Unit.Code)),
                ])));
        }

        return new Table(
            "phu-luc-don-vi-" + field.Code,
            $"{field.TitleVi}, {briefing.PeriodName}",
            [new Column("Đơn vị", Align.Left, 36), .. columns.Select(column => column.Column)],
            rows,
            [.. footnotes.Lines, .. MaskNote.Under(rows)]);
    }

    private static IEnumerable<string> Notes(Briefing briefing, Figure figure, UnitFigure unit)
    {
        var cell = unit.Cell;
        var state = cell.State switch
        {
            FigureState.Complete => null,
            FigureState.Partial => "chưa đủ số liệu các quý",
            FigureState.Carried => "lấy số liệu quý gần nhất",
            FigureState.Missing => States.NothingYet,
            _ => throw new InvalidOperationException($"No words for the state {cell.State}."),
        };
        var restated = cell.Change is { Reason: null } && briefing.HasPredecessors(figure.Indicator, unit.Unit) ? States.OnTodaysUnits : null;
        return
        [
            .. ((string?[])[state, cell.Estimate ? "số ước thực hiện" : null, restated]).OfType<string>(),
            .. TargetWording.RunningNote(figure.Indicator, cell, briefing.Period),
            .. States.TargetEstimate(cell),
            .. States.NoComparison(cell),
            .. States.BaseShortfall(cell),
            .. States.BaseEstimate(cell),
        ];
    }
}
