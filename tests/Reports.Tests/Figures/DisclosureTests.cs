using System.Text;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

/// <summary>What a pack may show (CONTRACT §3, disclosure).</summary>
public sealed class DisclosureTests
{
    private static Figure Of(FigureSheet sheet, string indicator) => sheet.Figures.Single(figure => figure.Indicator.Code == indicator);

    private static string Texts(FigureSheet sheet, string indicator) => string.Join(' ', Of(sheet, indicator).Units.Select(unit => unit.Cell.Text));

    private static string Befores(FigureSheet sheet, string indicator) =>
        string.Join(' ', Of(sheet, indicator).Units.Select(unit => unit.Cell.Previous is { } previous ? previous.Text : unit.Cell.Masked.HasFlag(Masks.Previous) ? "…" : "-"));

    /// <summary>Units a, b, c … that report one quarter's values of the flow <c>i</c>, masked below 5.</summary>
    private static Town Row(params decimal?[] values)
    {
        var town = new Town().Indicator("i").Discloses("i", maskBelow: 5);
        foreach (var (value, place) in values.Select((value, place) => (value, place)))
        {
            town.Unit(Letter(place)).Reports(Letter(place), "i", "2023-Q1", value);
        }

        return town;
    }

    private static string Letter(int place) => ((char)('a' + place)).ToString();

