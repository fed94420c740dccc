using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Workbook;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>The change list in the notes on method, and what is held against it.</summary>
public sealed class ChangeTableTests
{
    private const string Id = "phu-luc-so-lieu-thay-doi";
    private static readonly DateTimeOffset Then = new(2023, 9, 11, 10, 0, 0, TimeSpan.Zero);

    private static readonly VersionChanges Changes = new(Then, [
        new("a05", null, null, FigureField.Value, new("177", 177), new("186", 186), "Văn phòng 3", Then.AddHours(3)),
        new("a05", "btc", "Ban Tổ chức", FigureField.Change, new("bằng cùng kỳ năm trước"), new("tăng 24,0%", 24, 1), null, null),
        new("a05", "hnd", "Hội Nông dân", FigureField.Value, new("9", 9), new("–"), "12", Then),
        new("a05", null, null, FigureField.Attained, new("đạt 70,8%", 70.8m, 1), new("đạt 74,4%", 74.4m, 1), "x", Then),
    ], 1);

    private static readonly BriefingInput Input = Town.Input() with { Changes = Changes };
    private static readonly Document Document = Composer.Compose(Input);

    [Fact]
    public void It_names_each_figure_old_new_who_and_when()
    {
        Assert.Equal(
            [
                "1 | Đảng viên kết nạp mới | Toàn địa bàn | 177 | 186 | Văn phòng 3 | 11/09/2023 20:00",
                "2 | Đảng viên kết nạp mới, so với cùng kỳ | Ban Tổ chức | bằng cùng kỳ năm trước | tăng 24,0% | – | –",
                "3 | Đảng viên kết nạp mới | Hội Nông dân | 9 | – | 12 | 11/09/2023 17:00",
                "4 | Đảng viên kết nạp mới, so với kế hoạch | Toàn địa bàn | đạt 70,8% | đạt 74,4% | x | 11/09/2023 17:00",
            ],
            Table(Document).Rows.Select(row => string.Join(" | ", row.Cells.Select(cell => cell.Text.Plain))));
        Assert.Contains("So với bản trước (số liệu chốt lúc 17 giờ ngày 11 tháng 9 năm 2023): 4 số liệu thay đổi, 1 đơn vị bổ sung.", PlainText.Write(Document), StringComparison.Ordinal);
    }

    [Fact]
    public void It_agrees_with_its_list_in_the_document_and_in_the_workbook()
    {
        DocumentCheck.Run(Input, Document);
        WorkbookCheck.Run(Input, Document, WorkbookWriter.Write(Document, Input.Sheet));
    }

    [Fact]
    public void A_first_version_has_none_and_one_without_changes_a_sentence()
    {
        var first = PlainText.Write(Composer.Compose(Town.Input()));
        Assert.DoesNotContain("bản trước", first, StringComparison.Ordinal);
        var input = Input with { Changes = Changes with { Figures = [], UnitsAdded = 0 } };
        var same = Composer.Compose(input);
        DocumentCheck.Run(input, same);
        Assert.Contains(": 0 số liệu thay đổi.", PlainText.Write(same), StringComparison.Ordinal);
        Assert.DoesNotContain(same.Blocks().OfType<Table>(), table => table.Id == Id);
    }

    [Fact]
    public void A_long_list_is_cut_and_says_how_many_more_there_are()
    {
        var input = Input with { Changes = Changes with { Figures = [.. Enumerable.Repeat(Changes.Figures[0], 1_300)] } };
        var document = Composer.Compose(input);
        DocumentCheck.Run(input, document);
        WorkbookCheck.Run(input, document, WorkbookWriter.Write(document, input.Sheet));
        Assert.Equal((40, "… và 1.260 số liệu khác."), (Table(document).Rows.Count, Table(document).Notes.Single()));
        Fails(With(document, Table(document) with { Notes = ["… và 1.261 số liệu khác."] }), "the notes of table", "1260 figures more", input);
    }

    [Theory]
    [InlineData(0, 3, "177", "178", "the change list says “177”")]
    [InlineData(0, 1, "Đảng viên", "Đoàn viên", "the change list says “Đảng viên kết nạp mới”")]
    [InlineData(1, 2, "Ban", "Hội", "the change list says “Ban Tổ chức”")]
    [InlineData(2, 5, "12", "13", "the change list says “12”")]
    [InlineData(2, 6, "17:00", "18:00", "the change list says “11/09/2023 17:00”")]
    [InlineData(0, 4, "186", "187", "(a05, total, 2023-9M, Value) says “186”")]
    [InlineData(3, 3, "70,8", "70,9", "the change list says “đạt 70,8%”")]
    public void One_letter_changed_after_composing_is_refused(int row, int column, string from, string to, string says) =>
        Fails(InCell(row, column, cell => cell with { Text = new Text([.. cell.Text.Spans.Select(span => span with { Content = span.Content.Replace(from, to, StringComparison.Ordinal) })]) }), $"`{Id}`", says);

    [Fact]
    public void A_number_behind_the_text_a_missing_row_and_a_missing_table_are_refused()
    {
        Fails(InCell(0, 3, cell => cell with { Number = 178 }), "prints “177”", "the number behind it is not the change list's");
        Fails(InCell(0, 4, _ => new Cell(new Text([new Span("186")]), 186)), "column “Bản này” prints “186”", "it refers to no figure");
        Fails(With(Document, Table(Document) with { Rows = [.. Table(Document).Rows.Take(3)] }), "the notes of table", "1 figures more");
        Fails(Document with { Annexes = [.. Document.Annexes.SkipLast(1)] }, "0 times", "the change list has 4 figures");
    }

    [Fact]
    public void What_the_list_says_of_this_version_is_held_against_the_figures()
    {
        var input = Input with { Changes = Changes with { Figures = [Changes.Figures[0] with { New = new("187", 187) }] } };
        Fails(Composer.Compose(input), "prints “187”", "(a05, total, 2023-9M, Value) says “186”", input);
    }

    private static void Fails(Document document, string place, string says, BriefingInput? input = null)
    {
        var error = Assert.Throws<ReconciliationException>(() => DocumentCheck.Run(input ?? Input, document));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    private static Table Table(Document document) => document.Blocks().OfType<Table>().Single(table => table.Id == Id);

    private static Document InCell(int row, int column, Func<Cell, Cell> change)
    {
        var table = Table(Document);
        return With(Document, table with
        {
            Rows = [.. table.Rows.Select((one, index) => index == row ? one with { Cells = [.. one.Cells.Select((cell, place) => place == column ? change(cell) : cell)] } : one)],
        });
    }

    private static Document With(Document document, Table table) => document with
    {
        Annexes = [.. document.Annexes.Select(annex => annex with { Blocks = [.. annex.Blocks.Select(block => block is Table { Id: Id } ? table : block)] })],
    };
}
