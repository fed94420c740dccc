using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Briefings;

public sealed class SeriesParserTests
{
    private const string Whole = """
        code: giao-ban-9-thang
        title_vi: Giao ban công tác Đảng, đoàn thể
        title_en: Party and mass-organisation briefing      # optional
        period_kind: nine_months
        units: [party_board, front, mass_org, centre]
        calendar: party
        schedule: meeting
        format: party
        marking: none
        pages: {summary: 1, body: 6}
        rounding: half_away
        gate: {min_coverage: 80}
        send: after_approval
        lists: [thuong-truc]
        fields:
          - code: organisation
            title_vi: Công tác tổ chức, cán bộ, đảng viên
            indicators: [a04, a05, a06]
            charts:
              - {kind: attainment, indicators: [a05, a06]}
              - {kind: comparison, indicators: [a05]}
              - {kind: trend, indicators: [a04], quarters: 8}
              - {kind: ranking, indicator: a05}
              - {kind: heatmap}
        """;

    private const string Least = """
        code: s
        title_vi: Giao ban
        period_kind: quarter
        units: [board]
        fields: [{code: f, title_vi: Lĩnh vực, indicators: [a04]}]
        """;

    [Fact]
    public void The_contracts_example_is_read_whole()
    {
        var series = Definition(Whole);
        Assert.Equal(("giao-ban-9-thang", PeriodKind.NineMonths, "meeting"), (series.Code, series.PeriodKind, series.Schedule));
        Assert.Equal((80m, SendPolicy.AfterApproval, new PageBudget(1, 6)), (series.MinCoverage, series.Send, series.Pages));
        Assert.Equal(
            [ChartForm.Attainment, ChartForm.Comparison, ChartForm.Trend, ChartForm.Ranking, ChartForm.Heatmap],
            series.Fields[0].Charts.Select(chart => chart.Form));
        Assert.Equal(["a04", "a05", "a06"], series.Fields[0].Charts[^1].Indicators);
        Assert.Equal(8, series.TrendQuarters["a04"]);
    }

    [Fact]
    public void What_is_left_out_has_the_contracts_default()
    {
        var series = Definition(Least);
        Assert.Equal(("party", "none", "party"), (series.Calendar, series.Schedule, series.Format));
        Assert.Equal((Marking.None, Rounding.HalfAway, SendPolicy.Never), (series.Marking, series.Rounding, series.Send));
        Assert.Equal((null, new PageBudget(1, 6)), ((decimal?)series.MinCoverage, series.Pages));
        Assert.Equal(Misfire.Late, series.Misfire);
        Assert.Empty(series.Lists);
    }

    [Theory]
    [InlineData("late", Misfire.Late)]
    [InlineData("skip", Misfire.Skip)]
    [InlineData("hold", Misfire.Hold)]
    public void What_was_missed_has_a_policy(string word, Misfire policy) => Assert.Equal(policy, Definition(Least + $"\nmisfire: {word}").Misfire);

    [Fact]
    public void A_cron_schedule_has_five_fields()
    {
        Assert.Equal("0 6 15 3,6,9,12 *", Definition(Least + "\nschedule: {cron: \"0 6 15 3,6,9,12 *\"}").Schedule);
        Refused(Least + "\nschedule: {cron: \"0 6 15\"}", "s.yaml:6:18: cron '0 6 15' must have five fields");
    }