    [Theory]
    [InlineData("0 4 5 3 9", "0 … 5 … 9")]
    [InlineData("4 5 9", "… … 9")]
    [InlineData("5 9 4 5", "… 9 … 5")]
    [InlineData("4 0 0", "… 0 0")]
    [InlineData("4", "…")]
    [InlineData("5 0 -3 8", "5 0 -3 8")]
    [InlineData("4 0 -3 8", "… 0 -3 …")]
    public void Small_values_above_zero_are_masked_and_a_single_one_takes_the_smallest_other_with_it(string values, string expected)
    {
        var town = Row([.. values.Split(' ').Select(value => (decimal?)decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))]);
        Assert.Equal(expected, Texts(town.Disclosed("2023-Q1"), "i"));
    }

    [Fact]
    public void A_masked_cell_loses_everything_that_hangs_on_it_and_keeps_its_state()
    {
        var town = Row(null, 4, 40).Reports("a", "i", "2022-Q1", 30).Target("a", "i", "2023-Q1", "2023-Q4", 10)
            .Reported("a", "i", "2023-Q1", 3, Qualifier.Over, status: ObservationStatus.Estimate);
        var cell = Of(town.Disclosed("2023-Q1"), "i").Units[0].Cell;
        Assert.Equal(
            new FigureCell(null, null, "…", null, null, FigureState.Complete, false, Qualifier.Exact, null, null, null, null) { Masked = cell.Masked },
            cell);
        Assert.True(cell.Masked.HasFlag(Masks.Value));
    }

    [Fact]
    public void The_total_and_the_offices_own_figures_stay_as_they_are()
    {
        var town = Row(3, 4, 40);
        Assert.Equal("47", Of(town.Disclosed("2023-Q1"), "i").Total.Text);
        Assert.Contains("\"unit\":\"a\",\"value\":\"3\"", Encoding.UTF8.GetString(FiguresJson.Write(town.Sheet("2023-Q1"), [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_value_of_the_year_before_takes_the_comparison_with_it()
    {
        var town = Row(30, 40, 50, 60).Reports("a", "i", "2022-Q1", 4).Reports("b", "i", "2022-Q1", 20).Reports("c", "i", "2022-Q1", 10);
        var sheet = town.Disclosed("2023-Q1");
        Assert.Equal("30 40 50 60", Texts(sheet, "i"));
        Assert.Equal("… 20 … –", Befores(sheet, "i"));
        Assert.Equal([true, false, true, false], Of(sheet, "i").Units.Select(unit => unit.Cell.Change is null));
    }

    [Fact]
    public void What_a_successor_has_on_todays_units_tells_no_masked_value_of_another_unit()
    {
        var town = new Town().Indicator("i").Discloses("i", maskBelow: 5)
            .Unit("p", to: "2023-Q1").Unit("n", from: "2023-Q2").Unit("s").Unit("t").Succession("p", "n", "2023-Q2", 1)
            .Reports("p", "i", "2023-Q1", 3).Reports("n", "i", "2023-Q2", 10).Reports("s", "i", "2023-Q1", 4, 2).Reports("t", "i", "2023-Q1", 10, 10);
        var units = Of(town.Disclosed("2023-H1"), "i").Units.ToDictionary(unit => unit.Unit.Code, unit => unit.Cell);
        Assert.Equal("… 10 … 20", string.Join(' ', ((string[])["p", "n", "s", "t"]).Select(code => units[code].Text)));
        // With the total, t's 20 and n's 13 would tell s's 6.
        Assert.Equal((null, null, 20m), (units["n"].LikeForLike, units["s"].LikeForLike, units["t"].LikeForLike));
    }

    [Fact]
    public void A_masked_value_counts_in_the_row_of_the_year_before()
    {
        var town = Row(3, 4, 50).Reports("a", "i", "2022-Q1", 30).Reports("b", "i", "2022-Q1", 40).Reports("c", "i", "2022-Q1", 1);
        Assert.Equal("… … …", Befores(town.Disclosed("2023-Q1"), "i"));
        Assert.Equal("… … 20", Befores(Row(3, 4, 50).Reports("a", "i", "2022-Q1", 30).Reports("b", "i", "2022-Q1", 40).Reports("c", "i", "2022-Q1", 20).Disclosed("2023-Q1"), "i"));
    }

    [Fact]
    public void A_small_value_over_the_window_of_a_target_takes_the_target_with_it()
    {
        var town = Row(0, 20, 30).Reports("a", "i", "2022-Q4", 3);
        foreach (var unit in new[] { "a", "b", "c" })
        {
            town.Target(unit, "i", "2022-Q1", "2023-Q4", 100);
        }

        var units = Of(town.Disclosed("2023-Q1"), "i").Units;
        Assert.Equal([true, true, false], units.Select(unit => unit.Cell.Target is null));
        Assert.Equal(["0", "20", "30"], units.Select(unit => unit.Cell.Text));
    }

    [Fact]
    public void What_is_carried_over_from_a_predecessor_is_masked_too()
    {
        var town = Row(0, 20, 30).Unit("old", to: "2022-Q4").Succession("old", "a", "2023-Q1").Reports("old", "i", "2022-Q1", 2);
        var cell = Of(town.Disclosed("2023-Q1"), "i").Units[0].Cell;
        Assert.Equal(("0", 0m, (Previous?)null, (Change?)null), (cell.Text, cell.LikeForLike, cell.Previous, cell.Change));
        var inside = Row(0, 20, 30).Unit("old", to: "2023-Q1").Succession("old", "a", "2023-Q2").Reports("old", "i", "2023-Q1", 2)
            .Reports("a", "i", "2023-Q2", 0).Reports("b", "i", "2023-Q2", 0).Reports("c", "i", "2023-Q2", 0);
        cell = Of(inside.Disclosed("2023-H1"), "i").Units[0].Cell;
        Assert.Equal((0m, (decimal?)null, (Change?)null), (cell.Value, cell.LikeForLike, cell.Change));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ratio_with_a_masked_part_is_masked_also_when_the_series_does_not_show_the_part(bool shown)
    {
        var town = Row(3, 20, 30, 40).Indicator("whole").Ratio("r", "i", "whole");
        foreach (var unit in new[] { "a", "b", "c", "d" })
        {
            town.Reports(unit, "whole", "2023-Q1", 50);
        }

        var sheet = town.Disclosed("2023-Q1", shown ? ["i", "whole", "r"] : ["r"]);
        Assert.Equal("… … 60,0% 80,0%", Texts(sheet, "r"));
        Assert.All(Of(sheet, "r").Units.Take(2), unit => Assert.Equal((null, null), (unit.Cell.Numerator, unit.Cell.Denominator)));
        Assert.Equal((93m, 200m), (Of(sheet, "r").Total.Numerator, Of(sheet, "r").Total.Denominator));
    }

    [Fact]
    public void A_single_masked_ratio_takes_the_smallest_other_with_it()
    {
        // b ended before the quarter that the stock is taken at: it is in the row of the part and not in the row of the ratio.
        var town = new Town().Unit("a").Unit("b", to: "2023-Q1").Unit("c").Unit("d")
            .Indicator("i").Discloses("i", maskBelow: 5).Indicator("whole", IndicatorKind.Stock).Ratio("r", "i", "whole");
        foreach (var (unit, value) in new[] { ("a", 3), ("b", 4), ("c", 45), ("d", 20) })
        {
            town.Reports(unit, "i", "2023-Q1", value).Reports(unit, "whole", "2023-Q2", 50);
        }

        var sheet = town.Disclosed("2023-H1");
        Assert.Equal("… … 45 20", Texts(sheet, "i"));
        Assert.Equal("… 90,0% …", Texts(sheet, "r"));
    }

    [Fact]
    public void Parts_over_a_divisor_of_zero_are_masked_without_a_ratio()
    {
        var town = Row(3, 40, 50).Indicator("whole").Ratio("r", "i", "whole")
            .Reports("a", "whole", "2023-Q1", 0).Reports("b", "whole", "2023-Q1", 80).Reports("c", "whole", "2023-Q1", 100);
        var cell = Of(town.Disclosed("2023-Q1", "r"), "r").Units[0].Cell;
        Assert.Equal((FigureState.Missing, "…", null), (cell.State, cell.Text, cell.Numerator));
    }

    [Fact]
    public void A_ratio_whose_part_was_small_a_year_before_or_over_its_target_loses_that_comparison()
    {
        var town = Row(30, 40, 50).Indicator("whole").Ratio("r", "i", "whole");
        foreach (var (unit, before) in new[] { ("a", 2), ("b", 20), ("c", 30) })
        {
            town.Reports(unit, "whole", "2023-Q1", 100).Reports(unit, "whole", "2022-Q1", 100).Reports(unit, "i", "2022-Q1", before);
        }

        var sheet = town.Disclosed("2023-Q1", "r");
        Assert.Equal("30,0% 40,0% 50,0%", Texts(sheet, "r"));
        Assert.Equal("… … 30,0%", Befores(sheet, "r"));

        var window = Row(0, 40, 50).Indicator("whole").Ratio("r", "i", "whole").Reports("a", "i", "2022-Q4", 2);
        foreach (var unit in new[] { "a", "b", "c" })
        {
            window.Reports(unit, "whole", "2023-Q1", 100).Target(unit, "r", "2022-Q1", "2023-Q4", 50);
        }

        Assert.Equal([true, true, false], Of(window.Disclosed("2023-Q1", "r"), "r").Units.Select(unit => unit.Cell.Target is null));
    }

    [Fact]
    public void An_indicator_disclosed_as_a_total_only_has_no_units_and_neither_has_a_ratio_with_such_a_part()
    {
        var town = Row(30, 40, null).Discloses("i", disclosure: Disclosure.TotalOnly).Indicator("whole").Ratio("r", "i", "whole")
            .Reports("a", "whole", "2023-Q1", 50);
        var sheet = town.Disclosed("2023-Q1");
        Assert.Empty(Of(sheet, "i").Units);
        Assert.Empty(Of(sheet, "r").Units);
        Assert.Equal(3, Of(sheet, "whole").Units.Count);
        Assert.Equal(1, Of(sheet, "i").UnitsInTotal[FigureState.Missing]);
        Assert.Equal("70", Of(sheet, "i").Total.Text);
    }

    [Fact]
    public void Percentages_and_milestones_that_units_report_are_no_counts_and_are_shown()
    {
        var town = new Town().Unit("a").Indicator("p", IndicatorKind.Percent).Indicator("m", IndicatorKind.Milestone)
            .Discloses("p", 5).Discloses("m", 5).Reports("a", "p", "2023-Q1", 3).Reports("a", "m", "2023-Q1", 1);
        var sheet = town.Disclosed("2023-Q1");
        Assert.Equal(("3,0%", "1"), (Texts(sheet, "p"), Texts(sheet, "m")));
    }

    [Fact]
    public void Whether_a_cell_is_shown_can_be_asked()
    {
        var sheet = Row(3, 4, 50).Indicator("t").Discloses("t", disclosure: Disclosure.TotalOnly).Disclosed("2023-Q1");
        Assert.Equal(
            [false, true, true, false, true, false],
            new[] { ("i", "a"), ("i", "c"), ("i", null), ("t", "a"), ("t", null), ("x", null) }.Select(cell => sheet.Shows(cell.Item1, cell.Item2)));
    }
}
