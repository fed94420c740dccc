using System.Text;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

/// <summary>What must hold on any town: laws, tried on random ones.</summary>
public sealed class LawTests
{
    private static readonly IEnumerable<int> Seeds = Enumerable.Range(10_000, 100);

    private static string Json(Snapshot snapshot, FigureScope scope) =>
        Encoding.UTF8.GetString(FiguresJson.Write(FigureCalculator.Compute(snapshot, scope), []));

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        foreach (var seed in Seeds)
        {
            var (snapshot, scope) = new RandomSnapshot(seed).Next();
            var reversed = snapshot with
            {
                Units = [.. snapshot.Units.Reverse()],
                Observations = [.. snapshot.Observations.Reverse()],
                Targets = [.. snapshot.Targets.Reverse()],
                Successions = [.. snapshot.Successions.Reverse()],
            };
            Assert.True(Json(snapshot, scope) == Json(reversed, scope), $"Seed {seed}.");
        }
    }

    [Fact]
    public void The_four_quarters_of_a_flow_add_up_to_the_year()
    {
        foreach (var seed in Seeds)
        {
            var (snapshot, scope) = new RandomSnapshot(seed).Next();
            decimal? Total(string period) => FigureCalculator.Compute(snapshot, scope with { Indicators = ["f1"], Period = Town.Period(period) })
                .Figures.Single().Total.Value;
            var quarters = new[] { "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4" }.Select(Total).ToList();
            Assert.True(quarters.Sum() == (Total("2023") ?? 0), $"Seed {seed}.");
        }
    }

    [Fact]
    public void A_silent_unit_changes_only_coverage_and_states()
    {
        foreach (var seed in Seeds)
        {
            var (snapshot, scope) = new RandomSnapshot(seed).Next();
            var more = snapshot with { Units = [.. snapshot.Units, new("silent", "Im lặng", null, "front", "town", null, null, null)] };
            var named = scope with { Units = ["front", "mass_org", "board"] };
            // Its targets are missing too, so a total has no sum of targets to stand on any more.
            var (before, after) = (FigureCalculator.Compute(snapshot, named), FigureCalculator.Compute(more, named));
            Assert.Equal(before.Coverage.Expected + 1, after.Coverage.Expected);
            Assert.Equal(before.Coverage.Reported, after.Coverage.Reported);
            foreach (var (one, other) in before.Figures.Zip(after.Figures).Where(pair => pair.First.Indicator.Kind != IndicatorKind.Milestone))
            {
                Assert.True(
                    (one.Total.Value, one.Total.LikeForLike, one.Total.Previous?.Value, one.Total.Change)
                    == (other.Total.Value, other.Total.LikeForLike, other.Total.Previous?.Value, other.Total.Change),
                    $"Seed {seed}, {one.Indicator.Code}.");
                Assert.Equal(one.Units.Select(row => row.Cell), other.Units.Where(row => row.Unit.Code != "silent").Select(row => row.Cell));
            }
        }
    }

    [Fact]
    public void A_split_into_three_and_seven_tenths_leaves_like_for_like_totals_as_they_were()
    {
        Town Whole() => new Town().Unit("other").Indicator("i").Indicator("s", IndicatorKind.Stock).Ratio("r", "i", "s")
            .Reports("other", "i", "2022-Q1", 1, 2, 3, 4).Reports("other", "s", "2022-Q3", 11);
        var one = Whole().Unit("x").Reports("x", "i", "2022-Q1", 10, 20, 31, 40).Reports("x", "s", "2022-Q3", 90)
            .Reports("x", "i", "2023-Q1", 5, 6, 7).Reports("x", "s", "2023-Q3", 70);
        var two = Whole().Unit("x", to: "2022-Q4").Unit("y", from: "2023-Q1").Unit("z", from: "2023-Q1")
            .Succession("x", "y", "2023-Q1", 0.3m).Succession("x", "z", "2023-Q1", 0.7m)
            .Reports("x", "i", "2022-Q1", 10, 20, 31, 40).Reports("x", "s", "2022-Q3", 90)
            .Reports("y", "i", "2023-Q1", 2, 2, 2).Reports("y", "s", "2023-Q3", 30)
            .Reports("z", "i", "2023-Q1", 3, 4, 5).Reports("z", "s", "2023-Q3", 40);
        foreach (var indicator in new[] { "i", "s", "r" })
        {
            var (before, after) = (one.Total(indicator, "2023-9M"), two.Total(indicator, "2023-9M"));
            Assert.Equal(
                (before.LikeForLike, before.Previous!.Value, before.Previous.Text, before.Change!.Text),
                (after.LikeForLike, after.Previous!.Value, after.Previous.Text, after.Change!.Text));
        }
    }
}
