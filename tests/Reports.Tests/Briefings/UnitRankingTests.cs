using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>Units are ranked in words only where that is fair, and in the same words everywhere.</summary>
public sealed class UnitRankingTests
{
    private static readonly Indicator Houses = Town.Houses;
    private static readonly Indicator Rate = Indicator("tl", "Tỷ lệ đúng hạn", "%", IndicatorKind.Ratio);

    [Fact]
    public void The_first_and_the_next_are_named_with_their_values() =>
        Assert.Equal("Nhà Đại đoàn kết xây mới: đơn vị dẫn đầu là Xã 2 (50 nhà); tiếp theo là Xã 3 (40 nhà).", Said(Of(Houses, 30, 50, 40)));

    [Fact]
    public void What_is_an_estimate_is_called_one()
    {
        var figure = Of(Houses, 30, 50, 40);
        Assert.Equal(
            "Nhà Đại đoàn kết xây mới: đơn vị dẫn đầu là Xã 2 (50 nhà); tiếp theo là Xã 3 (ước 40 nhà).",
            Said(figure with { Units = [.. figure.Units.Take(2), figure.Units[2] with { Cell = Cell(Houses, 40, estimate: true) }] }));
    }

    [Fact]
    public void Units_that_print_the_same_share_a_place() =>
        Assert.Equal("Tỷ lệ đúng hạn: đơn vị dẫn đầu là Xã 1, Xã 2 (100,0%); tiếp theo là Xã 3 (91,7%).", Said(Of(Rate, 100, 99.99m, 91.7m)));

    [Fact]
    public void Where_less_is_better_the_smallest_leads() =>
        Assert.Contains("dẫn đầu là Xã 2 (2 nhà)", Said(Of(Houses with { Direction = Direction.Down }, 3, 2, 9, 30)), StringComparison.Ordinal);

    [Fact]
    public void Units_far_under_the_median_are_low_where_at_least_four_have_values_and_sizes_do_not_matter()
    {
        const string low = "kết quả còn thấp";
        Assert.Equal("Tỷ lệ đúng hạn: đơn vị dẫn đầu là Xã 1 (100,0%); tiếp theo là Xã 2 (95,0%). Đơn vị kết quả còn thấp: Xã 4 (50,0%).", Said(Of(Rate, 100, 95, 90, 50)));
        Assert.Equal("Tỷ lệ đúng hạn: đơn vị dẫn đầu là Xã 1, Xã 2, Xã 3 (90,0%). Đơn vị kết quả còn thấp: Xã 4 (50,0%).", Said(Of(Rate, 90, 90, 90, 50)));
        Assert.Contains("Một số đơn vị kết quả còn thấp: Xã 4 (50,0%); Xã 5 (40,0%).", Said(Of(Rate, 100, 95, 90, 50, 40)), StringComparison.Ordinal);
        Assert.DoesNotContain(low, Said(Of(Rate, 100, 95, 50)), StringComparison.Ordinal);
        Assert.DoesNotContain(low, Said(Of(Rate, 100, 95, 90, 85)), StringComparison.Ordinal);
        Assert.DoesNotContain(low, Said(Of(Houses, 100, 95, 90, 5)), StringComparison.Ordinal);
    }

    [Fact]
    public void Units_with_plans_of_their_own_are_ranked_by_what_they_attained()
    {
        var figure = new Figure(Houses, Cell(Houses, 60), [Planned(1, 50, 100), Planned(2, 9, 10), Planned(3, 1, 2)]);
        Assert.Equal("Nhà Đại đoàn kết xây mới, so với kế hoạch năm: đơn vị dẫn đầu là Xã 2 (90,0%); tiếp theo là Xã 1, Xã 3 (50,0%).", Said(figure));
    }

    [Fact]
    public void Neither_a_neutral_nor_a_closed_nor_a_masked_indicator_is_ranked()
    {
        Assert.Null(Text(Of(Houses with { Direction = Direction.None }, 30, 50)));
        Assert.Null(Text(Of(Houses with { Disclosure = Disclosure.TotalOnly }, 30, 50)));
        var masked = Of(Houses, 30, 50, 40);
        Assert.Null(Text(masked with { Units = [.. masked.Units.Take(2), masked.Units[2] with { Cell = Cell(Houses, null) with { Masked = Masks.Value } }] }));
    }

    [Fact]
    public void Equal_units_are_not_ranked() => Assert.Null(Text(Of(Houses, 30, 30, 30)));

    [Fact]
    public void A_unit_whose_numbers_are_not_whole_is_left_out_and_the_sentence_says_so()
    {
        var figure = Of(Houses, 30, 50, 40);
        figure = figure with { Units = [.. figure.Units, new UnitFigure(Ward(4), Cell(Houses, 90, state: FigureState.Partial))] };
        Assert.Equal("Nhà Đại đoàn kết xây mới: trong các đơn vị có đủ số liệu cả kỳ, đơn vị dẫn đầu là Xã 2 (50 nhà); tiếp theo là Xã 3 (40 nhà).", Said(figure));
    }

