using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Parts;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

public sealed class SummaryTests
{
    private static readonly SummaryPage Summary = Composer.Compose(Town.Input()).Summary!;

    [Fact]
    public void Each_field_gives_key_figures_in_turn_and_those_with_a_judged_target_come_first() => Assert.Equal(
        ["Đảng viên kết nạp mới", "Tổ chức hoàn thành đại hội", "Trường hợp bị kỷ luật", "Trị giá quà", "Công trình khởi công", "Đơn vị hoàn thành đại hội"],
        TilesOf(Summary).Items.Select(tile => tile.Label.Plain));

    [Fact]
    public void A_tile_says_in_words_what_its_number_means_and_what_it_lacks()
    {
        var tile = TilesOf(Summary).Items[0];
        Assert.Equal(("186", "đảng viên"), (tile.Value.Plain, tile.Measure));
        Assert.Equal(["đạt 74,4% kế hoạch năm", "tăng 14,8% so với cùng kỳ năm trước", "chưa đủ số liệu"], tile.Notes.Select(note => note.Plain));
    }

    [Fact]
    public void An_estimate_is_said_to_be_one()
    {
        var input = Town.Input();
        var works = new Figure(Town.Works, Cell(Town.Works, 13, 12, estimate: true), []);
        var summary = Composer.Compose(input with { Sheet = input.Sheet with { Figures = [.. input.Sheet.Figures.Select(figure => figure.Indicator == Town.Works ? works : figure)] } }).Summary!;
        Assert.Equal("ước 13", TilesOf(summary).Items.Single(tile => tile.Label.Plain == Town.Works.NameVi).Value.Plain);
    }

    [Fact]
    public void Its_sentences_are_the_bodys_own_without_the_names_of_who_owes_what()
    {
        var body = PlainText.Write(Composer.Compose(Town.Input()) with { Summary = null }).Replace('\u00a0', ' ');
        var sentences = Summary.Blocks.OfType<BulletList>().Single().Items.Select(item => item.Plain.Replace('\u00a0', ' ')).ToList();
        Assert.All(sentences.Take(5), sentence => Assert.Contains(sentence.Split(" (chưa đủ số liệu")[0].TrimEnd('.'), body, StringComparison.Ordinal));
        Assert.Equal("Đảng viên kết nạp mới: 186 đảng viên, đạt 74,4% kế hoạch năm, tăng 14,8% so với cùng kỳ năm trước (chưa đủ số liệu).", sentences[0]);
    }

    [Fact]
    public void Its_charts_are_the_bodys_own_two_narrow_ones_before_one_across_the_page()
    {
        var charts = Summary.Blocks.OfType<Chart>().ToList();
        Assert.Equal([ChartSize.Half, ChartSize.Half, ChartSize.Front], charts.Select(chart => chart.Size));
        var body = Composer.Compose(Town.Input()).BodyCharts();
        Assert.All(charts, chart => Assert.Equal(Labels(body.Single(one => "tom-tat-" + one.Id == chart.Id)), Labels(chart)));

        static IEnumerable<string> Labels(Chart chart) => chart.Series.SelectMany(series => series.Points).Select(point => point.Label.Plain);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "a:Front")]
    [InlineData(2, "a:Half b:Half")]
    [InlineData(3, "a:Half c:Half b:Front")]
    public void What_charts_there_are_stand_as_wide_as_there_is_room(int count, string expected) =>
        Assert.Equal(expected, Shown(SummaryCharts.ThatFit(Charts().Take(count), count, 400)));

    [Fact]
    public void Charts_of_more_kinds_come_first_and_one_that_is_too_high_is_passed_over()
    {
        Assert.Equal("a:Half c:Half b:Front", Shown(SummaryCharts.ThatFit([.. Charts(), Rendering.SampleDocument.Trend() with { Id = "d" }], 3, 400)));
        var high = Charts()[1] with { Id = "x", Categories = [.. Enumerable.Repeat("Đơn vị", 60)] };
        Assert.Equal("a:Half c:Half b:Front", Shown(SummaryCharts.ThatFit([high, .. Charts()], 3, 400)));
        Assert.Null(SummaryCharts.ThatFit(Charts(), 3, 200));
        Assert.Null(SummaryCharts.ThatFit([high], 1, 400));
    }

    [Fact]
    public void Without_figures_there_is_none()
    {
        var input = Town.Input();
        var empty = input with
        {
            Series = input.Series with { Fields = [new SeriesField("centre", "Trung tâm chính trị", [], [])] },
            Sheet = input.Sheet with { Figures = [] },
        };
        Assert.Null(Composer.Compose(empty).Summary);
    }

    /// <summary>Of three kinds; the second is the highest.</summary>
    private static IReadOnlyList<Chart> Charts() =>
    [
        Rendering.SampleDocument.Trend() with { Id = "a" },
        Rendering.SampleDocument.Comparison() with { Id = "b", Categories = ["Một", "Hai", "Ba", "Bốn"] },
        Rendering.SampleDocument.Attainment() with { Id = "c", Categories = ["Một", "Hai"] },
    ];

    private static string Shown(IReadOnlyList<Chart>? charts) => string.Join(' ', charts!.Select(chart => $"{chart.Id["tom-tat-".Length..]}:{chart.Size}"));

    private static Tiles TilesOf(SummaryPage summary) => summary.Blocks.OfType<Tiles>().Single();
}
