using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Figured = Analytics.Reports.Tests.Figures.Town;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>Two versions of the figures beside each other, the older one read back from its JSON.</summary>
public sealed class ChangeListTests
{
    [Fact]
    public void A_value_that_prints_differently_is_one_line_with_its_number_and_where_it_comes_from()
    {
        var list = Between(Town().Reports("b", "f", "2023-Q1", 3), Town().Reports("b", "f", "2023-Q1", 5));
        Assert.Equal(
            [(null, "10", "12", 10m, 12m, "a b"), ("b", "3", "5", 3m, 5m, "b")],
            list.Select(one => (one.Unit, one.Old.Text, one.New.Text, one.Old.Number!.Value, one.New.Number!.Value, string.Join(' ', one.Sources))));
        Assert.All(list, one => Assert.Equal(("f", FigureField.Value, "2023-Q1", "2023-Q1", true), (one.Indicator, one.Field, one.First, one.Last, one.Named)));
    }

    [Fact]
    public void Equal_figures_have_no_list() => Assert.Empty(Between(Town().Ratio("r", "f", "f"), Town().Ratio("r", "f", "f")));

    [Fact]
    public void A_first_report_was_a_dash_and_adds_its_unit()
    {
        var (before, now) = (Town(), Town().Reports("b", "f", "2023-Q1", 5));
        Assert.Contains(Between(before, now), one => one is { Unit: "b", Old: { Text: "–", Number: null }, New.Text: "5" });
        Assert.Equal(1, ChangeList.UnitsAdded(Stored(before.Sheet("2023-Q1")), VersionFigures.Of(now.Sheet("2023-Q1"))));
    }

    [Fact]
    public void Where_the_value_is_the_same_its_comparison_and_its_target_are_lines_of_their_own_in_the_words_of_the_pack()
    {
        var before = Town().Reports("a", "f", "2022-Q1", 5).Reports("b", "f", "2022-Q1", 20).Reports("b", "f", "2023-Q1", 30).Target("a", "f", "2023-Q1", "2023-Q4", 70);
        var now = Town().Reports("a", "f", "2022-Q1", 4).Reports("b", "f", "2022-Q1", 24).Reports("b", "f", "2023-Q1", 30).Target("a", "f", "2023-Q1", "2023-Q4", 28);
        Assert.Equal(
            [
                (null, FigureField.Change, "tăng 48,0%", "tăng 32,1%", "2022-Q1"),
                ("a", FigureField.Change, "tăng 2\u00a0cái", "tăng 3\u00a0cái", "2022-Q1"),
                ("a", FigureField.Attained, "đạt 10,0%", "đạt 25,0%", "2023-Q1"),
                ("b", FigureField.Change, "tăng 50,0%", "tăng 25,0%", "2022-Q1"),
            ],
            Between(before, now).Select(one => (one.Unit, one.Field, one.Old.Text, one.New.Text, one.First)));
    }

    [Fact]
    public void What_a_pack_shows_in_total_only_is_a_total_without_who_sent_it()
    {
        foreach (var closed in new Func<Figured, Figured>[]
        {
            town => town.Discloses("f", disclosure: Disclosure.TotalOnly), town => town.Discloses("f", maskBelow: 6),
        })
        {
            var list = Between(closed(Town().Ratio("r", "f", "f").Reports("b", "f", "2023-Q1", 3)), closed(Town().Ratio("r", "f", "f").Reports("b", "f", "2023-Q1", 5)));
            Assert.Equal([("f", null, "10", "12", false)], list.Select(one => (one.Indicator, one.Unit, one.Old.Text, one.New.Text, one.Named)));
        }
    }

    [Fact]
    public void What_was_open_before_and_is_closed_now_is_not_named_from_the_older_version()
    {
        var list = Between(Town().Reports("b", "f", "2023-Q1", 3), Town().Discloses("f", disclosure: Disclosure.TotalOnly).Reports("b", "f", "2023-Q1", 5));
        Assert.All(list, one => Assert.Equal((null, false), (one.Unit, one.Named)));
    }

    [Fact]
    public void A_comparison_also_follows_from_units_that_are_no_more()
    {
        Figured Merged(decimal last) => Town().Unit("old", to: "2022-Q4").Succession("old", "b", "2023-Q1").Reports("b", "f", "2023-Q1", 30).Reports("old", "f", "2022-Q1", last);
        var list = Between(Merged(20), Merged(15));
        Assert.Equal(["b", "old"], list.Single(one => one.Unit == "b").Sources);
        Assert.Contains("old", list.Single(one => one.Unit is null).Sources);
    }

    [Theory]
    [InlineData("3,00", "2.9999")]
    [InlineData("3,27", "3.27")]
    public void An_older_version_with_other_decimals_keeps_its_text_and_no_number(string text, string value)
    {
        var before = Town().Reports("b", "f", "2023-Q1", 3).Sheet("2023-Q1");
        var json = System.Text.Encoding.UTF8.GetString(FiguresJson.Write(before, [])).Replace("\"text\":\"3\"", $"\"text\":\"{text}\"", StringComparison.Ordinal)
            .Replace("\"value\":\"3\"", $"\"value\":\"{value}\"", StringComparison.Ordinal);
        var now = Town().Reports("b", "f", "2023-Q1", 4);
        var list = ChangeList.Between(VersionFigures.Read(System.Text.Encoding.UTF8.GetBytes(json)), VersionFigures.Of(now.Sheet("2023-Q1")), now.Sheet("2023-Q1").Period, now.Snapshot(), Rounding.Truncate);
        Assert.Equal((text, null), list.Where(one => one.Unit == "b").Select(one => (one.Old.Text, one.Old.Number)).Single());
    }

    private static Figured Town() => new Figured().Unit("a").Unit("b").Indicator("f").Reports("a", "f", "2023-Q1", 7);

    private static IReadOnlyList<FigureDifference> Between(Figured before, Figured now) => ChangeList.Between(
        Stored(Shown(before)), VersionFigures.Of(Shown(now)), Shown(now).Period, now.Snapshot(), Rounding.HalfAway);

    private static FigureSheet Shown(Figured town) => DisclosedSheet.Of(town.Sheet("2023-Q1"), town.Snapshot(), town.Scope("2023-Q1"));

    private static VersionFigures Stored(FigureSheet sheet) => VersionFigures.Read(FiguresJson.Write(sheet, []));
}
