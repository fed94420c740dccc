using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Figures;

public sealed class CoverageTests
{
    private static readonly DateOnly Deadline = new(2023, 9, 12);

    private static UnitCoverage Of(Town town, string unit) => town.Sheet("2023-9M").Coverage.Units.Single(row => row.Unit.Code == unit);

    private static Town Two() => new Town().Unit("a").Indicator("i").Indicator("s", IndicatorKind.Stock).Ratio("r", "i", "s");

    [Fact]
    public void A_unit_is_reported_when_complete_for_all_missing_when_it_has_a_value_for_none_else_partial()
    {
        Assert.Equal(CoverageState.Reported, Of(Two().Reports("a", "i", "2023-Q1", 1, 1, 1).Reports("a", "s", "2023-Q3", 1), "a").State);
        Assert.Equal(CoverageState.Partial, Of(Two().Reports("a", "i", "2023-Q1", 1, 1, 1).Reports("a", "s", "2023-Q2", 1), "a").State);
        Assert.Equal(CoverageState.Partial, Of(Two().Reports("a", "i", "2023-Q1", 1), "a").State);
        Assert.Equal(CoverageState.Missing, Of(Two().Reports("a", "i", "2022-Q4", 1), "a").State);
    }

    [Fact]
    public void The_parts_of_a_ratio_are_owed_even_when_the_series_shows_only_the_ratio()
    {
        var town = Two().Reports("a", "i", "2023-Q1", 1, 1, 1);
        var sheet = FigureCalculator.Compute(town.Snapshot(), town.Scope("2023-9M") with { Indicators = ["r"] });
        Assert.Equal(CoverageState.Partial, sheet.Coverage.Units.Single().State);
    }

    [Fact]
    public void A_unit_that_owes_no_figures_reports_in_words()
    {
        Town Words() => new Town().Unit("w").Indicator("i", reportedBy: "other");
        Assert.Equal(CoverageState.Missing, Of(Words(), "w").State);
        Assert.Equal(CoverageState.Missing, Of(Words().Note("w", "2023-9M", NoteKind.Task), "w").State);
        Assert.Equal(CoverageState.Missing, Of(Words().Note("w", "2023-H1"), "w").State);
        Assert.Equal(CoverageState.Reported, Of(Words().Note("w", "2023-9M"), "w").State);
    }

    [Fact]
    public void A_unit_that_is_valid_in_no_quarter_of_the_period_owes_words_like_any_other_that_reports_nothing()
    {
        var town = new Town().Unit("gone", to: "2022-Q4").Unit("future", from: "2024-Q1").Indicator("i").Note("gone", "2023-9M");
        Assert.Equal((CoverageState.Reported, CoverageState.Missing), (Of(town, "gone").State, Of(town, "future").State));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Late_is_a_first_value_recorded_after_24_00_of_the_deadline_day(int seconds, bool late)
    {
        var first = VietnamTime.At(Deadline.AddDays(1), TimeOnly.MinValue).AddSeconds(seconds);
        var town = Two().Calendar("2023-9M", Deadline).Reported("a", "i", "2023-Q3", 1, first: first);
        Assert.Equal((late, CoverageState.Partial), (Of(town, "a").Late, Of(town, "a").State));
        Assert.Equal(late ? 1 : 0, town.Sheet("2023-9M").Coverage.Late);
    }

    [Fact]
    public void Nobody_is_late_without_a_calendar_row_nor_without_a_value_nor_for_an_earlier_quarter()
    {
        var late = Town.AsOf.AddDays(-1);
        Assert.False(Of(Two().Reported("a", "i", "2023-Q3", 1, first: late), "a").Late);
        Assert.False(Of(Two().Calendar("2023-9M", Deadline).Reported("a", "i", "2023-Q3", null, first: late), "a").Late);
        Assert.False(Of(Two().Calendar("2023-9M", Deadline).Reported("a", "i", "2023-Q2", 1, first: late), "a").Late);
    }
}
