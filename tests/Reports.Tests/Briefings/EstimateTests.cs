using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>An estimate, and a base that changed after it was published, are said wherever they are printed.</summary>
public sealed class EstimateTests
{
    [Fact]
    public void An_estimate_is_said_in_the_sentence_the_tables_the_matrix_and_every_chart()
    {
        var target = Target(40, 31, TargetStatus.OnPace) with { Estimate = true };
        var document = Composer.Compose(Input(
            new Figure(Town.Houses, Cell(Town.Houses, 31, 20, target, estimate: true), [
                new UnitFigure(Town.Board, Cell(Town.Houses, 20, 15)),
                new UnitFigure(Town.Women, Cell(Town.Houses, 11, 5, target, estimate: true)),
            ]),
            new ChartRequest(ChartForm.Attainment, ["f05"], 0),
            new ChartRequest(ChartForm.Comparison, ["f05"], 0),
            new ChartRequest(ChartForm.Ranking, ["f05"], 0),
            new ChartRequest(ChartForm.Trend, ["f05"], 2),
            new ChartRequest(ChartForm.Heatmap, ["f05"], 0)));
        Assert.Contains("ước 31\u00a0nhà, ước đạt 77,5% kế hoạch năm", PlainText.Write(document), StringComparison.Ordinal);
        foreach (var id in (string[])["bieu-f", "phu-luc-chi-tieu", "phu-luc-don-vi-f"])
        {
            Assert.Equal(["(a) Số ước thực hiện."], DocumentTexts.Blocks(document).OfType<Table>().Single(table => table.Id == id).Notes);
        }

        var matrix = DocumentTexts.Blocks(document).OfType<Table>().Single(table => table.Caption.StartsWith("Đơn vị và chỉ tiêu", StringComparison.Ordinal));
        Assert.Equal(["20", "ước 11"], matrix.Rows.Select(row => row.Cells[1].Text.Plain));

        var charts = document.BodyCharts().ToDictionary(chart => chart.Kind);
        string[] Labels(ChartKind kind) => [.. charts[kind].Series[0].Points.Select(point => point.Label.Plain)];
        Assert.Equal(["ước 77,5%"], Labels(ChartKind.Attainment));
        Assert.Equal(["20", "ước 11"], Labels(ChartKind.Comparison));
        Assert.Equal(["20", "ước 11"], Labels(ChartKind.Ranking));
        Assert.Equal(["20", "ước 31"], Labels(ChartKind.Trend));
        Assert.Contains("ước đạt 77,5%", charts[ChartKind.Attainment].Title.Plain, StringComparison.Ordinal);
        Assert.Contains("(theo số ước)", charts[ChartKind.Comparison].Title.Plain, StringComparison.Ordinal);
        Assert.Contains("(ước 11\u00a0nhà)", charts[ChartKind.Ranking].Title.Plain, StringComparison.Ordinal);
        Assert.Contains("(ước 31\u00a0nhà)", charts[ChartKind.Trend].Title.Plain, StringComparison.Ordinal);
        Assert.All(charts.Values, chart => Assert.Contains("ước ", chart.Alt.Plain, StringComparison.Ordinal));
    }

    [Fact]
    public void A_base_that_was_an_estimate_is_said_where_it_is_compared_with()
    {
        var cell = Cell(Town.Houses, 31, otherPrevious: new Previous(20, "20", FigureState.Complete, 20) { Estimate = true });
        var document = Composer.Compose(Input(new Figure(Town.Houses, cell, [new UnitFigure(Town.Women, cell)]), new ChartRequest(ChartForm.Comparison, ["f05"], 0)));
        Assert.Contains("so với cùng kỳ năm trước (số liệu cùng kỳ là số ước)", PlainText.Write(document), StringComparison.Ordinal);
        Assert.All(
            DocumentTexts.Blocks(document).OfType<Table>().Where(table => table.Id is "bieu-f" or "phu-luc-chi-tieu" or "phu-luc-don-vi-f"),
            table => Assert.Equal(["(a) Số liệu cùng kỳ là số ước."], table.Notes));
        Assert.Equal("ước 20", Assert.Single(document.BodyCharts()).Series[1].Points[0].Label.Plain);
    }

    [Fact]
    public void A_running_total_with_an_estimate_in_it_is_said_although_the_periods_value_is_final()
    {
        var target = Target(100, 60, TargetStatus.OnPace, "2020-Q3", "2025-Q2", TargetBasis.Resolution) with { Estimate = true };
        var document = Composer.Compose(Input(new Figure(Town.Houses, Cell(Town.Houses, 31, 20, target), [])));
        Assert.Contains("lũy kế từ quý III năm 2020 là ước 60\u00a0nhà, ước đạt 60,0% chỉ tiêu nghị quyết", PlainText.Write(document), StringComparison.Ordinal);
        Assert.Contains("Lũy kế theo kế hoạch có số ước.", PlainText.Write(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18", "20", "Số liệu cùng kỳ đã được điều chỉnh sau khi công bố, từ 18 thành 20.")]
    [InlineData("20.4", "20", "Số liệu cùng kỳ đã được điều chỉnh sau khi công bố.")]
    [InlineData(null, "20", "Số liệu cùng kỳ được bổ sung sau khi công bố.")]
    [InlineData("18", null, "Số liệu cùng kỳ đã bị rút sau khi công bố, trước đó là 18.")]
    public void A_base_that_was_revised_since_it_was_published_has_a_footnote_in_the_tables_of_totals_only(string? published, string? now, string note)
    {
        decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var cell = Cell(Town.Houses, 31, Number(now));
        var input = Input(new Figure(Town.Houses, cell, [new UnitFigure(Town.Women, cell)])) with
        {
            PublishedBases = new Dictionary<string, decimal?> { ["f05"] = Number(published) },
        };
        var tables = DocumentTexts.Blocks(Composer.Compose(input)).OfType<Table>().ToDictionary(table => table.Id);
        Assert.Equal(["(a) " + note], tables["bieu-f"].Notes);
        Assert.Equal(["(a) " + note], tables["phu-luc-chi-tieu"].Notes);
        Assert.Empty(tables["phu-luc-don-vi-f"].Notes);
    }

    private static BriefingInput Input(Figure figure, params ChartRequest[] charts) => Town.Input() with
    {
        Series = Town.Series() with { Fields = [new SeriesField("f", "Lĩnh vực", [figure.Indicator.Code], charts)] },
        Sheet = Town.Sheet() with { Figures = [figure] },
        Trends = new Dictionary<string, IReadOnlyList<(Reports.Periods.Quarter, FigureCell)>>
        {
            [figure.Indicator.Code] = [(new(2022, 3), Cell(figure.Indicator, 20)), (new(2023, 3), figure.Total)],
        },
    };
}