    [Fact]
    public void A_unit_that_came_out_of_others_within_the_period_is_left_out()
    {
        var figure = Of(Houses, 30, 50, 40);
        Reorganisation From(string quarter) => new(Ward(9), Ward(2), Quarter.Parse(quarter), 1, new HashSet<string>(["f05"]));
        Assert.DoesNotContain("Xã 2", Said(figure, From("2023-Q2")), StringComparison.Ordinal);
        Assert.Contains("Xã 2", Said(figure, From("2023-Q1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Units_are_counted_by_what_they_attained_once_their_time_is_over()
    {
        var figure = new Figure(Houses, Cell(Houses, 60), [Planned(1, 11, 10, 1), Planned(2, 10, 10, 1), Planned(3, 12, 10, 1), Planned(4, 9.99m, 10, 1)]);
        var briefing = new Briefing(Town.Input());
        Assert.Equal("Nhà Đại đoàn kết xây mới: có 2 đơn vị vượt kế hoạch năm, 1 đơn vị đạt, 1 đơn vị chưa đạt.", UnitRanking.Groups(briefing, figure)!.Plain);
        Assert.Null(UnitRanking.Groups(briefing, figure with { Units = [Planned(1, 11, 10), Planned(2, 9, 10)] }));
        Assert.Null(UnitRanking.Groups(briefing, figure with { Indicator = Houses with { Direction = Direction.None } }));
        Assert.Null(UnitRanking.Groups(briefing, Of(Houses, 30, 50)));
    }

    [Fact]
    public void The_order_is_told_where_the_definition_asks_for_it_and_reconciles()
    {
        var figure = Of(Houses, 30, 50, 40);
        BriefingInput Input(params ChartRequest[] charts) => Town.Input() with
        {
            Series = Town.Series() with { Fields = [new SeriesField("f", "Lĩnh vực", ["f05"], charts)] },
            Sheet = Town.Sheet() with { Figures = [figure] },
        };
        var asked = Input(new ChartRequest(ChartForm.Ranking, ["f05"], 0));
        var document = Composer.Compose(asked);
        Assert.Contains("đơn vị dẫn đầu là Xã 2", PlainText.Write(document), StringComparison.Ordinal);
        Reports.Reconciliation.DocumentCheck.Run(asked, document);
        Assert.DoesNotContain("đơn vị dẫn đầu", PlainText.Write(Composer.Compose(Input())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_was_there_for_a_part_of_the_period_is_left_out()
    {
        var figure = Of(Houses, 30, 50, 40);
        Figure With(Unit unit) => figure with { Units = [.. figure.Units, new UnitFigure(unit, Cell(Houses, 90))] };
        Assert.DoesNotContain("Xã 4", Said(With(Ward(4) with { ValidTo = Quarter.Parse("2023-Q2") })), StringComparison.Ordinal);
        Assert.DoesNotContain("Xã 4", Said(With(Ward(4) with { ValidFrom = Quarter.Parse("2023-Q2") })), StringComparison.Ordinal);
        Assert.Contains("Xã 4", Said(With(Ward(4) with { ValidFrom = Quarter.Parse("2023-Q1"), ValidTo = Quarter.Parse("2023-Q3") })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heat_map_shades_the_places_of_its_columns_and_keeps_the_numbers()
    {
        Assert.Equal([("30", 1), ("50", 5), ("40", 4), ("40", 4)], Heat(Of(Houses, 30, 50, 40, 40)));
        Assert.Equal([("30", 5), ("50", 1)], Heat(Of(Houses with { Direction = Direction.Down }, 30, 50)));
        Assert.Equal([("30", null), ("50", null)], Heat(Of(Houses with { Direction = Direction.None }, 30, 50)));
        Assert.Equal([("30", null), ("30", null)], Heat(Of(Houses, 30, 30)));
        var figure = Of(Houses, 30, 50);
        var missing = figure with { Units = [.. figure.Units, new UnitFigure(Ward(3), Cell(Houses, null)), new UnitFigure(Ward(4), Cell(Houses, 90, state: FigureState.Partial))] };
        Assert.Equal([("30", 1), ("50", 5), ("–", null), ("90", null)], Heat(missing));
        var masked = missing.Units[2] with { Cell = Cell(Houses, null) with { Text = "…", Masked = Masks.Value } };
        Assert.Equal([("30", 1), ("50", 5), ("…", null)], Heat(missing with { Units = [.. missing.Units.Take(2), masked] }));
    }

    private static IEnumerable<(string Text, int? Shade)> Heat(Figure figure)
    {
        var document = Composer.Compose(Town.Input() with
        {
            Series = Town.Series() with { Fields = [new SeriesField("f", "Lĩnh vực", ["f05"], [new ChartRequest(ChartForm.Heatmap, ["f05"], 0)])] },
            Sheet = Town.Sheet() with
            {
                Figures = [figure],
                Coverage = new Coverage([.. figure.Units.Select(unit => new UnitCoverage(unit.Unit, CoverageState.Reported, false))]),
            },
        });
        var table = DocumentTexts.Blocks(document).OfType<Table>().Single(table => table.Id == "bieu-do-f-1");
        Assert.Equal(
            table.Rows.Any(row => row.Cells[1].Shade is not null), table.Notes.Any(note => note.StartsWith("Màu càng đậm", StringComparison.Ordinal)));
        return table.Rows.Select(row => (row.Cells[1].Text.Plain, row.Cells[1].Shade));
    }

    private static Unit Ward(int number) => new($"x{number}", $"Xã {number}", null, "ward", null, number, null, null);

    private static Figure Of(Indicator indicator, params decimal[] values) =>
        new(indicator, Cell(indicator, 60), [.. values.Select((value, index) => new UnitFigure(Ward(index + 1), Cell(indicator, value)))]);

    private static UnitFigure Planned(int number, decimal value, decimal plan, decimal elapsed = 0.75m) =>
        new(Ward(number), Cell(Houses, value, target: Target(plan, value, TargetStatus.Behind, elapsed: elapsed)));

    private static Text? Text(Figure figure, params Reorganisation[] steps) => UnitRanking.Of(new Briefing(Town.Input() with { Reorganisations = steps }), figure);

    private static string Said(Figure figure, params Reorganisation[] steps) => Text(figure, steps)!.Plain.Replace(Numbers.Gap, " ", StringComparison.Ordinal);
}
