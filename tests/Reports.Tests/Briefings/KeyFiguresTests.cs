using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>What mail says of the summary page's figures, in both languages.</summary>
public sealed class KeyFiguresTests
{
    [Fact]
    public void Five_figures_of_the_summary_page_are_said_in_its_order_with_what_they_mean()
    {
        var input = Town.Input();
        var document = Composer.Compose(input);
        var figures = KeyFigures.Of(input, document);
        Assert.Equal(5, figures.Count);
        Assert.Equal(
            new KeyFigure(
                "Đảng viên kết nạp mới",
                "Đảng viên kết nạp mới",
                "186\u00a0đảng viên",
                "186\u00a0đảng viên",
                "đạt 74,4% kế hoạch năm; tăng 14,8% so với cùng kỳ năm trước; chưa đủ số liệu",
                "74.4% of the plan; up 14.8% on the same period last year; not all figures are in"),
            figures[0]);
        Assert.Empty(KeyFigures.Of(input, document with { Summary = null }));
    }

    [Theory]
    [InlineData("hơn 1.234,5", "over 1,234.5")]
    [InlineData("gần 12", "nearly 12")]
    [InlineData("khoảng 0,61%", "about 0.61%")]
    [InlineData("88,5–90,0%", "88.5–90.0%")]
    [InlineData("–", "–")]
    [InlineData("chưa có số liệu", "chưa có số liệu")]
    public void A_printed_value_has_english_signs_and_words(string printed, string english) => Assert.Equal(english, EnglishWording.Printed(printed));
}
