using Analytics.Reports.Briefings;
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
    public void Its_sentences_and_charts_are_the_bodys_own()
    {
        var document = Composer.Compose(Town.Input());
        var body = PlainText.Write(document with { Summary = null });
        Assert.All(Summary.Blocks.OfType<BulletList>().Single().Items, sentence => Assert.Contains(sentence.Plain, body, StringComparison.Ordinal));
        var charts = Summary.Blocks.OfType<Chart>().ToList();
        Assert.InRange(charts.Count, 1, 3);
        Assert.All(charts, chart => Assert.Contains(document.Parts.SelectMany(part => part.Sections).SelectMany(section => section.Blocks), block => block is Chart { Id: var id } && id == chart.Id));
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

    private static Tiles TilesOf(SummaryPage summary) => summary.Blocks.OfType<Tiles>().Single();
}
