using System.Text.RegularExpressions;
using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Rendering;

[Collection("renderer")]
public sealed class PdfTests(RendererFixture fixture)
{
    private static byte[]? pdf;
    private static PdfFile? file;

    [Fact]
    public async Task The_text_of_the_pdf_is_the_text_of_the_document_in_reading_order()
    {
        var file = await SampleAsync();
        Assert.Equal(DocumentText.Expected(SampleDocument.Create()), DocumentText.Bare(file.ReadingText));
    }

    [Fact]
    public async Task A_state_body_has_the_states_letterhead_and_never_the_partys()
    {
        var sample = SampleDocument.Create();
        var document = sample with { Letterhead = sample.Letterhead with { Format = "state" } };
        var text = DocumentText.Bare(PdfReader.Read(await fixture.TypesetAsync(document)).ReadingText);
        Assert.Equal(DocumentText.Expected(document), text);
        Assert.DoesNotContain(DocumentText.Bare("ĐẢNG CỘNG SẢN"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_is_an_archive_file_with_title_language_and_the_documents_instant()
    {
        var file = await SampleAsync();
        Assert.Equal("a-2a", file.Standard);
        Assert.Equal("Giao ban công tác Đảng, đoàn thể 9 tháng năm 2023", file.Title);
        Assert.Equal("vi-VN", file.Language);
        Assert.Equal("D:20230917170000Z", file.Created);
    }

    [Fact]
    public async Task Only_the_shipped_fonts_are_used()
    {
        var file = await SampleAsync();
        Assert.All(file.Fonts, font => Assert.Matches("^(Tinos|BeVietnamPro)-", font));
        Assert.Contains(file.Fonts, font => font.StartsWith("Tinos", StringComparison.Ordinal));
        Assert.Contains(file.Fonts, font => font.StartsWith("BeVietnamPro", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sections_and_annexes_are_headings_and_bookmarks()
    {
        var file = await SampleAsync();
        Assert.Equal(
            [
                ("I- KẾT QUẢ ĐẠT ĐƯỢC", 1), ("1. Công tác tổ chức, cán bộ, đảng viên", 2), ("a) Phát triển đảng viên", 3),
                ("2. Mặt trận và các đoàn thể", 2), ("II- HẠN CHẾ, NGUYÊN NHÂN", 1), ("III- NHIỆM VỤ TRỌNG TÂM", 1),
                ("Phụ lục I BẢNG TỔNG HỢP CHỈ TIÊU 9 THÁNG ĐẦU NĂM 2023", 1),
            ],
            file.Bookmarks.Select(bookmark => (bookmark.Title, bookmark.Level)));
        Assert.Equal(["H1", "H2", "H3", "H2", "H1", "H1", "H1"], file.Elements.Select(node => node.Role).Where(role => role is ['H', >= '1' and <= '9']));
    }

    [Fact]
    public async Task Tables_have_header_cells_and_figures_have_their_alternative_text()
    {
        var file = await SampleAsync();
        // A header that is repeated on the next page is drawn again, but read only once.
        Assert.Equal(5 + 1 + 8 + 4, file.Pages.Sum(page => page.Tree!.Descendants().Count(node => node.Role == "TH" && page.TextOf(node) != "")));
        Assert.Equal(
            new[] { SampleDocument.Comparison(), SampleDocument.Trend(), SampleDocument.Attainment() }.Select(chart => chart.Alt.Plain),
            file.Elements.Where(node => node.Role == "Figure").Select(node => node.Alt));
        Assert.Equal(6, file.Elements.Count(node => node.Role == "LI"));
    }

    [Fact]
    public async Task Pages_are_upright_a4_and_an_annex_may_lie()
    {
        var file = await SampleAsync();
        var lying = file.Pages.Where(page => page.Width > page.Height).ToList();
        Assert.NotEmpty(lying);
        Assert.All(file.Pages, page => Assert.Equal((595, 842), ((int)Math.Min(page.Width, page.Height), (int)Math.Round(Math.Max(page.Width, page.Height)))));
        Assert.Equal(file.Pages.TakeLast(lying.Count), lying);
    }

    [Fact]
    public async Task Page_numbers_stand_at_the_top_from_the_second_page_and_start_again_in_an_annex()
    {
        var file = await SampleAsync();
        var numbers = file.Pages.Select(page => page.Items.SingleOrDefault(item => item.Artifact && item.Y < 57 && item.Size == 13)?.Text).ToList();
        var body = file.Pages.Count(page => page.Height > page.Width);
        var expected = Enumerable.Range(1, body).Concat(Enumerable.Range(1, file.Pages.Count - body)).Select(n => n == 1 ? null : $"{n}");
        Assert.Equal(expected, numbers);
    }

    [Fact]
    public async Task The_mark_stands_on_every_page()
    {
        var file = await SampleAsync();
        Assert.All(file.Pages, page => Assert.Contains(page.Items, item => item.Artifact && item.Text == SampleDocument.Create().Mark));
    }

    [Fact]
    public async Task Nothing_leaves_the_page_or_overlaps_or_is_too_small_to_read()
    {
        Layout.Check(await SampleAsync());
    }

    [Fact]
    public async Task Same_document_same_bytes_in_another_process_time_zone_and_locale()
    {
        var document = SampleDocument.Create();
        var first = await PdfAsync();
        Assert.Equal(first, await fixture.TypesetAsync(document));
        var (zone, language) = (Environment.GetEnvironmentVariable("TZ"), Environment.GetEnvironmentVariable("LANG"));
        try
        {
            Environment.SetEnvironmentVariable("TZ", "America/New_York");
            Environment.SetEnvironmentVariable("LANG", "tr_TR.UTF-8");
            await using var other = new Renderer(new RendererOptions());
            // Drawn after others and in another order, so that no counter of the process can hide.
            await other.DrawChartsAsync([SampleDocument.Trend()], CancellationToken.None);
            var charts = await other.DrawChartsAsync([.. SampleDocument.Charts().Reverse()], CancellationToken.None);
            Assert.Equal(first, await other.TypesetAsync(document, charts, CancellationToken.None));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            Environment.SetEnvironmentVariable("LANG", language);
        }
    }

    [Fact]
    public async Task The_same_document_also_passes_as_an_accessible_one()
    {
        var file = PdfReader.Read(await fixture.TypesetAsync(SampleDocument.Create(), PdfStandard.Ua1));
        Assert.Equal("ua-1", file.Standard);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_summary_is_a_page_without_a_number_before_the_papers_own_first_page(bool accessible)
    {
        var document = SampleDocument.Create() with { Summary = SampleDocument.Summary(), BodyPages = 6 };
        var file = PdfReader.Read(await fixture.TypesetAsync(document, accessible ? PdfStandard.Ua1 : PdfStandard.A2a));
        Assert.Equal(DocumentText.Expected(document), DocumentText.Bare(file.ReadingText));
        Layout.Check(file);
        Assert.Contains(file.Pages[0].Items, item => item.Text.StartsWith("TÓM TẮT", StringComparison.Ordinal));
        Assert.Contains(file.Pages[1].Items, item => item.Text.Contains("ĐẢNG CỘNG SẢN", StringComparison.Ordinal));
        Assert.Equal([null, null, "2"], file.Pages.Take(3).Select(page => page.Items.SingleOrDefault(item => item.Artifact && item.Y < 57 && item.Size == 13)?.Text));
        Assert.Equal(("TÓM TẮT Giao ban công tác Đảng, đoàn thể 9 tháng năm 2023", 1), (file.Bookmarks[0].Title, file.Bookmarks[0].Level));
        Assert.Equal(2, file.Elements.Count(node => node.Alt == SampleDocument.Trend().Alt.Plain));
    }

    [Fact]
    public async Task The_shades_of_a_heat_map_take_nothing_from_its_text()
    {
        Table Heat(Func<int, int?> shade) => new(
            "nhiet", "Đơn vị và chỉ tiêu", [new("Đơn vị", Align.Left, 2), new("Nhà", Align.Right, 1)],
            [.. Enumerable.Range(0, 6).Select(n => new Row(RowKind.Data, [$"Xã {n}", new Cell($"{n}0") { Shade = shade(n) }]))], ["Màu càng đậm, thứ hạng càng cao."]);
        var shaded = await fixture.TypesetAsync(SampleDocument.Of(Heat(n => n == 0 ? null : n)));
        var plain = await fixture.TypesetAsync(SampleDocument.Of(Heat(_ => null)));
        Assert.NotEqual(plain, shaded);
        Layout.Check(PdfReader.Read(shaded));
        Assert.Equal(Words(plain), Words(shaded));

        static IEnumerable<string> Words(byte[] pdf) => PdfReader.Read(pdf).Pages.SelectMany(page => page.Items).Select(item => item.Text);
    }

    [Fact]
    public async Task Names_and_numbers_of_a_tile_of_any_length_stay_in_their_boxes()
    {
        var tile = new Tile(LongName(300, false), "khoảng 123.456.789.012.345.678.901,123456", LongName(60, false), [LongName(300, false)]);
        var document = SampleDocument.Create() with { Summary = SampleDocument.Summary() with { Blocks = [new Tiles("o", [tile, .. SampleDocument.Tiles().Items])] } };
        var file = PdfReader.Read(await fixture.TypesetAsync(document));
        Assert.Equal(DocumentText.Expected(document), DocumentText.Bare(file.ReadingText));
        Layout.Check(file);
        // Three boxes of 58 mm from 15 mm on: what begins in the first one ends before the second one.
        Assert.All(file.Pages[0].Items.Where(item => item.X < 200 && item.Y > 120 && item.Y < 600 && !item.Artifact), item => Assert.True(item.X + item.Width <= 209, item.Text));
    }

    [Fact]
    public async Task A_table_of_sixty_rows_repeats_its_header_and_splits_no_row()
    {
        var file = PdfReader.Read(await fixture.TypesetAsync(SampleDocument.Of(SampleDocument.Table("dai", "Bảng dài", 60))));
        Layout.Check(file);
        var pages = file.Pages.Where(page => page.Items.Any(item => Regex.IsMatch(item.Text, "^[0-9]{2}$") && !item.Artifact)).ToList();
        Assert.True(pages.Count >= 2);
        Assert.All(pages, page => Assert.Contains(page.Items, item => item.Text == "STT"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_of_300_letters_wraps_everywhere_and_loses_nothing(bool spaces)
    {
        var name = LongName(300, spaces);
        var document = SampleDocument.Of(
            new Paragraph(name),
            new BulletList([name]),
            TableOf(name),
            SampleDocument.Trend() with { Categories = [name, .. SampleDocument.Trend().Categories.Skip(1)] },
            SampleDocument.Comparison() with { Categories = [name, .. SampleDocument.Comparison().Categories.Skip(1)] });
        document = document with { Letterhead = document.Letterhead with { Issuer = name } };
        var file = PdfReader.Read(await fixture.TypesetAsync(document));
        Assert.Equal(DocumentText.Expected(document), DocumentText.Bare(file.ReadingText));
        Layout.Check(file);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_longer_than_a_page_goes_on_over_the_next_ones(bool spaces)
    {
        var document = SampleDocument.Of(new Paragraph(LongName(10_000, spaces)), TableOf(LongName(10_000, spaces)));
        var file = PdfReader.Read(await fixture.TypesetAsync(document));
        // Cells beside it end on its first page, so only the letters are compared and not their order.
        Assert.Equal(DocumentText.Expected(document).Order(), DocumentText.Bare(file.ReadingText).Order());
        Layout.Check(file);
    }

    [Fact]
    public async Task No_page_but_the_last_is_less_than_a_quarter_full()
    {
        // One line more each time, so that the signature comes to stand near the foot of a page, on it, and alone on the next one.
        var pdfs = new List<byte[]>();
        for (var lines = 14; lines < 44; lines++)
        {
            var document = SampleDocument.Of([.. Enumerable.Range(0, lines).Select(n => new Paragraph($"Dòng {n}."))]);
            pdfs.Add(await fixture.TypesetAsync(document with { Annexes = [new Annex("Phụ lục I", "BẢNG", false, [SampleDocument.Table("a", "Bảng", 3)])] }));
        }

        Assert.All(PdfReader.ReadAll(pdfs).SelectMany(file => file.Pages.SkipLast(1)), page =>
            Assert.True(page.Items.Where(item => !item.Artifact).Max(item => item.Y) > 57 + (728 * 0.25), "A page is nearly empty."));
    }

    [Fact]
    public async Task Empty_lists_and_tables_without_rows_are_accepted()
    {
        var document = SampleDocument.Of(new BulletList([]), SampleDocument.Table("t", "Bảng trống", 0) with { Rows = [], Notes = [] }, new Paragraph(Text.Empty));
        document = document with { Closing = document.Closing with { CopiesTo = [] }, TitleBlock = new("BÁO CÁO", []) };
        var file = PdfReader.Read(await fixture.TypesetAsync(document));
        Assert.Equal(DocumentText.Expected(document), DocumentText.Bare(file.ReadingText));
    }

    [Fact]
    public async Task A_letter_that_the_fonts_lack_is_named_and_not_printed_as_a_box()
    {
        var text = await Assert.ThrowsAsync<RendererException>(() => fixture.TypesetAsync(SampleDocument.Of(new Paragraph("Đơn vị 中"))));
        Assert.Contains("中", text.Message, StringComparison.Ordinal);
        var chart = SampleDocument.Trend() with { Measure = "中" };
        var label = await Assert.ThrowsAsync<RendererException>(() => fixture.TypesetAsync(SampleDocument.Of(chart)));
        Assert.Contains("U+4E2D", label.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_never_read_as_markup()
    {
        var document = SampleDocument.Of(new Paragraph("#panic(\"x\") *a* _b_ $c$ `d` <e> @f \\ // g -- h \"i\" 'k' ... ~ = l"));
        var file = PdfReader.Read(await fixture.TypesetAsync(document));
        Assert.Equal(DocumentText.Expected(document), DocumentText.Bare(file.ReadingText));
    }

    [Fact]
    public void A_pdf_without_fonts_or_with_a_foreign_one_is_refused()
    {
        Assert.Throws<RendererException>(() => PdfFonts.Check("%PDF-1.7 nothing"u8, PdfFonts.Tinos));
        var foreign = Assert.Throws<RendererException>(() => PdfFonts.Check("/BaseFont /ABCDEF+DejaVuSans\n"u8, PdfFonts.Tinos));
        Assert.Contains("DejaVuSans", foreign.Message, StringComparison.Ordinal);
        Assert.Throws<RendererException>(() => PdfFonts.Check("/BaseFont /ABCDEF+Tinos-Bold\n/FontName /ABCDEF+Tinos-Bold\n>>"u8, PdfFonts.Tinos));
        PdfFonts.Check("/BaseFont /ABCDEF+Tinos-Bold\n/FontName /ABCDEF+Tinos-Bold\n/FontFile2 1 0 R\n>>"u8, PdfFonts.Tinos);
        Assert.Throws<RendererException>(() => PdfFonts.Check("/BaseFont /ABCDEF+Tinos-Bold\n/FontName /ABCDEF+Tinos-Bold\n/FontFile2 1 0 R\n>>"u8, PdfFonts.TimesNewRoman));
    }

    private static string LongName(int letters, bool spaces) =>
        string.Concat(Enumerable.Repeat(spaces ? "Hợp tác xã Ủy " : "HợptácxãỦyĐảng", (letters / 14) + 1))[..letters];

    private static Table TableOf(string name) => new(
        "ten",
        name[..300],
        [new("STT", Align.Center, 1), new("Đơn vị", Align.Left, 3), new("Thực hiện", Align.Right, 2)],
        [new Row(RowKind.Data, ["1", name, "12"])],
        [name[..300]]);

    private async Task<byte[]> PdfAsync() => pdf ??= await fixture.TypesetAsync(SampleDocument.Create());

    private async Task<PdfFile> SampleAsync() => file ??= PdfReader.Read(await PdfAsync());
}
