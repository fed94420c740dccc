using Analytics.Reports.Audit;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Town = Analytics.Reports.Tests.Figures.Town;

namespace Analytics.Reports.Tests.Audit;

/// <summary><c>quoted_percent</c>; the percentages of a real term review (DOMAIN §1.5) are the acceptance case.</summary>
public sealed class QuotedPercentTests
{
    private const string Quarter = "2025-Q1";

    [Fact]
    public void Seven_of_six_quoted_as_118_is_found_with_both_numbers_in_both_languages()
    {
        var town = new Town().Unit("btg").Indicator("b07").Quotes("btg", "b07", Quarter, 7, 118).Target("btg", "b07", "2020-Q3", "2025-Q2", 6);
        var finding = Assert.Single(Findings(town));
        Assert.Equal((FindingCode.QuotedPercent, "b07", "btg", new Quarter(2025, 1)), (finding.Code, finding.Indicator, finding.Unit, finding.Quarter));
        Assert.Equal(118, finding.Quoted);
        Assert.Equal("116.6666666667", decimal.Round(finding.Computed!.Value, 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Đơn vị btg ghi 118%, tính lại là 116,7% (7/6): Chỉ tiêu b07, quý I năm 2025.", finding.Message);
        Assert.Equal("Đơn vị btg wrote 118%, computed again it is 116.7% (7/6): Chỉ tiêu b07, quarter 1 of 2025.", finding.MessageEn);
    }

    [Fact]
    public void One_hundred_and_sixty_one_of_181_quoted_as_88_9_is_explained_by_cutting_off()
    {
        var town = new Town().Unit("btg").Indicator("c01").Indicator("c02").Ratio("c", "c01", "c02")
            .Quotes("btg", "c01", Quarter, 161, 88.9m).Reports("btg", "c02", Quarter, 181);
        var finding = Assert.Single(Findings(town));
        Assert.Equal("Đơn vị btg ghi 88,9%, tính lại là 89,0% (161/181), do cắt bớt phần lẻ chứ không làm tròn: Chỉ tiêu c01, quý I năm 2025.", finding.Message);
        Assert.Contains("because the decimals were cut off and not rounded", finding.MessageEn, StringComparison.Ordinal);
        Assert.Equal(QuoteOutcome.CutOff, Assert.Single(Report(town).Quotes).Outcome);
    }

    [Theory]
    [InlineData("952", "500", "190")]
    [InlineData("692", "489", "141.5")]
    [InlineData("2311", "1457", "158.6")]
    public void A_quote_that_agrees_is_no_finding_but_was_checked(string value, string target, string quoted)
    {
        var town = new Town().Unit("a").Indicator("f").Quotes("a", "f", Quarter, Number(value), Number(quoted)).Target("a", "f", "2020-Q3", "2025-Q2", Number(target));
        Assert.Empty(Findings(town));
        Assert.Equal(QuoteOutcome.Agrees, Assert.Single(Report(town).Quotes).Outcome);
    }

    [Theory]
    [InlineData("117", QuoteOutcome.Agrees)]
    [InlineData("116", QuoteOutcome.CutOff)]
    [InlineData("116.7", QuoteOutcome.Agrees)]
    [InlineData("116.67", QuoteOutcome.Agrees)]
    [InlineData("116.70", QuoteOutcome.Differs)]
    [InlineData("116.6", QuoteOutcome.CutOff)]
    [InlineData("117.0", QuoteOutcome.Differs)]
    public void It_is_compared_at_the_decimals_that_were_written(string quoted, QuoteOutcome outcome)
    {
        var town = new Town().Unit("a").Indicator("f").Quotes("a", "f", Quarter, 7, Number(quoted)).Target("a", "f", Quarter, Quarter, 6);
        Assert.Equal(outcome, Assert.Single(Report(town).Quotes).Outcome);
    }

    [Fact]
    public void Without_target_and_with_no_ratio_or_two_of_them_nothing_is_found()
    {
        var lone = new Town().Unit("a").Indicator("f").Quotes("a", "f", Quarter, 7, 1);
        var torn = new Town().Unit("a").Indicator("f").Indicator("d").Ratio("r", "f", "d").Ratio("s", "f", "d")
            .Quotes("a", "f", Quarter, 7, 1).Reports("a", "d", Quarter, 10);
        Assert.Empty(Report(lone).Quotes);
        Assert.Empty(Report(torn).Quotes);
    }

    [Fact]
    public void A_target_of_zero_or_a_missing_denominator_finds_nothing()
    {
        var zero = new Town().Unit("a").Indicator("f").Indicator("d").Ratio("r", "f", "d")
            .Quotes("a", "f", Quarter, 7, 1).Reports("a", "d", Quarter, 10).Target("a", "f", Quarter, Quarter, 0);
        var missing = new Town().Unit("a").Indicator("f").Indicator("d").Ratio("r", "f", "d").Quotes("a", "f", Quarter, 7, 1);
        Assert.Empty(Report(zero).Quotes);
        Assert.Empty(Report(missing).Quotes);
    }

    [Fact]
    public void The_target_is_that_of_the_observations_quarter_and_reaches_back_to_its_beginning()
    {
        var town = new Town().Unit("a").Indicator("f").Reports("a", "f", "2025-Q1", 5).Quotes("a", "f", "2025-Q2", 5, 50)
            .Target("a", "f", "2025-Q1", "2025-Q4", 20);
        var quote = Assert.Single(Report(town, "2025-H1").Quotes);
        Assert.Equal((10m, 20m, QuoteOutcome.Agrees), (quote.Part, quote.Whole, quote.Outcome));
    }

    [Fact]
    public void Numbers_are_printed_in_the_indicators_scale()
    {
        var town = new Town().Unit("a").Indicator("f", scale: 1_000_000_000, decimals: 1).Quotes("a", "f", Quarter, 3_540_000_000, 20)
            .Target("a", "f", Quarter, Quarter, 20_000_000_000);
        Assert.Contains("(3,54/20)", Assert.Single(Findings(town)).Message, StringComparison.Ordinal);
        Assert.Contains("(3.54/20)", Assert.Single(Findings(town)).MessageEn, StringComparison.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static AuditReport Report(Town town, string period = Quarter) => Auditor.Audit(town.Snapshot(), town.Scope(period));

    private static IReadOnlyList<Finding> Findings(Town town) => Report(town).Findings;
}
