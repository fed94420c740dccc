using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class FractionTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1.5")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("999999999999999999.999999")]
    public void A_decimal_comes_back_as_it_went_in(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(value, Fraction.Of(value).ToDecimal());
    }

    [Fact]
    public void A_third_has_all_the_digits_a_decimal_can_hold()
    {
        Assert.Equal(100m / 3, Fraction.Percent(Fraction.Of(1), Fraction.Of(3))!.Value.ToDecimal());
        Assert.Equal(200m / 3, Fraction.Percent(Fraction.Of(2), Fraction.Of(3))!.Value.ToDecimal());
        Assert.Null(Fraction.Percent(Fraction.Of(1), Fraction.Of(0.00m)));
    }

    [Fact]
    public void Sums_over_thousands_of_the_largest_values_are_exact()
    {
        var largest = Fraction.Of(999_999_999_999_999_999.999999m);
        var sum = Enumerable.Repeat(largest, 10_000).Aggregate(Fraction.Zero, (total, value) => total + value);
        Assert.Equal(9_999_999_999_999_999_999_999.99m, sum.ToDecimal());
    }

    [Fact]
    public void A_figure_too_large_to_hold_names_the_indicator_series_committee_and_period()
    {
        var town = new Town().Unit("a").Indicator("i").Reports("a", "i", "2023-Q1", 999_999_999_999_999_999m)
            .Reports("a", "i", "2022-Q1", 0.000001m).Target("a", "i", "2023-Q1", "2023-Q1", 0.000001m);
        Assert.Equal(99_999_999_999_999_999_900_000_000m, town.Cell("a", "i", "2023-Q1").Target!.Attained);
        var crowd = Enumerable.Range(0, 1000).Aggregate(
            town, (all, number) => all.Unit($"u{number}").Reports($"u{number}", "i", "2023-Q1", 999_999_999_999_999_999m));
        var error = Assert.Throws<OverflowException>(() => crowd.Total("i", "2023-Q1"));
        Assert.StartsWith("Indicator 'i' of series, town, 2023-Q1:", error.Message, StringComparison.Ordinal);
    }
}
