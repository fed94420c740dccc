using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Suggestions;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Tests.Reconciliation;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>What the figures suggest as strengths and limitations, and that nothing of it is printed before a person has accepted it.</summary>
public sealed class SuggestionTests
{
    private static readonly Indicator Flow = Town.Members;
    private static readonly Indicator Ceiling = Indicator("c05", "Vụ việc tồn đọng", "vụ", direction: Direction.Down);

    [Fact]
    public void A_target_that_is_met_is_a_strength_and_one_that_is_behind_a_limitation()
    {
        Assert.Equal([("target_met:a05", NoteKind.Strength)], Suggested(On(Flow, 300, Target(250, 300, TargetStatus.Met))));
        Assert.Equal([("behind_target:a05", NoteKind.Limitation)], Suggested(On(Flow, 100, Target(250, 100, TargetStatus.Behind))));
    }

    [Fact]
    public void Only_a_flow_is_well_ahead_of_pace_and_only_while_its_time_runs()
    {
        // 75 % of the time is over: 90 % of the target is 1.2 times what is due.
        Assert.Equal(["ahead_of_pace:a05"], Keys(On(Flow, 90, Target(100, 90, TargetStatus.OnPace))));
        Assert.Empty(Keys(On(Flow, 89, Target(100, 89, TargetStatus.OnPace))));
        Assert.Empty(Keys(On(Flow with { Kind = IndicatorKind.Stock }, 95, Target(100, 95, TargetStatus.OnPace))));
    }

    [Fact]
    public void A_ceiling_is_kept_only_when_its_time_is_over_and_exceeded_at_once()
    {
        Assert.Empty(Keys(On(Ceiling, 4, Target(10, 4, TargetStatus.Within))));
        Assert.Equal(["ceiling_kept:c05"], Keys(On(Ceiling, 4, Target(10, 4, TargetStatus.Within, elapsed: 1))));
        Assert.Equal([("ceiling_exceeded:c05", NoteKind.Limitation)], Suggested(On(Ceiling, 12, Target(10, 12, TargetStatus.Exceeded))));
        Assert.Equal(["ceiling_exceeded:c05"], Keys(On(Ceiling, 1, Target(0, 1, TargetStatus.Exceeded))));
    }

    [Fact]
    public void A_clear_rise_is_praise_or_blame_by_the_direction_alone()
    {
        Assert.Equal([("changed_for_better:a05", NoteKind.Strength)], Suggested(On(Flow, 110, before: 100)));
        Assert.Equal([("changed_for_worse:a05", NoteKind.Limitation)], Suggested(On(Flow, 90, before: 100)));
        Assert.Equal([("changed_for_worse:c05", NoteKind.Limitation)], Suggested(On(Ceiling, 110, before: 100)));
        Assert.Equal([("changed_for_better:c05", NoteKind.Strength)], Suggested(On(Ceiling, 90, before: 100)));
        Assert.Empty(Keys(On(Flow, 109, before: 100)));
    }

    [Fact]
    public void A_percentage_changes_clearly_by_five_points_of_enough_units()
    {
        Figure Share(decimal now, decimal before, decimal divisor) => new(Town.Share, Cell(Town.Share, now, before, numerator: 1, denominator: divisor), []);
        Assert.Equal(["changed_for_better:a07"], Keys(Share(65, 60, 55)));
        Assert.Empty(Keys(Share(64, 60, 55)));
        Assert.Empty(Keys(Share(100, 60, 9)));
        Assert.Empty(Keys(Share(100, 0, 55)));
    }

    [Fact]
    public void A_percentage_whose_divisor_was_small_a_year_ago_is_not_judged_by_its_change()
    {
        var whole = Indicator("d07", "Tổ chức cơ sở", "tổ chức", direction: Direction.None);
        var share = Town.Share with { Denominator = whole.Code };
        var figure = new Figure(share, Cell(share, 90, 50, numerator: 18, denominator: 20), []);
        Assert.Equal(["changed_for_better:a07"], Keys(figure, new Figure(whole, Cell(whole, 20, 20), [])));
        Assert.Empty(Keys(figure, new Figure(whole, Cell(whole, 20, 2), [])));
    }

