using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

public sealed class ComposerTests
{
    [Fact]
    public void A_sample_is_marked_in_mark_and_title_and_nothing_else_is()
    {
        var sample = Composer.Compose(Town.Input());
        Assert.Equal(Composer.SampleMark, sample.Mark);
        Assert.Contains(Composer.SampleMark, sample.Title, StringComparison.Ordinal);

        var real = Composer.Compose(Town.Input() with { Committee = Town.Committee() with { Sample = false } });
        Assert.Null(real.Mark);
        Assert.DoesNotContain("MINH HỌA – KHÔNG", PlainText.Write(real) + real.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marking_stands_beside_the_mark_of_the_sample() => Assert.Equal(
        "TÀI LIỆU HỘI NGHỊ · " + Composer.SampleMark,
        Composer.Compose(Town.Input() with { Series = Town.Series() with { Marking = Marking.Meeting } }).Mark);

    [Fact]
    public void Parts_that_nobody_wrote_for_are_left_out_and_the_rest_is_numbered_without_a_gap()
    {
        var input = Town.Input();
        var onlyProposals = input with { Notes = [new Note("tx-minh-hoa", "2023-9M", "front", NoteKind.Proposal, 1, "Đề nghị bổ sung kinh phí.")] };
        Assert.Equal(
            ["I. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN", "II. ĐỀ XUẤT, KIẾN NGHỊ"],
            Composer.Compose(onlyProposals).Parts.Select(part => $"{part.Number} {part.Heading}"));
    }

    [Fact]
    public void The_same_input_gives_the_same_text() =>
        Assert.Equal(PlainText.Write(Composer.Compose(Town.Input())), PlainText.Write(Composer.Compose(Town.Input())));

    [Fact]
    public void Without_a_calendar_no_window_is_claimed() => Assert.DoesNotContain(
        "Số liệu tính từ", PlainText.Write(Composer.Compose(Town.Input() with { Calendar = null })), StringComparison.Ordinal);

    [Fact]
    public void Ids_of_blocks_are_unique()
    {
        var ids = DocumentTexts.Blocks(Composer.Compose(Town.Input()) with { Summary = null }).Select(block => block switch { Table table => table.Id, Chart chart => chart.Id, _ => null }).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Every_row_of_a_table_has_a_cell_for_each_column_or_is_a_heading() =>
        Assert.All(DocumentTexts.Blocks(Composer.Compose(Generated.Input(units: 40, fields: 12))).OfType<Table>(), table => Assert.All(
            table.Rows, row => Assert.Equal(row.Kind == RowKind.Heading ? 1 : table.Columns.Count, row.Cells.Count)));

    [Fact]
    public void Every_chart_series_has_a_point_for_each_category_and_says_its_gaps() =>
        Assert.All(DocumentTexts.Blocks(Composer.Compose(Town.Input())).OfType<Chart>(), chart => Assert.All(chart.Series, series =>
        {
            Assert.Equal(chart.Categories.Count, series.Points.Count);
            Assert.All(series.Points, point => Assert.NotEmpty(point.Label.Plain));
        }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(40, 12)]
    public void A_generated_town_of_any_size_is_composed(int units, int fields)
    {
        var document = Composer.Compose(Generated.Input(units, fields));
        Assert.Equal(fields, document.Parts[0].Sections.Count);
        Assert.Equal(4, document.Annexes.Count);
    }

    [Fact]
    public void Single_body_indicators_of_one_measure_share_a_comparison()
    {
        var input = Generated.Input(units: 1, fields: 1);
        var field = input.Series.Fields[0] with { Charts = [new ChartRequest(ChartForm.Comparison, ["f1.a", "f1.b"], 0)] };
        var chart = Assert.Single(Composer.Compose(input with { Series = input.Series with { Fields = [field] } }).BodyCharts());
        Assert.Equal(["Chỉ tiêu 1a", "Chỉ tiêu 1b"], chart.Categories);
        Assert.Equal("Trong 2 chỉ tiêu có 2 tăng, 0 giảm so với cùng kỳ năm trước", chart.Title.Plain);
    }
}

/// <summary>A town of any size with codes of its own.</summary>
internal static class Generated
{
    public static BriefingInput Input(int units, int fields)
    {
        var bodies = Enumerable.Range(1, units).Select(number => new Unit($"u{number}", $"Đơn vị {number}", null, "body", "c", number, null, null)).ToList();
        var series = Town.Series() with
        {
            Fields =
            [
                .. Enumerable.Range(1, fields).Select(number => new SeriesField($"f{number}", $"Lĩnh vực {number}", [$"f{number}.a", $"f{number}.b"],
                    [new ChartRequest(ChartForm.Comparison, [$"f{number}.a"], 0), new ChartRequest(ChartForm.Attainment, [$"f{number}.b"], 0)])),
            ],
        };
        var figures = series.Fields.SelectMany((field, index) => ((string[])["a", "b"]).Select(letter =>
        {
            var indicator = Indicator($"{field.Code}.{letter}", $"Chỉ tiêu {index + 1}{letter}", "cuộc");
            return new Figure(
                indicator,
                Cell(indicator, 30 * units, 20 * units, Target(40 * units, 30 * units, TargetStatus.OnPace)),
                [.. bodies.Select(body => new UnitFigure(body, Cell(indicator, 30, 20, Target(40, 30, TargetStatus.OnPace))))]);
        })).ToList();
        return Town.Input() with
        {
            Series = series,
            Sheet = Town.Sheet() with { Coverage = new Coverage([.. bodies.Select(body => new UnitCoverage(body, CoverageState.Reported, false))]), Figures = figures },
            Notes = [],
            Trends = new Dictionary<string, IReadOnlyList<(Quarter Quarter, FigureCell Cell)>>(),
        };
    }
}
