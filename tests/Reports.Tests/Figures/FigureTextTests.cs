using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class FigureTextTests
{
    private static string Text(decimal value, int decimals = 0, long scale = 1, Qualifier qualifier = Qualifier.Exact, Rounding rounding = Rounding.HalfAway) =>
        new Town().Unit("a").Indicator("i", decimals: decimals, scale: scale).Reported("a", "i", "2023-Q1", value, qualifier)
            .Cell("a", "i", "2023-Q1", rounding).Text;

    [Theory]
    [InlineData("9086", 0, 1, "9.086")]
    [InlineData("999", 0, 1, "999")]
    [InlineData("1234567.891", 2, 1, "1.234.567,89")]
    [InlineData("3500000000", 1, 1_000_000_000, "3,5")]
    [InlineData("553000000", 0, 1_000_000, "553")]
    [InlineData("0.5", 0, 1, "1")]
    [InlineData("2.5", 0, 1, "3")]
    [InlineData("-2.5", 0, 1, "-3")]
    [InlineData("-0.4", 0, 1, "0")]
    [InlineData("12.25", 1, 1, "12,3")]
    [InlineData("0.005", 2, 1, "0,01")]
    public void Numbers_have_a_dot_for_thousands_a_comma_for_decimals_and_round_half_away_from_zero(string value, int decimals, long scale, string text) =>
        Assert.Equal(text, Text(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), decimals, scale));

    [Fact]
    public void A_series_that_truncates_cuts_instead()
    {
        Assert.Equal("12,2", Text(12.29m, 1, rounding: Rounding.Truncate));
        var town = new Town().Unit("a").Indicator("n").Indicator("d").Ratio("r", "n", "d").Reports("a", "n", "2025-Q1", 161).Reports("a", "d", "2025-Q1", 181);
        Assert.Equal("89,0%", town.Total("r", "2025-Q1").Text);
        Assert.Equal("88,9%", town.Total("r", "2025-Q1", Rounding.Truncate).Text);
    }

    [Theory]
    [InlineData(Qualifier.Over, "hơn 1.300")]
    [InlineData(Qualifier.Nearly, "gần 1.300")]
    [InlineData(Qualifier.About, "khoảng 1.300")]
    public void A_hedge_stands_before_the_number(Qualifier qualifier, string text) => Assert.Equal(text, Text(1300, qualifier: qualifier));

    [Fact]
    public void Text_is_in_composed_letters_and_does_not_depend_on_the_culture()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("hơn 1.234,5", Text(1234.5m, 1, qualifier: Qualifier.Over));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }

        Assert.All(Enum.GetValues<NoChange>(), reason => Assert.True(FigureText.Reason(reason).IsNormalized()));
    }
}
