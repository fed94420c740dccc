using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class TotalTests
{
    private static Town Three(IndicatorKind kind = IndicatorKind.Flow) => new Town().Unit("a").Unit("b").Unit("c").Indicator("i", kind);

    [Fact]
    public void A_total_sums_the_expected_units_that_have_a_value_and_is_partial_when_one_has_none()
    {
        var total = Three().Reports("a", "i", "2023-Q1", 100).Reports("b", "i", "2023-Q1", 86).Total("i", "2023-Q1");
        Assert.Equal((186m, FigureState.Partial), (total.Value, total.State));
    }

    [Fact]
    public void A_total_is_partial_when_a_unit_is_carried_complete_when_all_are_and_missing_when_none_has_a_value_or_is_expected()
    {
        var town = Three(IndicatorKind.Stock).Reports("a", "i", "2023-Q1", 1, 1).Reports("b", "i", "2023-Q1", 2, 2).Reports("c", "i", "2023-Q1", 3);
        Assert.Equal((6m, FigureState.Partial), (town.Total("i", "2023-H1").Value, town.Total("i", "2023-H1").State));
        Assert.Equal(FigureState.Complete, town.Total("i", "2023-Q1").State);
        Assert.Equal((null, FigureState.Missing), (Three().Total("i", "2023-Q1").Value, Three().Total("i", "2023-Q1").State));
        var nobody = new Town().Unit("a", to: "2022-Q4").Indicator("i").Reports("a", "i", "2022-Q1", 4);
        Assert.Equal((null, FigureState.Missing), (nobody.Total("i", "2023-Q1").Value, nobody.Total("i", "2023-Q1").State));
    }

    [Fact]
    public void A_ratios_total_divides_the_sums_over_units_that_have_both_parts_a_divisor_of_0_included()
    {
        var town = new Town().Unit("a").Unit("b").Unit("c").Indicator("n").Indicator("d").Ratio("r", "n", "d")
            .Reports("a", "n", "2023-Q1", 161).Reports("a", "d", "2023-Q1", 181)
            .Reports("b", "n", "2023-Q1", 4).Reports("b", "d", "2023-Q1", 0)
            .Reports("c", "n", "2023-Q1", 1000);
        var total = town.Total("r", "2023-Q1");
        Assert.Equal((165m, 181m, "91,2%", FigureState.Partial), (total.Numerator, total.Denominator, total.Text, total.State));
    }

    [Fact]
    public void A_ratios_total_is_missing_when_no_unit_has_both_parts_or_the_divisors_add_up_to_0()
    {
        Town Parts() => new Town().Unit("a").Unit("b").Indicator("n").Indicator("d").Ratio("r", "n", "d").Reports("a", "n", "2023-Q1", 4);
        var half = Parts().Reports("b", "d", "2023-Q1", 4).Total("r", "2023-Q1");
        Assert.Equal((null, null, null, FigureState.Missing), (half.Value, half.Numerator, half.Denominator, half.State));
        var zero = Parts().Reports("a", "d", "2023-Q1", 0).Total("r", "2023-Q1");
        Assert.Equal((null, 4m, 0m, FigureState.Missing), (zero.Value, zero.Numerator, zero.Denominator, zero.State));
    }

    [Fact]
    public void A_milestones_total_is_units_at_1_over_units_expected()
    {
        var total = Three(IndicatorKind.Milestone).Reports("a", "i", "2023-Q1", 1).Reports("b", "i", "2023-Q1", 0).Total("i", "2023-Q1");
        Assert.Equal((1m, 3m, "33%", FigureState.Partial), (total.Numerator, total.Denominator, total.Text, total.State));
        var silent = Three(IndicatorKind.Milestone).Total("i", "2023-Q1");
        Assert.Equal((null, 0m, 3m, FigureState.Missing), (silent.Value, silent.Numerator, silent.Denominator, silent.State));
    }

    [Fact]
    public void A_percents_total_is_null_whatever_its_units_say()
    {
        var total = Three(IndicatorKind.Percent).Reports("a", "i", "2023-Q1", 50).Total("i", "2023-Q1");
        Assert.Equal((null, "–", FigureState.Partial, null), (total.Value, total.Text, total.State, total.LikeForLike));
        Assert.Equal(NoChange.Missing, total.Change!.Reason);
    }

    [Theory]
    [InlineData(Qualifier.Exact, Qualifier.Exact, Qualifier.Exact)]
    [InlineData(Qualifier.Exact, Qualifier.Over, Qualifier.Over)]
    [InlineData(Qualifier.Nearly, Qualifier.Nearly, Qualifier.Nearly)]
    [InlineData(Qualifier.Over, Qualifier.Nearly, Qualifier.About)]
    [InlineData(Qualifier.About, Qualifier.Exact, Qualifier.About)]
    public void The_qualifier_is_exact_if_all_parts_are_the_one_other_if_there_is_just_one_else_about(
        Qualifier first, Qualifier second, Qualifier expected)
    {
        var town = Three().Reported("a", "i", "2023-Q1", 1, first).Reported("b", "i", "2023-Q1", 2, second);
        Assert.Equal(expected, town.Total("i", "2023-Q1").Qualifier);
    }

    [Fact]
    public void A_total_is_an_estimate_when_any_part_is_one()
    {
        var town = Three().Reports("a", "i", "2023-Q1", 1).Reported("b", "i", "2023-Q1", 1, status: ObservationStatus.Estimate);
        Assert.True(town.Total("i", "2023-Q1").Estimate);
        Assert.False(town.Cell("a", "i", "2023-Q1").Estimate);
    }

    [Fact]
    public void A_trend_is_the_total_of_each_single_quarter_up_to_the_last_one_with_gaps()
    {
        var town = Three().Reports("a", "i", "2022-Q4", 1, null, 3, 4, 5).Reports("b", "i", "2023-Q2", 10);
        var trend = FigureCalculator.Trend(town.Snapshot(), town.Scope("2023-9M"), "i", 4);
        Assert.Equal(["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3"], trend.Select(point => point.Quarter.ToString()));
        Assert.Equal([1m, null, 13m, 4m], trend.Select(point => point.Cell.Value));
    }
}
