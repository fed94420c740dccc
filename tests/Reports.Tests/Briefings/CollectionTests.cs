using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using FigureTown = Analytics.Reports.Tests.Figures.Town;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>Who has sent what, field by field, and when.</summary>
public sealed class CollectionTests
{
    private static readonly DateTimeOffset First = FigureTown.AsOf.AddDays(-9);
    private static readonly DateTimeOffset Second = FigureTown.AsOf.AddDays(-5);

    [Fact]
    public void A_field_is_judged_by_the_rule_of_coverage_and_its_missing_values_are_named()
    {
        var town = Two().Reported("a", "i", "2023-Q1", 1, first: First).Reported("a", "i", "2023-Q3", 1, first: Second);
        var unit = Assert.Single(Sheet(town).Units);
        Assert.Equal((CoverageState.Partial, 4, 2), (unit.State, unit.Expected, unit.Present));
        Assert.Equal(
            ["people Partial 2/3 i 2023-Q2", "money Partial 2/4 i 2023-Q2, s 2023-Q3", "other Missing 0/1 s 2023-Q3"],
            unit.Fields.Select(Said));
        Assert.Equal(["2023-Q2", "2023-Q3"], unit.MissingQuarters.Select(quarter => quarter.ToString()));
        Assert.Equal((Second, null), (unit.FirstAt, unit.CompleteAt));
    }

    [Fact]
    public void A_unit_is_complete_when_the_last_of_what_it_owes_was_first_recorded()
    {
        var town = Two().Reports("a", "i", "2023-Q1", 1, 1)
            .Reported("a", "i", "2023-Q3", 1, first: First)
            .Reported("a", "s", "2023-Q3", 1, first: Second);
        var unit = Assert.Single(Sheet(town).Units);
        Assert.Equal((CoverageState.Reported, First, Second, Second), (unit.State, unit.FirstAt, unit.LastAt, unit.CompleteAt));
        Assert.All(unit.Fields, field => Assert.Empty(field.Missing));
    }

    [Fact]
    public void A_value_that_was_carried_from_an_earlier_quarter_is_missing_and_makes_its_field_one_in_part()
    {
        var unit = Assert.Single(Sheet(Two().Reports("a", "s", "2023-Q2", 1)).Units);
        Assert.Equal("other Partial 0/1 s 2023-Q3", Said(unit.Fields[^1]));
    }

    [Fact]
    public void A_unit_that_is_valid_in_one_quarter_owes_a_flow_for_that_one()
    {
        var town = new FigureTown().Unit("late", from: "2023-Q3").Indicator("i").Indicator("s", IndicatorKind.Stock).Ratio("r", "i", "s");
        Assert.Equal((0, 2), (Assert.Single(Sheet(town).Units).Present, Assert.Single(Sheet(town).Units).Expected));
    }

    [Fact]
    public void A_unit_that_owes_words_has_no_fields()
    {
        FigureTown Words() => new FigureTown().Unit("w").Indicator("i", reportedBy: "other").Indicator("s", IndicatorKind.Stock, reportedBy: "other").Ratio("r", "i", "s");
        var silent = Assert.Single(Sheet(Words()).Units);
        var said = Assert.Single(Sheet(Words().Note("w", "2023-9M")).Units);
        Assert.Equal((CoverageState.Missing, CoverageState.Reported), (silent.State, said.State));
        Assert.Empty(said.Fields);
        Assert.Equal(0, said.Expected);
    }

    [Fact]
    public void The_counts_are_coverages()
    {
        var town = Two().Unit("b").Unit("c").Reports("b", "i", "2023-Q1", 1, 1, 1).Reports("b", "s", "2023-Q3", 1).Reports("a", "i", "2023-Q1", 1);
        var sheet = Sheet(town);
        Assert.Equal((3, 1, 1, 1, 0), (sheet.Due, sheet.Received, sheet.Part, sheet.Missing, sheet.Late));
        Assert.Equal(sheet.Coverage.Units, sheet.Units.Select(unit => unit.Coverage));
    }

    private static FigureTown Two() => new FigureTown().Unit("a").Indicator("i").Indicator("s", IndicatorKind.Stock).Ratio("r", "i", "s");

    private static CollectionSheet Sheet(FigureTown town)
    {
        var series = new SeriesDefinition(
            "series", "Loại", null, PeriodKind.NineMonths, ["org"], "party", "meeting", "party", Marking.None, new PageBudget(1, 6), Rounding.HalfAway, null,
            SendPolicy.Never, [], [new("people", "Cán bộ", ["i"], []), new("money", "Thu chi", ["r"], []), new("other", "Khác", ["s"], [])]);
        return CollectionFigures.Of(town.Snapshot(), series, series.Scope("town", FigureTown.Period("2023-9M"), FigureTown.AsOf));
    }

    private static string Said(FieldCollection one) => FormattableString.Invariant(
        $"{one.Field.Code} {one.State} {one.Present}/{one.Expected} {string.Join(", ", one.Missing.Select(missing => $"{missing.Indicator.Code} {string.Join(' ', missing.Quarters)}"))}").TrimEnd();
}
