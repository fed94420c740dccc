using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class ChangeTests
{
    private static Change Of(decimal? before, decimal? now, int decimals = 0, Rounding rounding = Rounding.HalfAway) => new Town()
        .Unit("a").Indicator("i", decimals: decimals).Reports("a", "i", "2022-Q1", before).Reports("a", "i", "2023-Q1", now)
        .Cell("a", "i", "2023-Q1", rounding).Change!;

    [Fact]
    public void A_flow_rises_and_falls_in_percent_of_the_base()
    {
        Assert.Equal((24m, "tăng 14,8%"), (Of(162, 186).Absolute, Of(162, 186).Text));
        Assert.Equal((-24m, "giảm 12,9%"), (Of(186, 162).Absolute, Of(186, 162).Text));
        Assert.Equal("giảm 12,9%", Of(186, 162, rounding: Rounding.Truncate).Text);
        Assert.Equal("tăng 1.900,0%", Of(5, 100).Text);
    }

    [Theory]
    [InlineData(null, null, NoChange.Missing)]
    [InlineData(3, null, NoChange.Missing)]
    [InlineData(null, 3, NoChange.BaseMissing)]
    [InlineData(0, 3, NoChange.BaseZero)]
    [InlineData(-1, 3, NoChange.BaseNegative)]
    public void The_first_reason_that_applies_is_given(int? before, int? now, NoChange reason)
    {
        var change = Of(before, now);
        Assert.Equal((reason, null, null), (change.Reason, change.Percent, change.Points));
        Assert.Equal(reason is NoChange.BaseZero or NoChange.BaseNegative ? now - before : null, change.Absolute);
    }

    [Fact]
    public void The_reasons_have_their_sentences()
    {
        Assert.Equal("không có số liệu so sánh cùng kỳ", Of(null, 3).Text);
        Assert.Equal("cùng kỳ năm trước không phát sinh", Of(0, 3).Text);
    }

    [Fact]
    public void Nothing_rises_or_falls_when_the_printed_values_or_the_printed_change_say_equal()
    {
        Assert.Equal("bằng cùng kỳ năm trước", Of(7, 7).Text);
        Assert.Equal("bằng cùng kỳ năm trước", Of(3.4m, 3.1m).Text);
        Assert.Equal("giảm 8,8%", Of(3.4m, 3.1m, decimals: 1).Text);
        Assert.Equal("bằng cùng kỳ năm trước", Of(100_000, 100_001).Text);
    }

    [Fact]
    public void Points_are_taken_from_exact_values_and_rounded_once()
    {
        // 66,666… against 66,716666…: the difference is exactly 0,05.
        var town = new Town().Unit("a").Indicator("n").Indicator("d").Ratio("r", "n", "d", decimals: 2)
            .Reports("a", "n", "2022-Q1", 2).Reports("a", "d", "2022-Q1", 3)
            .Reports("a", "n", "2023-Q1", 4003).Reports("a", "d", "2023-Q1", 6000);
        Assert.Equal((0.05m, "tăng 0,1 điểm phần trăm"), (town.Total("r", "2023-Q1").Change!.Points, town.Total("r", "2023-Q1").Change!.Text));
    }
}
