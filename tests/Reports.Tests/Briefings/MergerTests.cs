using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>What is printed where units merge, split and end.</summary>
public sealed class MergerTests
{
    /// <summary>Two wards became one in the second quarter; a third was shared out between it and a ward outside the town.</summary>
    private static Figures.Town Merged() => new Figures.Town()
        .Unit("bac", to: "2023-Q1", order: 1, name: "Phường Bắc").Unit("nam", to: "2023-Q1", order: 2, name: "Phường Nam")
        .Unit("moi", from: "2023-Q2", order: 3, name: "Phường Mới").Unit("chia", to: "2023-Q1", order: 4, name: "Xã Chia").Unit("dong", order: 5, name: "Phường Đông")
        .Unit("tay", order: 6, name: "Phường Tây")
        .Unit("loi", order: 7, kind: "words", name: "Trung tâm")
        .Indicator("hv", name: "Hội viên kết nạp").Discloses("hv", maskBelow: 5)
        .Indicator("ts", IndicatorKind.Stock, Direction.None, name: "Tổng số hội viên")
        .Indicator("dat", name: "Chi hội đạt").Ratio("tl", "dat", "ts")
        .Succession("bac", "moi", "2023-Q2").Succession("nam", "moi", "2023-Q2")
        .Succession("chia", "dong", "2023-Q2", 0.3m).Succession("chia", "ngoai", "2023-Q2", 0.7m)
        .Reports("bac", "hv", "2022-Q1", 10, 12, 8, 9, 6).Reports("nam", "hv", "2022-Q1", 20, 11, 7, 9, 3)
        .Reports("chia", "hv", "2022-Q1", 40, 30, 20, 10, 30).Reports("moi", "hv", "2023-Q2", 45).Reports("dong", "hv", "2022-Q1", 15, 10, 10, 10, 12, 14)
        .Reports("tay", "hv", "2022-Q1", 2, 1, 0, 0, 1, 2)
        .Reports("bac", "ts", "2022-Q1", 100, 102, 103, 104, 105).Reports("nam", "ts", "2022-Q1", 200, 201, 202, 203, 204)
        .Reports("chia", "ts", "2022-Q1", 90, 90, 90, 90, 90).Reports("moi", "ts", "2023-Q2", 320).Reports("dong", "ts", "2022-Q1", 60, 60, 60, 60, 60, 88)
        .Reports("bac", "dat", "2022-Q2", 51).Reports("nam", "dat", "2022-Q2", 61).Reports("moi", "dat", "2023-Q2", 130).Reports("dong", "dat", "2022-Q2", 30)
        .Reports("dong", "dat", "2023-Q1", 20, 24)
        .Target("town", "hv", "2023-Q1", "2023-Q4", 200);

    private static BriefingInput Input() => TownBriefing.Input(
        Merged(),
        "2023-H1",
        gate: 90,
        TownBriefing.Chart(ChartForm.Trend, "ts", 6),
        TownBriefing.Chart(ChartForm.Ranking, "hv"),
        TownBriefing.Chart(ChartForm.Attainment, "hv"));

    [Fact]
    public void A_town_with_a_merger_a_split_and_masked_numbers_reads_as_approved() =>
        Approved.Matches("merger", PlainText.Write(Composer.Compose(Input())));

    [Fact]
    public void Both_views_of_a_total_are_references_to_their_figures()
    {
        var spans = DocumentTexts.Spans(Composer.Compose(Input())).Where(span => span.Source is { Indicator: "hv", Unit: null }).ToList();
        var total = Merged().Total("hv", "2023-H1");
        // The split sends most of a ward out of the town: its figures count as reported and not on today's units.
        Assert.NotEqual(total.Value, total.LikeForLike);
        Assert.Equal(total.Text, Shown(FigureField.Value));
        Assert.Equal(Numbers.Value(total.LikeForLike!.Value, Merged().Snapshot().Indicators["hv"], Rounding.HalfAway), Shown(FigureField.LikeForLike));
        Assert.Equal(total.Previous!.Text, Shown(FigureField.Previous));
        Assert.Equal(Numbers.Value(total.Previous.AsReported!.Value, Merged().Snapshot().Indicators["hv"], Rounding.HalfAway), Shown(FigureField.PreviousAsReported));

        string Shown(FigureField field) => spans.Where(span => span.Source!.Field == field).Select(span => span.Content).Distinct().Single();
    }

