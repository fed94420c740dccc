using Analytics.Reports.Briefings.Tables;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>The full table of indicators by field, with everything that qualifies a number in footnotes.</summary>
internal static class IndicatorAnnex
{
    public static IReadOnlyList<Block> Of(Briefing briefing)
    {
        var columns = FigureColumns.For(
            briefing,
            [.. briefing.Sheet.Figures.Select(figure => figure.Total)],
            withRunningTotal: briefing.Sheet.Figures.Any(figure => figure.Total.Target is { } target && TargetWording.IsRunning(figure.Indicator, target, briefing.Period)));
        var footnotes = new Footnotes();
        var rows = new List<Row>();
        var ordinal = 0;
        foreach (var field in briefing.Series.Fields.Where(field => field.Indicators.Count > 0))
        {
            rows.Add(new Row(RowKind.Heading, [field.TitleVi]));
            rows.AddRange(field.Indicators.Select(briefing.Figure).Select(figure => new Row(
                RowKind.Data,
                [
                    new Cell(Numbers.Count(++ordinal), ordinal),
                    figure.Indicator.NameVi + footnotes.Marks(Notes(briefing, figure)),
                    Numbers.AxisMeasure(figure.Indicator),
                    .. columns.Select(column => column.Cell(briefing, figure, figure.Total, null)),
                ])));
        }

        return rows.Count == 0
            ? [new Paragraph("Kỳ này không có chỉ tiêu.")]
            : [
                new Table(
                    "phu-luc-chi-tieu",
                    "Tổng hợp chỉ tiêu " + briefing.PeriodName,
                    [
                        new Column("TT", Align.Center, 5),
                        new Column("Chỉ tiêu", Align.Left, 40),
                        new Column("Đơn vị tính", Align.Center, 13),
                        .. columns.Select(column => column.Column),
                    ],
                    rows,
                    footnotes.Lines),
            ];
    }

    private static IEnumerable<string> Notes(Briefing briefing, Figure figure)
    {
        var running = TargetWording.RunningNote(figure.Indicator, figure.Total, briefing.Period);
        return [.. States.Footnotes(figure), .. running, .. States.TargetEstimate(figure.Total), .. States.ComparisonFootnotes(briefing, figure)];
    }
}
