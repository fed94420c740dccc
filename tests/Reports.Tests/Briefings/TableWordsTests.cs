using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>What tables say where a number alone would say too much.</summary>
public sealed class TableWordsTests
{
    private static readonly Previous Incomplete = new(123, "123", FigureState.Partial, 123);

    [Fact]
    public void A_comparison_on_an_incomplete_base_has_a_footnote_in_every_table()
    {
        var cell = Cell(Town.Members, 199, otherPrevious: Incomplete);
        var document = Composer.Compose(Only(new Figure(Town.Members, cell, [new UnitFigure(Town.Board, cell)])));
        foreach (var id in (string[])["bieu-f", "phu-luc-chi-tieu", "phu-luc-don-vi-f"])
        {
            var table = TableOf(document, id);
            Assert.Equal(["(a) Số liệu cùng kỳ chưa đầy đủ."], table.Notes);
            Assert.Contains(table.Rows, row => row.Cells.Any(text => text.Text.Plain.EndsWith("\u00a0(a)", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_units_milestone_is_told_in_words()
    {
        FigureCell Unit(decimal? value, decimal? previous) => Cell(Town.Congress, value, previous);
        var figure = new Figure(Town.Congress, Cell(Town.Congress, 50, 0), [
            new UnitFigure(Town.Board, Unit(1, 0)),
            new UnitFigure(Town.Farmers, Unit(1, 1)),
            new UnitFigure(Town.Women, Unit(0, null)),
        ]);
        var table = TableOf(Composer.Compose(Only(figure)), "phu-luc-don-vi-f");
        Assert.Equal(
            [
                "Đơn vị hoàn thành đại hội",
                "Ban Tổ chức | đã hoàn thành | chưa | mới hoàn thành",
                "Hội Nông dân | đã hoàn thành | đã hoàn thành | –",
                "Hội Liên hiệp Phụ nữ | chưa | – | –",
            ],
            table.Rows.Select(Printed));
    }

    [Fact]
    public void A_running_total_over_the_period_itself_keeps_the_values_own_words()
    {
        var hedged = new Figure(Town.Members, Cell(Town.Members, 1300, target: Target(2000, 1300, TargetStatus.OnPace), qualifier: Qualifier.Over), []);
        var longer = new Figure(Town.Works, Cell(Town.Works, 5, target: Target(20, 9, TargetStatus.OnPace, "2020-Q3", "2025-Q2")), []);
        var stock = new Figure(Town.Total, Cell(Town.Total, 2311, target: Target(2500, 2311, TargetStatus.None)), []);
        var table = TableOf(Composer.Compose(Only(hedged, longer, stock)), "phu-luc-chi-tieu");
        var column = table.Columns.ToList().FindIndex(heading => heading.Header == "Lũy kế theo kế hoạch");
        Assert.Equal(
            ["hơn 1.300", "9", "–"],
            table.Rows.Where(row => row.Kind == RowKind.Data).Select(row => row.Cells[column].Text.Plain));
    }

    [Fact]
    public void Without_a_deadline_nobody_is_in_time_or_late()
    {
        var input = Town.Input();
        Assert.Equal(["đúng hạn", "–", "chậm"], TableOf(Composer.Compose(input), "phu-luc-gui-bao-cao").Rows.Select(row => row.Cells[3].Text.Plain));
        Assert.Equal(
            ["TT", "Đơn vị", "Báo cáo"],
            TableOf(Composer.Compose(input with { Calendar = null }), "phu-luc-gui-bao-cao").Columns.Select(column => column.Header));
    }

    private static string Printed(Row row) => string.Join(" | ", row.Cells.Select(cell => cell.Text.Plain));

    private static Table TableOf(Document document, string id) => DocumentTexts.Blocks(document).OfType<Table>().Single(table => table.Id == id);

    /// <summary>The town with one field of the figures given and no charts.</summary>
    private static BriefingInput Only(params Figure[] figures)
    {
        var input = Town.Input();
        var field = new SeriesField("f", "Lĩnh vực", [.. figures.Select(figure => figure.Indicator.Code)], []);
        return input with { Series = input.Series with { Fields = [field] }, Sheet = input.Sheet with { Figures = figures }, Notes = [] };
    }
}
