using System.Globalization;
using System.IO.Compression;
using System.Text;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Workbook;
using Town = Analytics.Reports.Tests.Briefings.Town;

namespace Analytics.Reports.Tests.Reconciliation;

/// <summary>One digit changed after composing, in each of the places where a number is printed.</summary>
public sealed class MismatchTests
{
    private static readonly BriefingInput Input = Town.Input();
    private static readonly Document Document = Composer.Compose(Input);

    [Fact]
    public void In_a_sentence() => Fails(
        Changed<Paragraph>(paragraph => paragraph.Text.Plain.Contains("186", StringComparison.Ordinal), paragraph => new Paragraph(Digit(paragraph.Text, "186", "187"))),
        "section “1. Công tác tổ chức, cán bộ, đảng viên”, a sentence, prints “187”", "(a05, total, 2023-9M, Value) says “186”");

    [Fact]
    public void In_a_table() => Fails(
        Changed<Table>(table => table.Id == "phu-luc-chi-tieu", table => InCell(table, 1, 6, cell => cell with { Text = Digit(cell.Text, "74,4%", "74,5%") })),
        "table `phu-luc-chi-tieu`, row 2 (Đảng viên kết nạp mới", "column “% kế hoạch” prints “74,5%”", "(a05, total, 2023-9M, Attained) says “74,4%”");

    [Fact]
    public void In_the_label_of_a_chart() => Fails(
        Changed<Chart>(chart => chart.Id == "bieu-do-organisation-2", chart => InMark(chart, 1, 1, point => point with { Label = Digit(point.Label, "40", "41") })),
        "chart `bieu-do-organisation-2`, series “Cùng kỳ năm trước”, mark “Hội Nông dân” prints “41”", "(a05, hnd, 2023-9M, Previous) says “40”");

    [Fact]
    public void In_a_tile()
    {
        var tiles = Document.Summary!.Blocks.OfType<Tiles>().Single();
        var changed = tiles with { Items = [tiles.Items[0] with { Value = Digit(tiles.Items[0].Value, "186", "168") }, .. tiles.Items.Skip(1)] };
        Fails(
            Document with { Summary = Document.Summary with { Blocks = [changed] } },
            "tile 1 (Đảng viên kết nạp mới) of `tom-tat-chi-tieu` prints “168”", "(a05, total, 2023-9M, Value) says “186”");
    }

