using Analytics.Reports.Briefings.Charts;
using Analytics.Reports.Briefings.Tables;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>One section of part I: the sentences in one paragraph, what units add in words, a compact table, the charts.</summary>
internal static class FieldSection
{
    public static Section Of(Briefing briefing, SeriesField field, int ordinal)
    {
        var figures = field.Indicators.Select(briefing.Figure).ToList();
        var blocks = new List<Block>();
        var footnotes = new Footnotes();
        var table = figures.Count == 0 ? null : Table(briefing, field, figures, ordinal, footnotes);
        if (figures.Count > 0)
        {
            blocks.Add(new Paragraph(Prose.Join(Sentences.On(briefing, figures, footnotes), " ")));
        }

        // What stands beside each other in a picture is told in words too, where the definition asks for the order of the units.
        var ranked = field.Charts.Where(chart => chart.Form == ChartForm.Ranking).SelectMany(chart => chart.Indicators).Select(briefing.Figure)
            .SelectMany(figure => Order(briefing, figure)).ToList();
        if (ranked.Count > 0)
        {
            blocks.Add(new Paragraph(Prose.Join(ranked, " ")));
        }

        var results = briefing.Attributed(
            briefing.Notes.Where(note => note.Field == field.Code && note.Kind == NoteKind.Result),
            figures.Select(figure => Sentences.On(briefing, figure)));
        if (results.Count > 0)
        {
            blocks.Add(new BulletList(results));
        }

        if (blocks.Count == 0)
        {
            blocks.Add(new Paragraph("Chưa có báo cáo của các đơn vị về lĩnh vực này."));
        }

        if (table is not null)
        {
            blocks.Add(table);
        }

        blocks.AddRange(field.Charts.SelectMany((request, index) => Chart(briefing, $"bieu-do-{field.Code}-{Numbers.Count(index + 1)}", request)));
        return new Section(2, Numbers.Count(ordinal) + ".", field.TitleVi, blocks, []);
    }

    private static IEnumerable<Text> Order(Briefing briefing, Figure figure)
    {
        var order = UnitRanking.Of(briefing, figure);
        return ((Text?[])[order, UnitRanking.Groups(briefing, figure, isNamed: order is null)]).OfType<Text>();
    }

    private static IEnumerable<Block> Chart(Briefing briefing, string id, ChartRequest request) => request.Form switch
    {
        ChartForm.Attainment => [AttainmentChart.Of(briefing, id, request)],
        ChartForm.Comparison => ComparisonChart.Of(briefing, id, request),
        ChartForm.Trend => TrendChart.Of(briefing, id, request),
        ChartForm.Ranking => [RankingChart.Of(briefing, id, request)],
        ChartForm.Heatmap => [UnitMatrix.Of(briefing, id, request)],
        _ => throw new InvalidOperationException($"No chart of kind {request.Form} can be composed."),
    };

    private static Table Table(Briefing briefing, SeriesField field, IReadOnlyList<Figure> figures, int ordinal, Footnotes footnotes)
    {
        var columns = FigureColumns.For(briefing, [.. figures.Select(figure => figure.Total)], withRunningTotal: false);
        var rows = figures.Select(figure => new Row(
            RowKind.Data,
            [
                figure.Indicator.NameVi + footnotes.Marks([.. States.Footnotes(figure), .. TargetWording.RunningNote(figure.Indicator, figure.Total, briefing.Period), .. States.TargetEstimate(figure.Total), .. States.BaseFootnotes(briefing, figure), .. States.Restated(figure)]),
                Numbers.AxisMeasure(figure.Indicator),
                .. columns.Select(column => column.Cell(briefing, figure, figure.Total, null)),
            ])).ToList();
        return new Table(
            "bieu-" + field.Code,
            $"Biểu {Numbers.Count(ordinal)}. {field.TitleVi}",
            [new Column("Chỉ tiêu", Align.Left, 42), new Column("Đơn vị tính", Align.Center, 13), .. columns.Select(column => column.Column)],
            rows,
            footnotes.Lines);
    }
}
