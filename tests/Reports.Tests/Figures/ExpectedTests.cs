using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class ExpectedTests
{
    private static string[] Units(Town town, string indicator, string period) => [.. town.Sheet(period).Figures
        .Single(figure => figure.Indicator.Code == indicator).Units.Select(row => row.Unit.Code)];

    [Fact]
    public void A_unit_is_expected_for_a_flow_when_it_is_so_in_some_quarter_and_for_a_stock_in_the_last_one()
    {
        var town = new Town().Unit("ended", to: "2023-Q1").Unit("started", from: "2023-Q3").Unit("gone", to: "2022-Q4")
            .Indicator("f").Indicator("s", IndicatorKind.Stock).Ratio("r", "f", "s");
        Assert.Equal(["ended", "started"], Units(town, "f", "2023-9M"));
        Assert.Equal(["started"], Units(town, "s", "2023-9M"));
        Assert.Equal(["started"], Units(town, "r", "2023-9M"));
    }

    [Fact]
    public void Only_descendants_that_the_series_names_and_the_indicator_counts_on_are_expected()
    {
        var town = new Town().Unit("a").Unit("deep", parent: "other").Unit("other", kind: "centre").Unit("stray", parent: "nowhere")
            .Indicator("f").Indicator("g", reportedBy: "deep").Indicator("h", reportedBy: "centre");
        Assert.Equal(["a", "deep"], Units(town, "f", "2023-Q1"));
        Assert.Equal(["deep"], Units(town, "g", "2023-Q1"));
        Assert.Empty(Units(town, "h", "2023-Q1"));
    }

    [Fact]
    public void Units_stand_in_display_order_with_ties_by_code_and_those_without_an_order_last()
    {
        var town = new Town().Unit("z", order: 1).Unit("b", order: 2).Unit("a", order: 2).Unit("c").Indicator("f");
        Assert.Equal(["z", "a", "b", "c"], Units(town, "f", "2023-Q1"));
    }
}
