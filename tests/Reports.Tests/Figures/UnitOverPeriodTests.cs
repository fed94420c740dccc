using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class UnitOverPeriodTests
{
    private static Town One(IndicatorKind kind = IndicatorKind.Flow) => new Town().Unit("a").Indicator("i", kind);

    [Fact]
    public void A_flow_is_the_sum_of_the_present_quarters_and_complete_when_every_expected_one_is_present()
    {
        var cell = One().Reports("a", "i", "2022-Q4", 100, 1, 2, 3.5m, 100).Cell("a", "i", "2023-9M");
        Assert.Equal((6.5m, FigureState.Complete), (cell.Value, cell.State));
    }

    [Fact]
    public void A_flow_with_some_quarters_missing_or_withdrawn_is_partial_and_with_none_missing_never_zero()
    {
        var partial = One().Reports("a", "i", "2023-Q1", 1, null).Cell("a", "i", "2023-9M");
        Assert.Equal((1m, FigureState.Partial), (partial.Value, partial.State));
        var missing = One().Reports("a", "i", "2023-Q1", null, null, null).Cell("a", "i", "2023-9M");
        Assert.Equal((null, FigureState.Missing, "–"), (missing.Value, missing.State, missing.Text));
    }

    [Fact]
    public void A_flow_of_a_unit_that_began_in_the_period_is_complete_with_its_own_quarters()
    {
        var town = new Town().Unit("a", from: "2023-Q2").Indicator("i").Reports("a", "i", "2023-Q2", 1, 2);
        Assert.Equal(FigureState.Complete, town.Cell("a", "i", "2023-9M").State);
    }

    [Theory]
    [InlineData(IndicatorKind.Stock)]
    [InlineData(IndicatorKind.Percent)]
    [InlineData(IndicatorKind.Milestone)]
    public void A_stock_percent_or_milestone_is_the_last_present_quarter_and_carried_when_that_is_an_earlier_one(IndicatorKind kind)
    {
        var complete = One(kind).Reports("a", "i", "2023-Q1", 0, 0, 1).Cell("a", "i", "2023-9M");
        Assert.Equal((1m, FigureState.Complete), (complete.Value, complete.State));
        var carried = One(kind).Reports("a", "i", "2023-Q1", 0, 1, null).Cell("a", "i", "2023-9M");
        Assert.Equal((1m, FigureState.Carried), (carried.Value, carried.State));
        var before = One(kind).Reports("a", "i", "2022-Q4", 1).Cell("a", "i", "2023-9M");
        Assert.Equal((null, FigureState.Missing), (before.Value, before.State));
    }

    [Fact]
    public void A_stock_is_missing_in_the_year_before_when_the_unit_was_not_valid_in_that_periods_last_quarter()
    {
        var town = new Town().Unit("a", from: "2022-Q4").Indicator("i", IndicatorKind.Stock)
            .Reports("a", "i", "2022-Q3", 5).Reports("a", "i", "2023-Q3", 6);
        Assert.Null(town.Cell("a", "i", "2023-9M").Previous!.Value);
    }

    [Fact]
    public void A_ratio_is_100_N_over_D_with_both_parts_by_their_own_kinds_and_the_worse_of_their_states()
    {
        var town = new Town().Unit("a").Indicator("n").Indicator("d", IndicatorKind.Stock).Ratio("r", "n", "d")
            .Reports("a", "n", "2023-Q1", 10, 20, 5).Reports("a", "d", "2023-Q2", 55);
        var cell = town.Cell("a", "r", "2023-9M");
        Assert.Equal((35m, 55m, FigureState.Carried, "63,6%"), (cell.Numerator, cell.Denominator, cell.State, cell.Text));
        Assert.Equal(63.636363636363636363636363636m, cell.Value);
        var partial = new Town().Unit("a").Indicator("n").Indicator("d", IndicatorKind.Stock).Ratio("r", "n", "d")
            .Reports("a", "n", "2023-Q1", 10).Reports("a", "d", "2023-Q2", 55).Cell("a", "r", "2023-9M");
        Assert.Equal(FigureState.Partial, partial.State);
    }

    [Fact]
    public void A_ratio_is_null_when_a_part_is_missing_or_D_is_0_and_its_parts_are_given_whenever_present()
    {
        var town = new Town().Unit("a").Unit("b").Indicator("n").Indicator("d").Ratio("r", "n", "d")
            .Reports("a", "n", "2023-Q1", 7).Reports("a", "d", "2023-Q1", 0).Reported("b", "n", "2023-Q1", 3, Qualifier.Over, null, ObservationStatus.Estimate);
        var zero = town.Cell("a", "r", "2023-Q1");
        Assert.Equal((null, 7m, 0m, FigureState.Missing), (zero.Value, zero.Numerator, zero.Denominator, zero.State));
        var half = town.Cell("b", "r", "2023-Q1");
        Assert.Equal((null, 3m, null, FigureState.Missing), (half.Value, half.Numerator, half.Denominator, half.State));
        Assert.Equal((Qualifier.Exact, false, "–"), (half.Qualifier, half.Estimate, half.Text));
    }

    [Fact]
    public void A_percent_range_prints_both_ends_and_compares_the_lower_one()
    {
        var town = One(IndicatorKind.Percent).Reported("a", "i", "2023-Q1", 96, Qualifier.Exact, 98).Reports("a", "i", "2022-Q1", 90);
        var cell = town.Cell("a", "i", "2023-Q1");
        Assert.Equal(("96,0–98,0%", 96m, 6m), (cell.Text, cell.Value, cell.Change!.Points));
    }
}
