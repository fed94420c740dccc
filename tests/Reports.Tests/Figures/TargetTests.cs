using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class TargetTests
{
    private static Town One(Direction direction = Direction.Up, IndicatorKind kind = IndicatorKind.Flow) =>
        new Town().Unit("a").Indicator("i", kind, direction);

    [Fact]
    public void A_flow_of_the_term_is_judged_from_the_targets_start_to_the_periods_end()
    {
        var target = One().Reports("a", "i", "2020-Q3", 0, 100, 100, 100, 100, 0, 0, 0, 32, 0, 93, 93, 0)
            .Target("a", "i", "2020-Q3", "2025-Q2", 500, TargetBasis.Resolution).Cell("a", "i", "2023-9M").Target!;
        Assert.Equal((500m, 618m, 123.6m, 0.65m), (target.Value, target.ToDate, target.Attained, target.Elapsed));
        Assert.Equal((TargetStatus.Met, "đạt 123,6%"), (target.Status, target.Text));
    }

    [Fact]
    public void The_window_must_contain_the_last_quarter_and_start_at_or_before_the_first()
    {
        var town = One().Target("a", "i", "2023-Q2", "2023-Q4", 1).Target("a", "i", "2022-Q1", "2023-Q2", 2);
        Assert.Null(town.Cell("a", "i", "2023-9M").Target);
        Assert.Equal(1, town.Cell("a", "i", "2023-Q3").Target!.Value);
        Assert.Equal(2, town.Cell("a", "i", "2023-H1").Target!.Value);
    }

    [Fact]
    public void The_shortest_window_wins_then_the_later_start_then_plan_before_resolution_before_scheme()
    {
        var town = One().Target("a", "i", "2020-Q3", "2025-Q2", 1);
        Assert.Equal(1, town.Cell("a", "i", "2023-Q1").Target!.Value);
        town.Target("a", "i", "2022-Q2", "2023-Q1", 2);
        Assert.Equal(2, town.Cell("a", "i", "2023-Q1").Target!.Value);
        town.Target("a", "i", "2023-Q1", "2023-Q4", 3, TargetBasis.Scheme);
        Assert.Equal(3, town.Cell("a", "i", "2023-Q1").Target!.Value);
        town.Target("a", "i", "2023-Q1", "2023-Q4", 4, TargetBasis.Resolution).Target("a", "i", "2023-Q1", "2023-Q4", 5);
        Assert.Equal(5, town.Cell("a", "i", "2023-Q1").Target!.Value);
    }

    [Theory]
    [InlineData(100, TargetStatus.Met)]
    [InlineData(75, TargetStatus.OnPace)]
    [InlineData(74.999999, TargetStatus.Behind)]
    public void More_is_better_met_on_pace_or_behind(decimal reached, TargetStatus status) =>
        Assert.Equal(status, One().Reports("a", "i", "2023-Q1", reached).Target("a", "i", "2023-Q1", "2023-Q4", 100).Cell("a", "i", "2023-9M").Target!.Status);

    [Theory]
    [InlineData(100, TargetStatus.Within)]
    [InlineData(100.000001, TargetStatus.Exceeded)]
    public void Less_is_better_within_or_exceeded(decimal reached, TargetStatus status) => Assert.Equal(
        status,
        One(Direction.Down).Reports("a", "i", "2023-Q1", reached).Target("a", "i", "2023-Q1", "2023-Q4", 100).Cell("a", "i", "2023-9M").Target!.Status);

    [Fact]
    public void Nothing_is_judged_without_a_direction_or_a_value_and_a_target_of_0_has_no_attainment()
    {
        Assert.Equal(TargetStatus.None, One(Direction.None).Reports("a", "i", "2023-Q1", 5).Target("a", "i", "2023-Q1", "2023-Q4", 1).Cell("a", "i", "2023-Q1").Target!.Status);
        var missing = One().Target("a", "i", "2023-Q1", "2023-Q4", 1).Cell("a", "i", "2023-Q1").Target!;
        Assert.Equal((null, null, TargetStatus.None, "–"), (missing.ToDate, missing.Attained, missing.Status, missing.Text));
        var zero = One().Reports("a", "i", "2023-Q1", 0).Target("a", "i", "2023-Q1", "2023-Q4", 0).Cell("a", "i", "2023-Q1").Target!;
        Assert.Equal((0m, null, TargetStatus.Met, "–"), (zero.ToDate, zero.Attained, zero.Status, zero.Text));
    }

    [Fact]
    public void A_ratio_that_prints_as_its_target_but_is_below_it_is_not_met()
    {
        // Short of one half by less than a decimal quotient shows at ten decimals.
        var below = new Town().Unit("a").Indicator("n").Indicator("d").Ratio("r", "n", "d")
            .Reports("a", "n", "2023-Q1", 449_999_999_999_999_999.999999m).Reports("a", "d", "2023-Q1", 900_000_000_000_000_000m)
            .Target("a", "r", "2023-Q1", "2023-Q1", 50);
        var target = below.Cell("a", "r", "2023-Q1").Target!;
        Assert.Equal((TargetStatus.Behind, "đạt 100,0%"), (target.Status, target.Text));
    }

    [Fact]
    public void A_total_without_a_target_of_its_own_takes_the_first_window_and_basis_that_every_expected_unit_has_and_their_sum()
    {
        var town = new Town().Unit("a").Unit("b").Unit("gone", to: "2022-Q4").Indicator("i")
            .Target("a", "i", "2023-Q1", "2023-Q4", 10).Target("b", "i", "2023-Q1", "2023-Q4", 20, TargetBasis.Resolution)
            .Target("a", "i", "2020-Q3", "2025-Q2", 300).Target("b", "i", "2020-Q3", "2025-Q2", 400)
            .Target("gone", "i", "2020-Q3", "2025-Q2", 5000)
            .Reports("a", "i", "2023-Q1", 7).Reports("gone", "i", "2022-Q4", 7);
        var target = town.Total("i", "2023-Q1").Target!;
        Assert.Equal((700m, 14m, "2020-Q3"), (target.Value, target.ToDate, target.From.ToString()));
        Assert.Equal(9, town.Target("town", "i", "2020-Q3", "2025-Q2", 9).Total("i", "2023-Q1").Target!.Value);
    }

    [Fact]
    public void A_ratios_total_never_adds_up_the_units_targets()
    {
        var town = new Town().Unit("a").Indicator("n").Indicator("d").Ratio("r", "n", "d").Target("a", "r", "2023-Q1", "2023-Q4", 90);
        Assert.Null(town.Total("r", "2023-Q1").Target);
    }
}