    [Fact]
    public void In_an_alternative_text() => Fails(
        Changed<Chart>(chart => chart.Id == "bieu-do-organisation-1", chart => chart with { Alt = Digit(chart.Alt, "106,1%", "105,1%") }),
        "the alternative text of chart `bieu-do-organisation-1` prints “105,1%”", "(a07, total, 2023-9M, Attained) says “106,1%”");

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<x:v>186</x:v>", "<x:v>187</x:v>", "Phụ lục I!D", "the document has “186”")]
    [InlineData("xl/worksheets/sheet1.xml", ">Trị giá quà", ">Trị giá nhà", "Phụ lục I!B", "the document has “Trị giá quà")]
    [InlineData("xl/worksheets/sheet1.xml", ">% kế hoạch<", ">% chỉ tiêu<", "Phụ lục I!", "the document has “% kế hoạch”")]
    [InlineData("xl/worksheets/sheet1.xml", ">(a) Số liệu chưa bao gồm Hội Nông dân", ">(a) Số liệu chưa bao gồm Hội Phụ nữ", "Phụ lục I!A", "the document has “(a) Số liệu chưa bao gồm Hội Nông dân")]
    [InlineData("xl/worksheets/sheet2.xml", ">Ban Tổ chức", ">Ban Dân vận", "Phụ lục II!A", "the document has “Ban Tổ chức")]
    [InlineData("xl/worksheets/sheet2.xml", ">bằng cùng kỳ<", ">bằng cùng kì<", "Phụ lục II!D", "the document has “bằng cùng kỳ”")]
    [InlineData("xl/worksheets/sheet5.xml", "<x:v>162</x:v>", "<x:v>126</x:v>", "Số liệu!O6", "(a05, total, 2023-9M, previous.value) says “162”")]
    [InlineData("xl/worksheets/sheet5.xml", ">tăng 14,8%<", ">tăng 15,8%<", "Số liệu!W6", "(a05, total, 2023-9M, change.text) says “tăng 14,8%”")]
    [InlineData("xl/styles.xml", "&quot;hơn &quot;#,##0.0", "&quot;gần &quot;#,##0.0", "Phụ lục I!D", "the document has “hơn 3,5”")]
    public void In_the_bytes_of_the_workbook(string entry, string from, string to, string place, string says)
    {
        var workbook = Rewritten(WorkbookWriter.Write(Document, Input.Sheet), entry, from, to);
        var error = Assert.Throws<ReconciliationException>(() => WorkbookCheck.Run(Input, Document, workbook));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_drawn_at_another_value_than_its_label_says() => Fails(
        Changed<Chart>(chart => chart.Id == "bieu-do-organisation-2", chart => InMark(chart, 0, 0, point => point with { Value = 125 })),
        "mark “Ban Tổ chức” prints “124”, but the mark is drawn at 125, and the figure is 124");

    [Fact]
    public void A_mark_that_is_not_drawn_although_its_label_says_a_number() => Fails(
        Changed<Chart>(chart => chart.Id == "bieu-do-organisation-2", chart => InMark(chart, 0, 0, point => point with { Value = null })),
        "mark “Ban Tổ chức” prints “124”, but no mark is drawn, and the figure is 124");

    [Fact]
    public void A_figure_of_another_indicator_in_a_row() => Fails(
        Changed<Table>(table => table.Id == "bieu-organisation", table => InCell(table, 0, 2, _ => table.Rows[1].Cells[2])),
        "table `bieu-organisation`, row 1 (Đảng viên kết nạp mới", "(a05, total)", "(a04, total)");

    [Fact]
    public void A_figure_of_another_unit_in_a_row() => Fails(
        Changed<Table>(table => table.Id == "phu-luc-don-vi-organisation", table => InCell(table, 1, 1, _ => table.Rows[3].Cells[1])),
        "table `phu-luc-don-vi-organisation`, row 2 (Ban Tổ chức", "(a05, hpn)", "(a05, btc)");

    [Fact]
    public void A_figure_of_another_unit_in_a_row_of_a_heat_map()
    {
        var other = new Cell(new Text([new Span("124", new FigureReference("a05", "btc", "2023-9M", FigureField.Value))]), 124);
        Fails(
            Changed<Table>(table => table.Id == "bieu-do-front-2", table => InCell(table, table.Rows.Count - 1, 2, _ => other)),
            "table `bieu-do-front-2`", "(a05, btc)", "hpn)");
    }

    [Fact]
    public void A_typed_number_that_is_not_the_one_printed() => Fails(
        Changed<Table>(table => table.Id == "bieu-organisation", table => InCell(table, 0, 2, cell => cell with { Number = 186.5m })),
        "column “Thực hiện” prints “186”, but the number behind it is 186.5, and the figure's is 186");

    [Fact]
    public void A_number_in_a_sentence_that_refers_to_no_figure() => Fails(
        Changed<Paragraph>(_ => true, paragraph => new Paragraph(paragraph.Text + " Toàn thị xã có 7.412 đảng viên.")),
        "prints “7.412”", "refers to no figure");

    [Fact]
    public void A_bare_number_in_a_cell_that_is_no_ordinal() => Fails(
        Changed<Table>(table => table.Id == "phu-luc-chi-tieu", table => InCell(table, 1, 0, _ => new Cell("2", 2))),
        "column “TT” prints “2”", "refers to no figure");

    [Fact]
    public void A_figure_that_the_snapshot_does_not_have() => Fails(
        Changed<Paragraph>(_ => true, paragraph => new Paragraph(new Text([new Span("12", new FigureReference("zz", null, "2023-9M", FigureField.Value))]))),
        "prints “12”, but the figure (zz, total, 2023-9M, Value) says nothing");

    [Fact]
    public void The_same_figure_said_in_two_forms() => Fails(
        Changed<Table>(table => table.Id == "bieu-organisation", table => InCell(table, 0, 6, cell => new Cell(Digit(cell.Text, "tăng 14,8%", "tăng 24\u00a0đảng viên"), 24))),
        "prints “tăng 24\u00a0đảng viên”, but elsewhere the same figure is printed as “14,8”");

    [Fact]
    public void What_goes_beyond_a_plan_is_attained_less_a_hundred()
    {
        var beyond = new Text([new Span("Vượt lên: vượt "), new Span("6,1%", new FigureReference("a07", null, "2023-9M", FigureField.Attained))]);
        DocumentCheck.Run(Input, Changed<Paragraph>(_ => true, _ => new Paragraph(beyond)));
        Fails(Changed<Paragraph>(_ => true, _ => new Paragraph(Digit(beyond, "6,1%", "106,1%"))), "prints “vượt 106,1%”", "says “106,1%”");
    }

    [Fact]
    public void A_fault_says_the_pack_and_where_the_right_number_is() => Fails(
        Changed<Paragraph>(_ => true, _ => new Paragraph("9")),
        "Pack tx-minh-hoa/giao-ban-9-thang/2023-9M: ", "Nothing was stored", "`figures --series giao-ban-9-thang --period 2023-9M --committee tx-minh-hoa --as-of 2023-09-18T17:00:00+07:00`");

    [Theory]
    [InlineData("Tổ 5", "5")]
    [InlineData("năm", "ngày 1")]
    [InlineData("12 đảng viên, tăng 5%", "Hội 12")]
    [InlineData("\"=1+1;#,##0.0\\\"", "1.000 đồng")]
    [InlineData("vượt ", "%")]
    [InlineData("Đơn vị\u200b 7\r\n½", "điểm phần trăm")]
    public void Names_measures_and_notes_of_any_kind_are_no_faults(string name, string measure)
    {
        Figure Renamed(Figure figure) => figure with
        {
            Indicator = figure.Indicator with { NameVi = name, MeasureVi = measure },
            Units = [.. figure.Units.Select(unit => unit with { Unit = unit.Unit with { NameVi = name } })],
        };
        AgreementTests.Check(Input with
        {
            Committee = Input.Committee with { NameVi = name },
            Series = Input.Series with { TitleVi = name, Fields = [.. Input.Series.Fields.Select(field => field with { TitleVi = measure })] },
            Sheet = Input.Sheet with
            {
                Figures = [.. Input.Sheet.Figures.Select(Renamed)],
                Coverage = new Coverage([.. Input.Sheet.Coverage.Units.Select(unit => unit with { Unit = unit.Unit with { NameVi = name } })]),
            },
            Notes = [.. Input.Notes.Select(note => note with { Text = $"{name} đạt 118%, tăng 7.412 {measure}" })],
        });
    }

    [Fact]
    public void A_series_that_cuts_writes_a_workbook_that_shows_what_is_printed()
    {
        var share = Briefings.Cells.Cell(Town.Share, 100m * 161 / 181, numerator: 161, denominator: 181) with { Text = "88,9%" };
        var input = Input with
        {
            Series = Input.Series with { Rounding = Rounding.Truncate },
            Sheet = Input.Sheet with { Figures = [.. Input.Sheet.Figures.Select(figure => figure.Indicator == Town.Share ? new Figure(Town.Share, share, []) : figure)] },
        };
        var document = Composer.Compose(input);
        Assert.Contains("88,9%", PlainText.Write(document), StringComparison.Ordinal);
        WorkbookCheck.Run(input, document, WorkbookWriter.Write(document, input.Sheet));
    }

    [Theory]
    [InlineData("88.95", "88.9", null)]
    [InlineData("88.95", "88", "the document has “88,9%”, 88.95")]
    [InlineData("88.94", "88.94", null)]
    public void A_number_is_cut_at_its_own_decimals_only(string number, string written, string? says)
    {
        var input = Input with { Series = Input.Series with { Rounding = Rounding.Truncate } };
        Document InATable(string value) => Document with
        {
            Annexes =
            [
                new Annex("Phụ lục I", "BẢNG", false, [new Table("bang", "Bảng", [new Column("Tỷ lệ", Align.Right, 1)], [new Row(RowKind.Data, [new Cell("88,9%", decimal.Parse(value, CultureInfo.InvariantCulture), 1)])], [])]),
            ],
        };
        Cut(input, InATable(number), InATable(written), says);
    }

    [Theory]
    [InlineData("88.95", null)]
    [InlineData("88.9", "the document has “”, 88.95")]
    [InlineData("88", "the document has “”, 88.95")]
    public void A_number_of_a_chart_is_never_cut(string written, string? says)
    {
        var input = Input with { Series = Input.Series with { Rounding = Rounding.Truncate } };
        Document InAChart(string value) => Document with
        {
            Annexes =
            [
                new Annex("Phụ lục I", "BIỂU ĐỒ", false,
                    [new Chart("bieu-do", ChartKind.Trend, "Biểu đồ", "Biểu đồ", "%", ["Quý I"], [new ChartSeries("Tỷ lệ", SeriesRole.Actual, [new ChartPoint(decimal.Parse(value, CultureInfo.InvariantCulture), "88,9%")])])]),
            ],
        };
        Cut(input, InAChart("88.95"), InAChart(written), says);
    }

    private static void Cut(BriefingInput input, Document document, Document written, string? says)
    {
        var error = Record.Exception(() => WorkbookCheck.Run(input, document, WorkbookWriter.Write(written, input.Sheet)));
        Assert.Equal(says is null, error is null);
        Assert.Contains(says ?? "", error?.Message ?? "", StringComparison.Ordinal);
    }

    private static void Fails(Document document, params string[] parts)
    {
        var error = Assert.Throws<ReconciliationException>(() => DocumentCheck.Run(Input, document));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private static Document Changed<T>(Func<T, bool> isMeant, Func<T, T> change)
        where T : Block
    {
        var isDone = false;
        IReadOnlyList<Block> Blocks(IReadOnlyList<Block> blocks) => [.. blocks.Select(block => !isDone && block is T known && isMeant(known) && (isDone = true) ? change(known) : block)];
        Section Section(Section section) => section with { Blocks = Blocks(section.Blocks), Sections = [.. section.Sections.Select(Section)] };
        var changed = Document with
        {
            Parts = [.. Document.Parts.Select(Section)],
            Annexes = [.. Document.Annexes.Select(annex => annex with { Blocks = Blocks(annex.Blocks) })],
        };
        Assert.True(isDone, "No block was changed.");
        return changed;
    }

    private static Text Digit(Text text, string from, string to)
    {
        var spans = text.Spans.ToList();
        var at = spans.FindIndex(span => span.Source is not null && span.Content == from);
        spans[at] = spans[at] with { Content = to };
        return new Text(spans);
    }

    private static Table InCell(Table table, int row, int column, Func<Cell, Cell> change) => table with
    {
        Rows = [.. table.Rows.Select((one, index) => index == row ? one with { Cells = [.. one.Cells.Select((cell, place) => place == column ? change(cell) : cell)] } : one)],
    };

    private static Chart InMark(Chart chart, int series, int mark, Func<ChartPoint, ChartPoint> change) => chart with
    {
        Series = [.. chart.Series.Select((one, index) => index == series ? one with { Points = [.. one.Points.Select((point, place) => place == mark ? change(point) : point)] } : one)],
    };

    private static byte[] Rewritten(byte[] workbook, string entry, string from, string to)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.GetEntry(entry)!.Open();
            var xml = new StreamReader(stream, Encoding.UTF8).ReadToEnd();
            var at = xml.IndexOf(from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{entry} has no {from}: {xml[..Math.Min(3000, xml.Length)]}");
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(xml[..at] + to + xml[(at + from.Length)..]));
        }

        return bytes.ToArray();
    }
}
