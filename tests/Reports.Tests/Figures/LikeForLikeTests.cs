using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class LikeForLikeTests
{
    // a (one half) and b (all) became n in 2023-Q2, the rest of a became m.
    private static Town Merged(IndicatorKind kind = IndicatorKind.Flow) => new Town()
        .Unit("a", to: "2023-Q1").Unit("b", to: "2023-Q1").Unit("n", from: "2023-Q2").Unit("m", from: "2023-Q2").Indicator("i", kind)
        .Succession("a", "n", "2023-Q2", 0.5m).Succession("a", "m", "2023-Q2", 0.5m).Succession("b", "n", "2023-Q2");

    [Fact]
    public void A_unit_carries_the_weighted_history_of_every_predecessor_over_the_period_and_the_year_before()
    {
        var town = Merged()
            .Reports("a", "i", "2022-Q1", 10, 20, 30).Reports("b", "i", "2022-Q1", 1, 2, 3)
            .Reports("a", "i", "2023-Q1", 8).Reports("b", "i", "2023-Q1", 4).Reports("n", "i", "2023-Q2", 50, 60);
        var cell = town.Cell("n", "i", "2023-9M");
        Assert.Equal((110m, 118m, 36m), (cell.Value, cell.LikeForLike, cell.Previous!.Value));
        Assert.Equal((82m, FigureState.Complete, null), (cell.Change!.Absolute, cell.Previous.State, cell.Previous.AsReported));
        Assert.Equal("tăng 227,8%", cell.Change.Text);
    }

    [Fact]
    public void A_unit_that_ended_before_the_last_quarter_has_no_comparison_and_says_so()
    {
        var cell = Merged().Reports("a", "i", "2022-Q1", 10).Reports("a", "i", "2023-Q1", 8).Cell("a", "i", "2023-9M");
        Assert.Equal((8m, null, null), (cell.Value, cell.LikeForLike, cell.Previous));
        Assert.Equal(NoChange.NotComparable, cell.Change!.Reason);
        Assert.Equal((null, null, null), (cell.Change.Absolute, cell.Change.Percent, cell.Change.Points));
        Assert.Equal("không so sánh với cùng kỳ do sắp xếp đơn vị hành chính", cell.Change.Text);
    }

    [Fact]
    public void Predecessors_of_predecessors_count_with_the_product_of_the_weights()
    {
        var town = new Town().Unit("x", to: "2021-Q4").Unit("y", from: "2022-Q1", to: "2022-Q4").Unit("z", from: "2023-Q1").Indicator("i")
            .Succession("x", "y", "2022-Q1", 0.3m).Succession("y", "z", "2023-Q1", 0.333333m)
            .Reports("x", "i", "2022-Q1", 1000).Reports("y", "i", "2022-Q1", 30).Reports("z", "i", "2023-Q1", 7);
        Assert.Equal(109.999890m, town.Cell("z", "i", "2023-Q1").Previous!.Value);
    }

    [Fact]
    public void A_succession_that_takes_effect_after_the_last_quarter_does_not_count_yet()
    {
        var town = new Town().Unit("a", to: "2023-Q3").Unit("n", from: "2023-Q1").Indicator("i").Succession("a", "n", "2023-Q4")
            .Reports("a", "i", "2022-Q1", 10).Reports("n", "i", "2023-Q1", 5);
        Assert.Null(town.Cell("n", "i", "2023-Q1").Previous!.Value);
        Assert.Equal(10, town.Total("i", "2023-Q1").Previous!.Value);
    }

    [Fact]
    public void A_ratios_parts_are_carried_over_first_and_divided_then()
    {
        var town = new Town().Unit("a", to: "2022-Q4").Unit("n").Indicator("x").Indicator("y").Ratio("r", "x", "y").Succession("a", "n", "2023-Q1")
            .Reports("a", "x", "2022-Q1", 10).Reports("a", "y", "2022-Q1", 10)
            .Reports("n", "x", "2022-Q1", 10).Reports("n", "y", "2022-Q1", 30)
            .Reports("n", "x", "2023-Q1", 3).Reports("n", "y", "2023-Q1", 4);
        var cell = town.Cell("n", "r", "2023-Q1");
        Assert.Equal((50m, 75m, 25m), (cell.Previous!.Value, cell.LikeForLike, cell.Change!.Points));
        Assert.Equal("tăng 25,0 điểm phần trăm", cell.Change.Text);
    }

    [Theory]
    [InlineData(IndicatorKind.Percent)]
    [InlineData(IndicatorKind.Milestone)]
    public void Percent_and_milestone_use_no_succession(IndicatorKind kind)
    {
        var town = Merged(kind).Reports("b", "i", "2022-Q1", 1, 1, 1).Reports("n", "i", "2023-Q3", 1);
        Assert.Equal((1m, null), (town.Cell("n", "i", "2023-9M").LikeForLike, town.Cell("n", "i", "2023-9M").Previous!.Value));
    }

    [Fact]
    public void The_total_keeps_units_that_ended_without_a_successor_and_drops_those_whose_history_counts_elsewhere()
    {
        var town = Merged().Unit("closed", to: "2022-Q4")
            .Reports("a", "i", "2022-Q1", 10).Reports("b", "i", "2022-Q1", 1).Reports("closed", "i", "2022-Q1", 5)
            .Reports("n", "i", "2023-Q2", 50).Reports("m", "i", "2023-Q2", 9);
        var total = town.Total("i", "2023-9M");
        Assert.Equal((59m, 59m), (total.Value, total.LikeForLike));
        Assert.Equal((16m, 16m), (total.Previous!.Value, total.Previous.AsReported));
    }

    [Fact]
    public void Like_for_like_leaves_out_what_moved_to_a_unit_outside_the_committee_while_as_reported_keeps_it()
    {
        var town = new Town().Unit("a", to: "2022-Q4").Unit("b").Unit("away", parent: "elsewhere").Indicator("i")
            .Succession("a", "away", "2023-Q1").Reports("a", "i", "2022-Q1", 10).Reports("b", "i", "2022-Q1", 1).Reports("b", "i", "2023-Q1", 2);
        var previous = town.Total("i", "2023-Q1").Previous!;
        Assert.Equal((1m, 11m), (previous.Value, previous.AsReported));
    }

    [Fact]
    public void The_base_is_partial_when_a_predecessors_expected_value_is_missing_and_never_silently_lower()
    {
        var town = Merged().Reports("a", "i", "2022-Q1", 10, 20, 30).Reports("n", "i", "2023-Q2", 50, 60);
        Assert.Equal((30m, FigureState.Partial), (town.Cell("n", "i", "2023-9M").Previous!.Value, town.Cell("n", "i", "2023-9M").Previous!.State));
        Assert.Equal(FigureState.Partial, town.Total("i", "2023-9M").Previous!.State);
    }

    [Fact]
    public void A_single_unit_without_predecessors_keeps_its_own_state_of_the_year_before()
    {
        var town = new Town().Unit("a").Indicator("i", IndicatorKind.Stock).Reports("a", "i", "2022-Q1", 4).Reports("a", "i", "2023-Q3", 5);
        Assert.Equal(FigureState.Carried, town.Cell("a", "i", "2023-9M").Previous!.State);
        Assert.Equal(FigureState.Partial, town.Total("i", "2023-9M").Previous!.State);
    }

    [Fact]
    public void A_milestones_total_compares_with_the_plain_total_of_the_year_before()
    {
        var town = new Town().Unit("a").Unit("b").Unit("c", to: "2022-Q4").Indicator("i", IndicatorKind.Milestone)
            .Reports("a", "i", "2022-Q1", 1).Reports("b", "i", "2022-Q1", 0).Reports("c", "i", "2022-Q1", 0).Reports("c", "i", "2022-Q2", 0)
            .Reports("a", "i", "2023-Q1", 1).Reports("b", "i", "2023-Q1", 1);
        var total = town.Total("i", "2023-Q1");
        Assert.Equal((100m, "33%", "tăng 66,7 điểm phần trăm"), (total.LikeForLike, total.Previous!.Text, total.Change!.Text));
    }

    [Fact]
    public void A_term_has_no_year_before()
    {
        var cell = new Town().Unit("a").Indicator("i").Reports("a", "i", "2023-Q1", 4).Cell("a", "i", "2020-2025");
        Assert.Equal((4m, null, null), (cell.LikeForLike, cell.Previous, cell.Change));
    }
}
