using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

public sealed class WordingTests
{
    private static readonly Indicator Houses = Town.Houses;

    [Fact]
    public void A_missing_figure_prints_a_dash_and_says_so() =>
        Assert.Equal("Nhà Đại đoàn kết xây mới: – (chưa có số liệu).", Sentence(Cell(Houses, null, 12)));

    [Fact]
    public void Zero_is_said_in_words_only_when_every_unit_has_reported()
    {
        Assert.StartsWith("Nhà Đại đoàn kết xây mới: trong kỳ không phát sinh, giảm", Sentence(Cell(Houses, 0, 12)), StringComparison.Ordinal);
        Assert.StartsWith("Nhà Đại đoàn kết xây mới: 0 nhà, giảm", Sentence(Cell(Houses, 0, 12, state: FigureState.Partial)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_rises_where_the_printed_values_are_equal()
    {
        var money = Town.Gifts;
        Assert.Equal("Trị giá quà: 3,5 tỷ đồng, bằng cùng kỳ năm trước.", Sentence(Cell(money, 3_540_000_000, 3_460_000_000), money));
    }

    [Fact]
    public void A_tiny_base_gives_a_difference_and_no_percentage() =>
        Assert.Equal("Nhà Đại đoàn kết xây mới: 12 nhà, tăng 3 nhà so với cùng kỳ năm trước.", Sentence(Cell(Houses, 12, 9)));

    [Fact]
    public void A_base_of_ten_gives_a_percentage() =>
        Assert.Equal("Nhà Đại đoàn kết xây mới: 12 nhà, tăng 20,0% so với cùng kỳ năm trước.", Sentence(Cell(Houses, 12, 10)));

    [Fact]
    public void A_base_of_zero_gives_no_percentage() =>
        Assert.Equal("Nhà Đại đoàn kết xây mới: 12 nhà, cùng kỳ năm trước không phát sinh.", Sentence(Cell(Houses, 12, 0)));

    [Fact]
    public void Merged_units_are_not_compared() => Assert.Equal(
        "Nhà Đại đoàn kết xây mới: 12 nhà, không so sánh với cùng kỳ do sắp xếp đơn vị hành chính.",
        Sentence(Cell(Houses, 12, null, reason: NoChange.NotComparable)));

    [Fact]
    public void A_plan_is_missed_only_when_its_time_is_over()
    {
        Assert.Equal(
            "Nhà Đại đoàn kết xây mới: 12 nhà, đạt 60,0% kế hoạch năm, không có số liệu so sánh cùng kỳ.",
            Sentence(Cell(Houses, 12, target: Target(20, 12, TargetStatus.Behind))));
        Assert.Equal(
            "Nhà Đại đoàn kết xây mới: 12 nhà, mới đạt 60,0% kế hoạch năm, còn 8 nhà, không có số liệu so sánh cùng kỳ.",
            Sentence(Cell(Houses, 12, target: Target(20, 12, TargetStatus.Behind, elapsed: 1))));
        Assert.StartsWith(
            "Nhà Đại đoàn kết xây mới: 12 nhà, đạt 60,0% kế hoạch năm, không",
            Sentence(Cell(Houses, 12, target: Target(20, 12, TargetStatus.Behind, elapsed: 1) with { State = FigureState.Partial })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_direction_is_never_said_to_reach_or_lead()
    {
        var neutral = Houses with { Direction = Direction.None };
        var cell = Cell(neutral, 12, 10, Target(20, 12, TargetStatus.None));
        Assert.Contains("bằng 60,0% kế hoạch năm", Sentence(cell, neutral), StringComparison.Ordinal);

        var input = Town.Input();
        var figures = input.Sheet.Figures.Select(figure => figure with { Indicator = figure.Indicator with { Direction = Direction.None } });
        var text = PlainText.Write(Composer.Compose(input with { Sheet = input.Sheet with { Figures = [.. figures] }, Notes = [] }));
        Assert.DoesNotContain("dẫn đầu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bảo đảm tiến độ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("; cao nhất là", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rise_on_an_incomplete_base_says_so() => Assert.Equal(
        "Nhà Đại đoàn kết xây mới: 12 nhà, tăng 20,0% so với cùng kỳ năm trước (số liệu cùng kỳ chưa đầy đủ).",
        Sentence(Cell(Houses, 12, otherPrevious: new Previous(10, "10", FigureState.Partial, 10))));

    [Theory]
    [InlineData(FigureState.Complete, "")]
    [InlineData(FigureState.Partial, "theo số liệu hiện có ")]
    public void A_running_total_of_a_flow_is_as_far_as_there_are_figures_only_where_some_are_missing(object state, string known) => Assert.Contains(
        $", lũy kế từ quý III năm 2020 {known}là 609 nhà, đạt 60,9% kế hoạch giai đoạn,",
        Sentence(Cell(Houses, 12, target: Target(1000, 609, TargetStatus.OnPace, "2020-Q3", "2025-Q2") with { State = (FigureState)state })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(IndicatorKind.Stock)]
    [InlineData(IndicatorKind.Ratio)]
    [InlineData(IndicatorKind.Milestone)]
    public void What_does_not_add_up_over_quarters_has_no_running_total(object kind)
    {
        var indicator = Houses with { Kind = (IndicatorKind)kind };
        var sentence = Sentence(Cell(indicator, 50, target: Target(80, 60, TargetStatus.OnPace, "2020-Q3", "2025-Q2")), indicator);
        Assert.DoesNotContain("lũy kế", sentence, StringComparison.Ordinal);
        Assert.Contains("75,0% kế hoạch giai đoạn", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ceiling_of_zero_names_the_plan_and_no_percentage()
    {
        var down = Town.Discipline;
        Assert.Equal(
            "Trường hợp bị kỷ luật: 2 trường hợp, kế hoạch năm 0 trường hợp, vượt giới hạn, không có số liệu so sánh cùng kỳ.",
            Sentence(Cell(down, 2, target: Target(0, 2, TargetStatus.Exceeded)), down));
    }

    [Fact]
    public void Many_units_without_values_are_counted_and_few_are_named()
    {
        var units = Enumerable.Range(1, 6).Select(number => new UnitFigure(new Unit($"u{number}", $"Chi bộ {number}", null, "cell", null, number, null, null), Cell(Houses, null)));
        var cell = Cell(Houses, 12, 10, state: FigureState.Partial);
        Assert.EndsWith("(số liệu chưa bao gồm 6 đơn vị).", Sentence(cell, Houses, [.. units]), StringComparison.Ordinal);
        Assert.EndsWith("(số liệu chưa bao gồm Chi bộ 1, Chi bộ 2, Chi bộ 3, Chi bộ 4, Chi bộ 5).", Sentence(cell, Houses, [.. units.Take(5)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-Q1", "quý I năm 2023", "quý II năm 2023")]
    [InlineData("2023-Q4", "quý IV năm 2023", "quý I năm 2024")]
    [InlineData("2023-H1", "6 tháng đầu năm 2023", "6 tháng cuối năm 2023")]
    [InlineData("2023-H2", "6 tháng cuối năm 2023", "6 tháng đầu năm 2024")]
    [InlineData("2023-9M", "9 tháng năm 2023", "3 tháng cuối năm 2023")]
    [InlineData("2023", "năm 2023", "năm 2024")]
    public void Periods_and_the_next_ones_have_their_names(string code, string name, string next)
    {
        Assert.True(Period.TryParse(code, out var period));
        Assert.Equal((name, next), (Times.Name(period!), Times.NameOfNext(period!, Town.Sheet().AsOf)));
    }

    [Theory]
    [InlineData("2025-05-15T06:00", "thời gian còn lại của nhiệm kỳ")]
    [InlineData("2025-06-30T23:59", "thời gian còn lại của nhiệm kỳ")]
    [InlineData("2025-07-01T00:00", "nhiệm kỳ tiếp theo")]
    public void Tasks_are_set_for_the_rest_of_a_term_until_its_last_quarter_is_over(string asOf, string next)
    {
        Assert.True(VietnamTime.TryParse(asOf, out var instant));
        var term = Period.Of(new Term("2020-2025", "nhiệm kỳ 2020 - 2025", Quarter.Parse("2020-Q3"), Quarter.Parse("2025-Q2")));
        Assert.Equal(next, Times.NameOfNext(term, instant));
    }

    [Theory]
    [InlineData(2023, 4, 6, "ngày 06 tháng 4 năm 2023")]
    [InlineData(2020, 1, 5, "ngày 05 tháng 01 năm 2020")]
    [InlineData(2019, 6, 29, "ngày 29 tháng 6 năm 2019")]
    public void A_day_pads_itself_and_only_the_first_two_months(int year, int month, int day, string expected) =>
        Assert.Equal(expected, Times.Day(new DateOnly(year, month, day)));

    [Fact]
    public void Letters_count_along_the_vietnamese_alphabet() =>
        Assert.Equal(["a", "d", "đ", "e", "g", "y", "aa"], ((int[])[1, 4, 5, 6, 7, 23, 24]).Select(Numbers.Letter));

    [Theory]
    [InlineData("161.0", 0, "161")]
    [InlineData("9086", 0, "9.086")]
    [InlineData("12.25", 1, "12,3")]
    [InlineData("-0.04", 1, "0,0")]
    [InlineData("-1234.5", 0, "-1.235")]
    public void Numbers_are_rounded_half_away_from_zero(string value, int decimals, string expected) =>
        Assert.Equal(expected, Numbers.Format(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), decimals, Rounding.HalfAway));

    private static string Sentence(FigureCell cell, Indicator? indicator = null, IReadOnlyList<UnitFigure>? units = null)
    {
        var input = Town.Input();
        var figure = new Figure(indicator ?? Houses, cell, units ?? []);
        return Sentences.On(new Briefing(input), figure).Plain.Replace(Numbers.Gap, " ", StringComparison.Ordinal);
    }
}