    [Theory]
    [InlineData("code: s", "code: s\ncolour: red", "s.yaml:2:1: Unknown key 'colour' in the series; accepted keys: code, title_vi")]
    [InlineData("code: s", "code: s\ncode: t", "s.yaml:2:1: The key 'code' stands twice in the series")]
    [InlineData("code: s", "code: Giao Ban", "s.yaml:1:7: code 'Giao Ban' is not a code")]
    [InlineData("title_vi: Giao ban\n", "", "s.yaml:1:1: The key 'title_vi' is missing in the series")]
    [InlineData("title_vi: Giao ban\n", "title_vi:\n", "s.yaml:2:")]
    [InlineData("title_vi: Giao ban", "title_vi: [a, b]", "s.yaml:2:11: title_vi must be a line of text, but a list was found")]
    [InlineData("period_kind: quarter", "period_kind: month", "s.yaml:3:14: period_kind 'month' does not exist; accepted: quarter, six_months, nine_months, year, term")]
    [InlineData("units: [board]", "units: board", "s.yaml:4:8: units must be a list of at least one codes")]
    [InlineData("units: [board]", "units: [board, board]", "s.yaml:4:16: 'board' stands twice in units")]
    [InlineData("units: [board]", "units: [board]\nmisfire: never", "s.yaml:5:10: misfire 'never' does not exist; accepted: late, skip, hold.")]
    [InlineData("units: [board]", "units: [board]\nmarking: mật", "s.yaml:5:10: marking 'mật' is not accepted; accepted: none, meeting, internal. Secrecy grades are refused: this system must not hold them.")]
    [InlineData("units: [board]", "units: [board]\npages: {body: 0}", "s.yaml:5:15: pages.body '0' must be a whole number from 1 to 100")]
    [InlineData("units: [board]", "units: [board]\ngate: {min_coverage: 120}", "s.yaml:5:22: gate.min_coverage '120' must be a percentage from 0 to 100")]
    [InlineData("units: [board]", "units: [board]\nrounding: up", "s.yaml:5:11: rounding 'up' does not exist; accepted: half_away, truncate.")]
    [InlineData("units: [board]", "units: &a [board]", "s.yaml:4:8: The file is not readable as YAML: anchors and aliases")]
    [InlineData("indicators: [a04]", "indicators: [a04], chart: []", "s.yaml:5:59: Unknown key 'chart' in the field")]
    [InlineData("indicators: [a04]", "indicators: [a04], charts: [{kind: pie, indicators: [a04]}]", "s.yaml:5:75: Unknown chart kind 'pie'; accepted: attainment, comparison, trend, ranking, heatmap.")]
    [InlineData("indicators: [a04]", "indicators: [a04], charts: trend", "s.yaml:5:67: charts must be a list such as")]
    [InlineData("units: [board]", "units: [board]\nschedule: {cron: \"0 6 30 2 *\"}", "s.yaml:5:18: cron '0 6 30 2 *' never comes")]
    [InlineData("indicators: [a04]", "indicators: [a04], charts: [{indicators: [a04]}]", "s.yaml:5:68: A chart needs a kind")]
    [InlineData("indicators: [a04]", "indicators: [a04], charts: [{kind: heatmap, quarters: 8}]", "s.yaml:5:84: Unknown key 'quarters' in a chart of kind heatmap; accepted keys: kind.")]
    [InlineData("indicators: [a04]", "indicators: [a04], charts: [{kind: trend, indicators: [a09]}]", "s.yaml:5:95: A chart asks for the indicator 'a09', which no field of the series lists")]
    public void A_fault_is_named_with_its_line_and_column(string from, string to, string expected) =>
        Refused(Least.Replace(from, to, StringComparison.Ordinal), expected);

    [Fact]
    public void Two_fields_may_not_share_a_code() => Refused(
        Least.Replace("fields: [", "fields: [{code: f, title_vi: Một, indicators: []}, ", StringComparison.Ordinal),
        "The field code 'f' is already used by another field");

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_the_file()
    {
        var problems = SeriesParser.Parse("code: S\nperiod_kind: month\nunits: []\ncolour: red\n", "s.yaml").Problems;
        Assert.Equal([1, 1, 1, 2, 3, 4], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("", "s.yaml:1:1: The file is empty")]
    [InlineData("code: [", "The file is not readable as YAML")]
    [InlineData("code: s\n---\ncode: t\n", "a file holds one definition")]
    [InlineData("- code: s\n", "s.yaml:1:1: the series must be a mapping of keys and values, but a list was found")]
    public void A_file_that_is_no_definition_is_refused_with_a_sentence(string yaml, string expected) => Refused(yaml, expected);

    [Fact]
    public void Deep_nesting_is_refused_before_it_hurts() => Refused("code: " + new string('[', 5_000), "nesting");

    [Fact]
    public void An_unknown_indicator_is_named_where_it_stands()
    {
        var parsed = SeriesParser.Parse(Whole, "s.yaml");
        var problem = Assert.Single(SeriesParser.Check(parsed, new HashSet<string> { "a04", "a05" }, ["party"]));
        Assert.StartsWith("s.yaml:18:28: Unknown indicator 'a06'", problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(SeriesParser.Check(parsed, new HashSet<string> { "a04", "a05", "a06" }, ["party"]));
    }

    [Fact]
    public void A_form_that_no_profile_describes_is_named_where_it_stands_with_those_that_exist()
    {
        var problem = Assert.Single(SeriesParser.Check(SeriesParser.Parse(Whole, "s.yaml"), new HashSet<string> { "a04", "a05", "a06" }, ["mttq", "state"]));
        Assert.StartsWith("s.yaml:8:9: There is no format profile 'party'; accepted: mttq, state.", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Decomposed_letters_are_stored_composed() =>
        Assert.Equal("Hồng Lĩnh", Definition(Least.Replace("Giao ban", "Hồng Lĩnh".Normalize(System.Text.NormalizationForm.FormD), StringComparison.Ordinal)).TitleVi);

    private static SeriesDefinition Definition(string yaml)
    {
        var parsed = SeriesParser.Parse(yaml, "s.yaml");
        Assert.Empty(parsed.Problems);
        return parsed.Definition!;
    }

    private static void Refused(string yaml, string expected)
    {
        var parsed = SeriesParser.Parse(yaml, "s.yaml");
        Assert.Null(parsed.Definition);
        Assert.Contains(parsed.Problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
        // The desk shows it to people who read Vietnamese.
        Assert.All(parsed.Problems, problem => Assert.NotNull(problem.MessageVi));
    }
}
