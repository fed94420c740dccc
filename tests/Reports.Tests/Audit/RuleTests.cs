using Analytics.Reports.Audit;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Town = Analytics.Reports.Tests.Figures.Town;

namespace Analytics.Reports.Tests.Audit;

/// <summary>The other rules of the audit, each at its edge.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_numerator_above_its_denominator_is_found_for_the_unit_over_the_period_and_an_equal_one_is_not()
    {
        var town = new Town().Unit("a").Unit("b").Indicator("n").Indicator("d").Ratio("r", "n", "d")
            .Reports("a", "n", "2023-Q1", 3, 4).Reports("a", "d", "2023-Q1", 4, 2)
            .Reports("b", "n", "2023-Q1", 3, 3).Reports("b", "d", "2023-Q1", 4, 2);
        var finding = Assert.Single(Findings(town, "2023-H1"));
        Assert.Equal((FindingCode.NumeratorExceedsDenominator, "r", "a", (Quarter?)null), (finding.Code, finding.Indicator, finding.Unit, finding.Quarter));
        Assert.Equal("Đơn vị a: Chỉ tiêu r, 6 tháng đầu năm 2023, có tử số 7\u00a0cái lớn hơn mẫu số 6\u00a0cái.", finding.Message);
        Assert.Equal("Đơn vị a: Chỉ tiêu r, first half of 2023, has a numerator of 7\u00a0cái, larger than its denominator of 6\u00a0cái.", finding.MessageEn);
    }

    // Median 12, deviation 1: 17 is exactly five deviations away.
    [Theory]
    [InlineData(17, false)]
    [InlineData(18, true)]
    [InlineData(7, false)]
    [InlineData(6, true)]
    public void An_outlier_is_farther_than_five_deviations_from_the_median(int value, bool found)
    {
        var town = new Town().Unit("a").Indicator("f").Reports("a", "f", "2021-Q3", 11, 11, 12, 13, 13).Reports("a", "f", "2023-Q1", value);
        Assert.Equal(found ? 1 : 0, Findings(town, "2023-Q1").Count);
    }

    [Fact]
    public void An_outlier_is_said_with_its_value_and_the_median()
    {
        var town = new Town().Unit("a").Indicator("f").Reports("a", "f", "2021-Q2", 10, 11, 11, 12, 13, 13).Reports("a", "f", "2023-Q1", 90);
        var finding = Assert.Single(Findings(town, "2023-Q1"));
        Assert.Equal(
            "Đơn vị a: Chỉ tiêu f, quý I năm 2023, là 90\u00a0cái, khác xa mức thường thấy 11,5\u00a0cái (trung vị của 6 quý có số liệu trong 2 năm trước đó).",
            finding.Message);
        Assert.Contains("is 90\u00a0cái, far from the usual 11.5\u00a0cái", finding.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_an_outlier_with_four_quarters_or_where_they_do_not_differ()
    {
        var four = new Town().Unit("a").Indicator("f").Reports("a", "f", "2021-Q4", 11, null, 12, 13, 14).Reports("a", "f", "2023-Q1", 1000);
        var level = new Town().Unit("a").Indicator("f").Reports("a", "f", "2021-Q1", 5, 5, 5, 5, 5, 5, 5, 90).Reports("a", "f", "2023-Q1", 1000);
        Assert.Empty(Findings(four, "2023-Q1"));
        Assert.Empty(Findings(level, "2023-Q1"));
    }

    [Fact]
    public void Eight_quarters_before_each_quarter_count_and_not_a_ninth()
    {
        // For the first quarter the fifth value lies nine quarters back; for the second the first quarter itself is the fifth.
        var town = new Town().Unit("a").Indicator("f").Indicator("p", IndicatorKind.Percent)
            .Reports("a", "f", "2020-Q4", 11).Reports("a", "f", "2021-Q4", 12, 13, 14, 15).Reports("a", "f", "2023-Q1", 1000, 1000)
            .Reports("a", "p", "2021-Q4", 12, 13, 14, 15, 16, 99);
        var finding = Assert.Single(Findings(town, "2023-H1"));
        Assert.Equal(new Quarter(2023, 2), finding.Quarter);
    }

    [Fact]
    public void Parts_that_add_up_to_more_than_their_whole_are_found_and_to_as_much_are_not()
    {
        var town = new Town().Unit("a").Unit("b").Unit("c").Indicator("w").Indicator("x", partOf: "w").Indicator("y", partOf: "w").Indicator("z", partOf: "elsewhere")
            .Reports("a", "w", "2023-Q1", 10).Reports("a", "x", "2023-Q1", 6).Reports("a", "y", "2023-Q1", 5)
            .Reports("b", "w", "2023-Q1", 11).Reports("b", "x", "2023-Q1", 6).Reports("b", "y", "2023-Q1", 5).Reports("b", "z", "2023-Q1", 99)
            .Reports("c", "x", "2023-Q1", 6);
        var finding = Assert.Single(Findings(town, "2023-Q1"));
        Assert.Equal((FindingCode.PartsExceedWhole, "w", "a"), (finding.Code, finding.Indicator, finding.Unit));
        Assert.Equal("Đơn vị a: Chỉ tiêu w, quý I năm 2023, là 10\u00a0cái, nhỏ hơn tổng các phần 11\u00a0cái (Chỉ tiêu x; Chỉ tiêu y).", finding.Message);
    }

    [Theory]
    [InlineData("2023-Q1", "2022-Q4")]
    [InlineData("2023-H1", "2022-H2")]
    [InlineData("2023-9M", "2022-9M")]
    [InlineData("2023", "2022")]
    public void The_same_words_as_in_the_period_before_of_the_same_kind_are_found(string period, string before)
    {
        var town = new Town().Unit("a").Indicator("f").Note("a", period).Note("a", before);
        var finding = Assert.Single(Findings(town, period));
        Assert.Equal((FindingCode.RepeatedText, null, "a", (Quarter?)null), (finding.Code, finding.Indicator, finding.Unit, finding.Quarter));
        Assert.Contains("kết quả “Đã tổ chức.” (mục field) giống hệt " + PeriodNames.Vi(Town.Period(before)), finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_words_units_kinds_fields_and_periods_are_no_repetition()
    {
        var town = new Town().Unit("a").Unit("b").Indicator("f").Note("a", "2023-Q1")
            .Note("a", "2022-Q4", text: "Khác.").Note("b", "2022-Q4").Note("a", "2022-Q4", NoteKind.Task).Note("a", "2022-Q4", field: "other").Note("a", "2022-Q1");
        Assert.Empty(Findings(town, "2023-Q1"));
        Assert.Empty(Findings(new Town().Unit("a").Indicator("f").Note("a", "2020-2025"), "2020-2025"));
    }

    [Fact]
    public void A_base_that_changed_after_its_pack_is_found_with_what_it_was()
    {
        var town = new Town().Unit("a").Indicator("f").Reports("a", "f", "2022-Q1", 7).Reports("a", "f", "2023-Q1", 9)
            .Revised("a", "f", "2022-Q2", 12, 14).Revised("a", "f", "2022-Q3", null, 5).Revised("a", "f", "2022-Q4", 3, 4).BasePack();
        Assert.Equal(
            [
                "Đơn vị a: Chỉ tiêu f, quý II năm 2022, đã được điều chỉnh sau khi công bố, từ 12\u00a0cái thành 14\u00a0cái.",
                "Đơn vị a: Chỉ tiêu f, quý III năm 2022, mới có số liệu 5\u00a0cái sau khi công bố.",
            ],
            Findings(town, "2023-9M").Select(finding => finding.Message));
    }

    [Fact]
    public void A_base_that_was_recorded_again_is_found_and_one_that_has_no_value_now_is_not()
    {
        var town = new Town().Unit("a").Indicator("f")
            .Revised("a", "f", "2022-Q1", 12, null).Revised("a", "f", "2022-Q2", 5, 5).Revised("a", "f", "2022-Q3", null, null).BasePack();
        Assert.Equal(
            [
                "Đơn vị a: Chỉ tiêu f, quarter 2 of 2022, was recorded again after it was published, still 5\u00a0cái.",
            ],
            Findings(town, "2023-9M").Select(finding => finding.MessageEn));
    }

    [Fact]
    public void A_base_whose_pack_was_never_approved_was_not_published_and_is_revised_since_it_was_made()
    {
        var town = new Town().Unit("a").Indicator("f").Reports("a", "f", "2023-Q1", 9).Revised("a", "f", "2022-Q1", 12, 14).BasePack(isPublished: false);
        var finding = Findings(town, "2023-Q1").Single();
        Assert.Equal(
            ("Đơn vị a: Chỉ tiêu f, quý I năm 2022, đã được điều chỉnh sau khi lập báo cáo kỳ đó, từ 12\u00a0cái thành 14\u00a0cái.",
             "Đơn vị a: Chỉ tiêu f, quarter 1 of 2022, was revised after that period's pack was made, from 12\u00a0cái to 14\u00a0cái."),
            (finding.Message, finding.MessageEn));
        Assert.Empty(RevisedBases.Published(town.Snapshot(), town.Scope("2023-Q1"), town.Sheet("2023-Q1")));
    }

    [Fact]
    public void Without_a_pack_of_the_year_before_no_base_is_revised() =>
        Assert.Empty(Findings(new Town().Unit("a").Indicator("f").Revised("a", "f", "2022-Q2", 12, 14), "2023-9M"));

    [Fact]
    public void The_totals_that_were_published_are_those_of_the_values_then_and_only_of_what_changed()
    {
        var town = new Town().Unit("a").Unit("b").Indicator("f").Indicator("g").Ratio("r", "f", "g")
            .Reports("a", "f", "2022-Q1", 10).Revised("b", "f", "2022-Q1", 20, 30).Reports("a", "g", "2022-Q1", 40).Revised("b", "g", "2022-Q1", 60, 60)
            .Reports("a", "f", "2023-Q1", 1).BasePack();
        var published = RevisedBases.Published(town.Snapshot(), town.Scope("2023-Q1"), town.Sheet("2023-Q1"));
        Assert.Equal(new Dictionary<string, decimal?> { ["f"] = 30, ["r"] = 30 }, published);
    }

    [Fact]
    public void What_was_taken_back_is_found_and_what_never_had_a_value_is_not()
    {
        var town = new Town().Unit("a").Indicator("f").Withdrawn("a", "f", "2023-Q1", 12).Reports("a", "f", "2023-Q2", 1).Reported("a", "f", "2023-Q3", null)
            .Withdrawn("a", "f", "2022-Q4", 5);
        var finding = Assert.Single(Findings(town, "2023-9M"));
        Assert.Equal((FindingCode.Withdrawn, "f", "a", new Quarter(2023, 1)), (finding.Code, finding.Indicator, finding.Unit, finding.Quarter));
        Assert.Equal("Đơn vị a đã rút số liệu Chỉ tiêu f, quý I năm 2023, trước đó là 12\u00a0cái.", finding.Message);
    }

    [Fact]
    public void Findings_come_by_series_order_then_parts_by_code_then_none_and_by_unit_quarter_and_code()
    {
        var town = new Town().Unit("b").Unit("a").Indicator("z").Indicator("y").Indicator("n").Indicator("d").Ratio("r", "n", "d")
            .Withdrawn("b", "z", "2023-Q2", 1).Withdrawn("b", "z", "2023-Q1", 1).Withdrawn("a", "z", "2023-Q2", 1).Withdrawn("a", "y", "2023-Q1", 1)
            .Withdrawn("a", "n", "2023-Q1", 1).Withdrawn("a", "d", "2023-Q1", 1).Note("a", "2023-H1").Note("a", "2022-H2");
        var findings = Auditor.Audit(town.Snapshot(), town.Scope("2023-H1") with { Indicators = ["y", "z", "r"] }).Findings;
        Assert.Equal(
            [("y", "a", "2023-Q1"), ("z", "a", "2023-Q2"), ("z", "b", "2023-Q1"), ("z", "b", "2023-Q2"), ("d", "a", "2023-Q1"), ("n", "a", "2023-Q1"), (null, "a", null)],
            findings.Select(finding => (finding.Indicator, finding.Unit, finding.Quarter?.ToString())));
    }

    [Fact]
    public void A_pack_carries_no_finding_that_tells_a_value_which_it_does_not_show()
    {
        var town = new Town().Unit("a").Indicator("open").Indicator("closed").Indicator("masked").Ratio("r", "closed", "open")
            .Withdrawn("a", "open", "2023-Q2", 1).Withdrawn("a", "closed", "2023-Q2", 1).Withdrawn("a", "masked", "2023-Q2", 1)
            .Reports("a", "closed", "2023-Q1", 8).Reports("a", "open", "2023-Q1", 7).Note("a", "2023-H1").Note("a", "2022-H2");
        var plain = town.Snapshot();
        var snapshot = plain with
        {
            Indicators = plain.Indicators.ToDictionary(pair => pair.Key, pair => pair.Key switch
            {
                "closed" => pair.Value with { Disclosure = Disclosure.TotalOnly },
                "masked" => pair.Value with { MaskBelow = 5 },
                _ => pair.Value,
            }),
        };
        var report = Auditor.Audit(snapshot, town.Scope("2023-H1"));
        Assert.Equal(["open", "closed", "masked", "r", null], report.Findings.Select(finding => finding.Indicator));
        Assert.Equal(["open", null], PackFindings.Of(report, snapshot).Select(finding => finding.Indicator));
    }

    private static IReadOnlyList<Finding> Findings(Town town, string period) => Auditor.Audit(town.Snapshot(), town.Scope(period)).Findings;
}