    [Fact]
    public void Nothing_is_judged_without_a_direction_or_where_units_are_not_disclosed()
    {
        TargetFigure met = Target(100, 300, TargetStatus.Met);
        Assert.Empty(Keys(On(Flow with { Direction = Direction.None }, 300, met, before: 100)));
        Assert.Empty(Keys(On(Flow with { Disclosure = Disclosure.TotalOnly }, 300, met, before: 100)));
    }

    [Fact]
    public void What_is_not_reported_in_full_this_year_or_last_is_not_judged()
    {
        var met = Target(100, 300, TargetStatus.Met);
        foreach (var state in new[] { FigureState.Partial, FigureState.Carried, FigureState.Missing })
        {
            Assert.Empty(Keys(new Figure(Flow, Cell(Flow, 300, 100, met, state), [])));
            Assert.Empty(Keys(On(Flow, 300, met with { State = state })));
            Assert.Empty(Keys(new Figure(Flow, Cell(Flow, 300, otherPrevious: new Previous(100, "100", state, 100)), [])));
        }

        Assert.Empty(Keys(On(Flow, null)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(9)]
    public void A_missing_zero_or_small_base_suggests_nothing(int? before) => Assert.Empty(Keys(On(Flow, 300, before: before)));

    [Fact]
    public void Values_that_print_the_same_have_not_changed() =>
        Assert.Empty(Keys(On(Town.Gifts with { Decimals = 0 }, 1_400_000_000, before: 1_200_000_000)));

    [Fact]
    public void A_total_that_units_merged_into_is_not_compared_with_the_year_before()
    {
        var cell = Cell(Flow, 300, 100);
        Assert.Empty(Keys(new Figure(Flow, cell with { Previous = cell.Previous! with { AsReported = 60 } }, [])));

        var merged = new Reorganisation(Town.Farmers, Town.Women, Quarter.Parse("2023-Q1"), 1, new HashSet<string> { "h02" });
        var milestone = new Figure(Town.Congress, Cell(Town.Congress, 90, 50, numerator: 18, denominator: 20), []);
        Assert.Equal(["changed_for_better:h02"], Keys(milestone));
        Assert.Empty(SuggestionList.Supported(new Briefing(Input(milestone) with { Reorganisations = [merged] })));
    }

    [Fact]
    public void Who_has_not_reported_or_was_late_is_named_one_by_one_and_counted_where_they_are_many()
    {
        UnitCoverage[] few =
        [
            new(Town.Board, CoverageState.Missing, false), new(Town.Farmers, CoverageState.Missing, false) { SentWords = true },
            new(Town.Women, CoverageState.Partial, true), new(Unit(4) with { ValidTo = Quarter.Parse("2023-Q2") }, CoverageState.Missing, false),
        ];
        Assert.Equal(
            [
                ("not_reported:btc", "Đơn vị chưa gửi báo cáo: Ban Tổ chức."),
                ("words_only:hnd", "Đơn vị mới báo cáo bằng lời, chưa gửi số liệu: Hội Nông dân."),
                ("incomplete:hpn", "Đơn vị gửi chưa đủ số liệu: Hội Liên hiệp Phụ nữ."),
                ("late:hpn", "Đơn vị gửi báo cáo chậm so với quy định: Hội Liên hiệp Phụ nữ."),
            ],
            Proposed(Reported(few)).Select(one => (one.Key, one.Sentence)));

        var many = Enumerable.Range(1, 7).Select(number => new UnitCoverage(Unit(number), number < 7 ? CoverageState.Missing : CoverageState.Reported, number == 7));
        Assert.Equal(
            [("not_reported", "Có 6 đơn vị chưa gửi báo cáo."), ("late:u7", "Đơn vị gửi báo cáo chậm so với quy định: Đơn vị 7.")],
            Proposed(Reported([.. many])).Select(one => (one.Key, one.Sentence)));
    }

    [Fact]
    public void All_reports_in_time_are_a_strength_where_there_is_a_deadline()
    {
        var input = Reported(new UnitCoverage(Town.Board, CoverageState.Reported, false), new UnitCoverage(Town.Women, CoverageState.Reported, false));
        var suggestion = Assert.Single(Proposed(input));
        Assert.Equal(
            ("all_reported", NoteKind.Strength, "Có 2/2 đơn vị gửi báo cáo (đạt 100,0%), không có đơn vị gửi báo cáo chậm so với quy định."),
            (suggestion.Key, suggestion.Kind, suggestion.Sentence));
        Assert.Empty(Proposed(input with { Calendar = null }));
    }

    [Fact]
    public void Three_of_a_rule_are_proposed_the_strongest_first_and_what_was_accepted_stays()
    {
        Figure[] figures =
        [
            .. Enumerable.Range(1, 5).Select(number => On(
                Indicator($"x{number}", $"Chỉ tiêu {number}", "cuộc"), 100 + number, Target(100, 100 + number, TargetStatus.Met))),
            On(Flow, 50, Target(100, 50, TargetStatus.Behind)),
        ];
        Assert.Equal(["target_met:x5", "target_met:x4", "target_met:x3", "behind_target:a05"], Keys(figures));
        var accepted = Proposed(Accepting(Input(figures), "target_met:x1"));
        Assert.Equal(["target_met:x5", "target_met:x4", "target_met:x3", "target_met:x1", "behind_target:a05"], accepted.Select(one => one.Key));
        Assert.Equal([false, false, false, true, false], accepted.Select(one => one.IsAccepted));
    }

    [Fact]
    public void Nothing_is_printed_that_nobody_has_accepted()
    {
        var input = Input(On(Flow, 300, Target(250, 300, TargetStatus.Met), before: 200), On(Ceiling, 12, Target(10, 12, TargetStatus.Exceeded)));
        Assert.Equal(["target_met:a05", "changed_for_better:a05", "ceiling_exceeded:c05"], Proposed(input).Select(one => one.Key));
        Assert.Empty(Assessment(input with { Notes = [] }));
        Assert.DoesNotContain(
            Composer.Compose(input).Parts.Skip(1).SelectMany(part => part.Sections).SelectMany(section => section.Blocks).OfType<BulletList>().SelectMany(list => list.Items),
            item => item.Spans.Any(span => span.Source is not null));
    }

    [Fact]
    public void What_is_accepted_stands_in_the_assessment_before_the_units_words_in_the_words_of_the_day()
    {
        var input = Accepting(
            Input(On(Flow, 300, Target(250, 300, TargetStatus.Met), before: 200), On(Ceiling, 12, Target(10, 12, TargetStatus.Exceeded))),
            "target_met:a05", "ceiling_exceeded:c05");
        Assert.Equal(
            [
                ("Ưu điểm", "Đảng viên kết nạp mới: 300 đảng viên, đạt 120,0% kế hoạch năm."),
                ("Ưu điểm", "Công tác phát triển đảng viên đạt và vượt kế hoạch đề ra."),
                ("Hạn chế", "Vụ việc tồn đọng: 12 vụ, bằng 120,0% kế hoạch năm, vượt giới hạn."),
                ("Hạn chế", "Hội Liên hiệp Phụ nữ: Chế độ sinh hoạt, báo cáo chưa đầy đủ."),
            ],
            Assessment(input));
        Assert.Equal(
            "Đảng viên kết nạp mới: 280 đảng viên, đạt 112,0% kế hoạch năm.",
            Assessment(Accepting(Input(On(Flow, 280, Target(250, 280, TargetStatus.Met))), "target_met:a05"))[0].Sentence);
    }

    [Fact]
    public void What_the_figures_no_longer_support_is_not_printed_although_it_was_accepted() => Assert.Empty(
        Assessment(Accepting(Input(On(Flow, 240, Target(250, 240, TargetStatus.OnPace), before: 230)), "target_met:a05", "changed_for_better:a05") with { Notes = [] }));

    [Fact]
    public void One_indicator_is_one_sentence_and_units_of_one_rule_are_named_together()
    {
        var input = Accepting(
            Input(On(Flow, 300, Target(250, 300, TargetStatus.Met), before: 200)), "target_met:a05", "changed_for_better:a05", "not_reported:hnd", "not_reported:btc")
            with { Notes = [] };
        var coverage = new Coverage([new(Town.Board, CoverageState.Missing, false), new(Town.Farmers, CoverageState.Missing, false), new(Town.Women, CoverageState.Missing, false)]);
        Assert.Equal(
            [
                ("Ưu điểm", "Đảng viên kết nạp mới: 300 đảng viên, đạt 120,0% kế hoạch năm, tăng 50,0% so với cùng kỳ năm trước."),
                ("Hạn chế", "Đơn vị chưa gửi báo cáo: Ban Tổ chức, Hội Nông dân."),
            ],
            Assessment(input with { Sheet = input.Sheet with { Coverage = coverage } }));
    }

    [Fact]
    public void A_units_words_that_repeat_an_accepted_sentence_are_printed_once()
    {
        var input = Accepting(Input(On(Flow, 300, Target(250, 300, TargetStatus.Met))), "target_met:a05");
        input = input with { Notes = [new("hpn", "2023-9M", "organisation", NoteKind.Strength, 1, "Đảng viên kết nạp mới: 300 đảng viên, đạt 120,0% kế hoạch năm;")] };
        Assert.Single(Assessment(input));
    }

    [Fact]
    public void Whatever_a_random_town_suggests_reconciles_when_all_of_it_is_accepted()
    {
        var printed = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var input = AgreementTests.RandomInput(seed);
            input = Accepting(input, [.. SuggestionList.Supported(new Briefing(input)).Select(suggestion => suggestion.Key)]);
            var document = Composer.Compose(input);
            DocumentCheck.Run(input, document);
            printed += Assessment(document).Count(item => item.Sentence.Length > 0);
        }

        Assert.True(printed > 200, $"Only {printed} sentences of the assessment were held against their figures.");
    }

    private static Figure On(Indicator indicator, decimal? value, TargetFigure? target = null, decimal? before = null) =>
        new(indicator, Cell(indicator, value, before, target), []);

    private static Unit Unit(int number) => Town.Board with { Code = $"u{number}", NameVi = $"Đơn vị {number}" };

    /// <summary>One unit that has reported and has no deadline: only the figures suggest anything.</summary>
    private static BriefingInput Input(params Figure[] figures) => Town.Input() with
    {
        Series = Town.Series() with
        {
            Fields = [new SeriesField("organisation", "Công tác tổ chức", [.. figures.Select(figure => figure.Indicator.Code)], []), new SeriesField("front", "Mặt trận", [], [])],
        },
        Sheet = Town.Sheet() with { Figures = figures, Coverage = new Coverage([new(Town.Women, CoverageState.Reported, false)]) },
        Calendar = null,
    };

    private static BriefingInput Reported(params UnitCoverage[] units) =>
        Input() with { Sheet = Town.Sheet() with { Figures = [], Coverage = new Coverage(units) }, Calendar = Town.Calendar() };

    private static BriefingInput Accepting(BriefingInput input, params string[] keys) => input with { AcceptedSuggestions = keys.ToHashSet(StringComparer.Ordinal) };

    private static IReadOnlyList<ProposedSuggestion> Proposed(BriefingInput input) => SuggestionList.Proposed(new Briefing(input));

    private static IEnumerable<string> Keys(params Figure[] figures) => Proposed(Input(figures)).Select(one => one.Key);

    private static IEnumerable<(string Key, NoteKind Kind)> Suggested(Figure figure) => Proposed(Input(figure)).Select(one => (one.Key, one.Kind));

    private static List<(string Heading, string Sentence)> Assessment(BriefingInput input)
    {
        var document = Composer.Compose(input);
        DocumentCheck.Run(input, document);
        return Assessment(document);
    }

    private static List<(string Heading, string Sentence)> Assessment(Document document) =>
    [
        .. document.Parts.Where(part => part.Heading == "ĐÁNH GIÁ CHUNG").SelectMany(part => part.Sections)
            .SelectMany(section => section.Blocks.OfType<BulletList>().SelectMany(list => list.Items), (section, item) => (section.Heading, item.Plain.Replace('\u00a0', ' '))),
    ];
}
