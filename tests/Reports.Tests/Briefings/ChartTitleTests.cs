using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>A title claims no more than the marks under it show.</summary>
public sealed class ChartTitleTests
{
    private static readonly Indicator Members = Town.Members;

    [Fact]
    public void A_partial_total_neither_rises_nor_falls_and_a_partial_bar_is_marked()
    {
        var figure = new Figure(Members, Cell(Members, 276, 200, state: FigureState.Partial),
        [
            new UnitFigure(Town.Board, Cell(Members, 152, 100, state: FigureState.Partial)),
            new UnitFigure(Town.Women, Cell(Members, 124, 100)),
        ]);
        var comparison = Draw(ChartForm.Comparison, figure);
        Assert.Equal("Đảng viên kết nạp mới (chưa đủ số liệu): cao nhất là Ban Tổ chức (152, chưa đủ)", comparison.Title.Plain);
        Assert.Equal(["152 (chưa đủ)", "124"], comparison.Series[0].Points.Select(point => point.Label.Plain));
        Assert.Equal(["152 (chưa đủ)", "124"], Draw(ChartForm.Ranking, figure).Series[0].Points.Select(point => point.Label.Plain));
    }

    [Fact]
    public void A_unit_whose_numbers_are_not_whole_is_drawn_and_neither_leads_nor_is_last()
    {
        UnitFigure[] units =
        [
            new(Town.Board, Cell(Members, 50)),
            new(Town.Farmers, Cell(Members, 3, state: FigureState.Partial)),
            new(Town.Women, Cell(Members, 20, estimate: true)),
        ];
        var chart = Draw(ChartForm.Ranking, new Figure(Members, Cell(Members, 73, state: FigureState.Partial), units));
        Assert.Equal(["50", "ước 20", "3 (chưa đủ)"], chart.Series[0].Points.Select(point => point.Label.Plain));
        Assert.Equal(
            $"{Members.NameVi}: trong các đơn vị có đủ số liệu cả kỳ, cao nhất là {Town.Board.NameVi} (50 đảng viên); thấp nhất là {Town.Women.NameVi} (ước 20 đảng viên)",
            chart.Title.Plain.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Nothing_rises_on_an_incomplete_base()
    {
        var cell = Cell(Members, 199, otherPrevious: new Previous(123, "123", FigureState.Partial, 123));
        var chart = Draw(ChartForm.Comparison, new Figure(Members, cell, [new UnitFigure(Town.Board, cell)]));
        Assert.Equal("Đảng viên kết nạp mới theo đơn vị, số liệu cùng kỳ chưa đầy đủ", chart.Title.Plain);
        Assert.Equal("123 (chưa đủ)", chart.Series[1].Points[0].Label.Plain);
    }

    [Fact]
    public void A_plan_is_a_line_between_good_and_bad_only_where_more_is_better()
    {
        var target = Target(20, 12, TargetStatus.None);
        bool[] Judged(Direction direction) =>
            [.. Draw(ChartForm.Attainment, new Figure(Members with { Direction = direction }, Cell(Members, 12, 10, target), [])).Series[0].Points.Select(point => point.IsJudged)];
        Assert.Equal([true], Judged(Direction.Up));
        Assert.Equal([false], Judged(Direction.None));
        Assert.Equal([false], Judged(Direction.Down));
    }

    [Fact]
    public void Of_several_indicators_only_those_with_all_their_figures_are_counted()
    {
        var whole = new Figure(Members, Cell(Members, 12, 10), []);
        var partial = new Figure(Town.Yearly with { MeasureVi = Members.MeasureVi }, Cell(Town.Yearly, 5, 10, state: FigureState.Partial), []);
        Assert.Equal(
            "Trong 2 chỉ tiêu có 1 tăng, 0 giảm so với cùng kỳ năm trước; 1 chỉ tiêu chưa đủ số liệu để so sánh",
            Draw(ChartForm.Comparison, whole, partial).Title.Plain);
    }

    [Fact]
    public void A_quarter_is_compared_with_the_same_quarter_of_the_year_before()
    {
        Assert.Equal("Quý III/2023 (65 đảng viên) cao hơn cùng quý năm trước (59)", Trend(59, 70, 20, 80, 65));
        Assert.Equal("Quý III/2023 (55 đảng viên) thấp hơn cùng quý năm trước (59)", Trend(59, 50, 20, 40, 55));
        Assert.Equal("Quý III/2023 (59 đảng viên) bằng cùng quý năm trước (59)", Trend(59, 70, 20, 80, 59));
    }

    [Fact]
    public void Without_that_quarter_the_highest_and_the_lowest_are_named()
    {
        Assert.Equal("Quý III/2023 (90 đảng viên) cao nhất trong 4 quý có số liệu", Trend(null, 70, 20, 80, 90));
        Assert.Equal("Quý III/2023 (10 đảng viên) thấp nhất trong 4 quý có số liệu", Trend(null, 70, 20, 80, 10));
        const string between = "cao nhất là Quý II/2023 (80 đảng viên), thấp nhất là Quý I/2023 (20 đảng viên)";
        Assert.Equal(between, Trend(null, 70, 20, 80, 65));
        Assert.Equal(between, Trend(59, 70, 20, 80, null));
    }

    [Fact]
    public void A_partial_quarter_is_compared_with_nothing()
    {
        Assert.Equal("Quý III/2023 (65 đảng viên), chưa đủ số liệu", Trend([59, 70, 20, 80, 65], partial: 4));
        Assert.Equal(
            "cao nhất là Quý III/2023 (65 đảng viên), thấp nhất là Quý I/2023 (20 đảng viên)",
            Trend([59, 50, 20, 40, 65], partial: 0));
    }

    [Fact]
    public void A_plan_of_zero_is_told_from_a_missing_figure_and_not_counted()
    {
        var reached = new Figure(Members, Cell(Members, 12, target: Target(10, 12, TargetStatus.Met)), []);
        var behind = new Figure(Town.Works, Cell(Town.Works, 5, target: Target(10, 5, TargetStatus.Behind)), []);
        var zero = new Figure(Town.Yearly, Cell(Town.Yearly, 2, target: Target(0, 2, TargetStatus.Met)), []);
        var missing = new Figure(Town.Houses, Cell(Town.Houses, null, target: Target(10, null, TargetStatus.None)), []);
        var chart = Draw(ChartForm.Attainment, reached, behind, zero, missing);
        Assert.Equal(["120,0%", "50,0%", "kế hoạch bằng 0", "chưa có"], chart.Series[0].Points.Select(point => point.Label.Plain));
        Assert.Equal("1/2 chỉ tiêu bảo đảm tiến độ kế hoạch năm; thấp nhất là Công trình khởi công (50,0%)", chart.Title.Plain);
    }

    private static string Trend(params decimal?[] values) => Trend(values, partial: null);

    /// <summary>The title behind the indicator's name; the last value is of the third quarter of 2023.</summary>
    private static string Trend(decimal?[] values, int? partial)
    {
        var trend = values.Select((value, index) => (
            Quarter.Parse("2023-Q3") - (values.Length - 1 - index),
            Cell(Members, value, state: index == partial ? FigureState.Partial : null))).ToList();
        var title = Draw(new ChartRequest(ChartForm.Trend, [Members.Code], values.Length), [new Figure(Members, Cell(Members, 1), [])], trend).Title.Plain;
        return title.Replace(Members.NameVi + ": ", "", StringComparison.Ordinal).Replace('\u00a0', ' ');
    }

    private static Chart Draw(ChartForm form, params Figure[] figures) =>
        Draw(new ChartRequest(form, [.. figures.Select(figure => figure.Indicator.Code)], 0), figures, []);

    private static Chart Draw(ChartRequest request, IReadOnlyList<Figure> figures, IReadOnlyList<(Quarter Quarter, FigureCell Cell)> trend)
    {
        var input = Town.Input();
        var field = new SeriesField("f", "Lĩnh vực", request.Indicators, [request]);
        return Composer.Compose(input with
        {
            Series = input.Series with { Fields = [field] },
            Sheet = input.Sheet with { Figures = figures },
            Notes = [],
            Trends = new Dictionary<string, IReadOnlyList<(Quarter Quarter, FigureCell Cell)>>(StringComparer.Ordinal) { [Members.Code] = trend },
        }).BodyCharts().Single();
    }
}