    [Fact]
    public void A_merger_within_the_town_changes_no_total_and_needs_no_second_view()
    {
        var town = new Figures.Town().Unit("a", to: "2022-Q4").Unit("b", from: "2023-Q1").Indicator("i").Succession("a", "b", "2023-Q1")
            .Reports("a", "i", "2022-Q1", 10).Reports("b", "i", "2023-Q1", 12);
        var document = Composer.Compose(TownBriefing.Input(town, "2023-Q1", null, TownBriefing.Chart(ChartForm.Trend, "i", 5)));
        Assert.DoesNotContain("theo báo cáo", PlainText.Write(document), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("- Sắp xếp đơn vị: từ quý I năm 2023, Đơn vị a chuyển thành Đơn vị b.", PlainText.Write(document), StringComparison.Ordinal);
        // The new unit is compared with the old one's history, and says so.
        var units = DocumentTexts.Blocks(document).OfType<Table>().Single(table => table.Id == "phu-luc-don-vi-field");
        Assert.Contains("(a) So sánh theo tổ chức hiện nay.", units.Notes);
        Assert.Equal("tăng 20,0%", units.Rows[1].Cells[^1].Text.Plain);
    }

    [Fact]
    public void A_comparison_by_unit_says_that_last_year_is_told_on_todays_units()
    {
        var chart = Composer.Compose(TownBriefing.Input(Merged(), "2023-H1", null, TownBriefing.Chart(ChartForm.Comparison, "ts"))).BodyCharts()[0];
        Assert.Equal("Cùng kỳ năm trước (theo tổ chức hiện nay)", chart.Series[1].Name);
        var flow = Composer.Compose(TownBriefing.Input(Unmasked(), "2023-H1", null, TownBriefing.Chart(ChartForm.Comparison, "i"))).BodyCharts()[0];
        Assert.Equal([("Đơn vị b", "12 (từ khi sắp xếp)", "40"), ("Đơn vị c", "9", "11")], flow.Categories
            .Zip(flow.Series[0].Points, flow.Series[1].Points).Where(mark => mark.Third.Value is not null).Select(mark => (mark.First, mark.Second.Label.Plain, mark.Third.Label.Plain)));
        Assert.Equal("Cùng kỳ năm trước", Composer.Compose(TownBriefing.Input(
            new Figures.Town().Unit("a").Indicator("i").Reports("a", "i", "2022-Q1", 10, 1, 1, 1, 12), "2023-Q1", null, TownBriefing.Chart(ChartForm.Comparison, "i"))).BodyCharts()[0].Series[1].Name);
    }

    private static Figures.Town Unmasked() => new Figures.Town().Unit("a", to: "2023-Q1", order: 1).Unit("b", from: "2023-Q2", order: 2).Unit("c", order: 3).Indicator("i")
        .Succession("a", "b", "2023-Q2").Reports("a", "i", "2022-Q1", 20, 20, 5, 5, 8).Reports("b", "i", "2023-Q2", 12).Reports("c", "i", "2022-Q1", 5, 6, 1, 1, 4, 5);

    [Fact]
    public void A_trend_marks_the_quarter_from_which_its_units_are_others()
    {
        var chart = Composer.Compose(Input()).BodyCharts().Single(chart => chart.Kind == ChartKind.Trend);
        Assert.Equal([new ChartBreak(chart.Categories.ToList().IndexOf("Quý II/2023"), "sắp xếp đơn vị")], chart.Breaks);
        Assert.Contains("có sắp xếp đơn vị từ Quý II/2023", chart.Alt.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void No_break_is_marked_for_units_that_do_not_report_the_indicator_nor_before_the_first_quarter_shown()
    {
        var town = Merged().Indicator("khac", reportedBy: "tay").Reports("tay", "khac", "2022-Q1", 1, 2, 3, 4, 5, 6);
        var document = Composer.Compose(TownBriefing.Input(
            town, "2023-H1", null, TownBriefing.Chart(ChartForm.Trend, "khac", 6), TownBriefing.Chart(ChartForm.Trend, "ts", 1)));
        Assert.All(document.BodyCharts(), chart => Assert.Empty(chart.Breaks));
    }

    [Fact]
    public void Chains_are_told_step_by_step_and_what_lies_beyond_the_figures_is_not()
    {
        var town = new Figures.Town().Unit("a", to: "2019-Q4").Unit("b", from: "2020-Q1", to: "2022-Q2").Unit("c", from: "2022-Q3", to: "2022-Q4").Unit("d")
            .Indicator("i").Succession("a", "b", "2020-Q1").Succession("b", "c", "2022-Q3").Succession("c", "d", "2023-Q1")
            .Reports("b", "i", "2022-Q1", 7).Reports("d", "i", "2023-Q1", 9);
        var input = TownBriefing.Input(town, "2023-Q1");
        Assert.Equal([("b", "c"), ("c", "d")], input.Reorganisations.Select(step => (step.Predecessor.Code, step.Successor!.Code)));
        var text = PlainText.Write(Composer.Compose(input));
        Assert.Contains("từ quý III năm 2022, Đơn vị b chuyển thành Đơn vị c.", text, StringComparison.Ordinal);
        Assert.Contains("từ quý I năm 2023, Đơn vị c nhập vào Đơn vị d.", text, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêu i: 9 cái, tăng 2 cái so với cùng kỳ năm trước", text.Replace(Numbers.Gap, " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_that_prints_an_incomplete_total_says_what_is_lacking()
    {
        var document = Composer.Compose(Input());
        Assert.Contains("số liệu chưa bao gồm Phường Tây", PlainText.Write(document), StringComparison.Ordinal);
        var trend = document.BodyCharts().Single(chart => chart.Kind == ChartKind.Trend);
        Assert.EndsWith("(chưa đủ)", trend.Series[0].Points[^1].Label.Plain, StringComparison.Ordinal);
        foreach (var table in DocumentTexts.Blocks(document).OfType<Table>().Where(table => table.Id is "bieu-field" or "phu-luc-chi-tieu"))
        {
            Assert.Contains("Số liệu chưa bao gồm Phường Tây.", string.Join(' ', table.Notes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_reports_only_in_words_is_told_apart_from_who_reports_nothing()
    {
        var town = new Figures.Town().Unit("a").Unit("b").Unit("c").Indicator("i", reportedBy: "a").Indicator("j", reportedBy: "b")
            .Reports("a", "i", "2023-Q1", 3).Note("b", "2023-Q1").Note("c", "2023-Q1");
        var document = Composer.Compose(TownBriefing.Input(town, "2023-Q1"));
        var table = DocumentTexts.Blocks(document).OfType<Table>().Single(table => table.Id == "phu-luc-gui-bao-cao");
        Assert.Equal(["đã gửi đủ", "mới gửi bằng lời, chưa gửi số liệu", "đã gửi (bằng lời)"], table.Rows.Select(row => row.Cells[2].Text.Plain));
        Assert.Contains("Đơn vị mới báo cáo bằng lời, chưa gửi số liệu: Đơn vị b.", PlainText.Write(document), StringComparison.Ordinal);
        Assert.DoesNotContain("chưa gửi báo cáo", PlainText.Write(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0, null)]
    [InlineData(50, 1, null)]
    [InlineData(51, 1, Composer.ProvisionalMark)]
    public void A_pack_below_its_gate_is_marked_provisional(int? gate, int reported, string? mark)
    {
        var town = new Figures.Town().Unit("a").Unit("b").Indicator("i");
        var input = TownBriefing.Input(reported == 0 ? town : town.Reports("a", "i", "2023-Q1", 3), "2023-Q1", gate);
        Assert.Equal(mark, Composer.Compose(input).Mark);
        var forMeeting = Composer.Compose(input with { Series = input.Series with { Marking = Marking.Meeting } });
        Assert.Equal(mark is null ? "TÀI LIỆU HỘI NGHỊ" : "TÀI LIỆU HỘI NGHỊ · " + mark, forMeeting.Mark);
    }
}
