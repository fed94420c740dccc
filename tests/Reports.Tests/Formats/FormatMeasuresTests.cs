using System.Text.Json.Nodes;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Tests.Rendering;

namespace Analytics.Reports.Tests.Formats;

/// <summary>What is on the page, as an independent library reads it back, against the values of the profile: within 1 mm and 0,5 pt.</summary>
public sealed class FormatMeasuresTests(FormatFixture fixture) : IClassFixture<FormatFixture>
{
    private const double Millimetre = 72 / 25.4;
    private const double Points = 0.5;

    // Letters are set in lines that reach three quarters of their size above the baseline.
    private const double Ascent = 0.75;

    public static TheoryData<string> Formats => ["party", "state", FormatFixture.Third];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_header_stands_in_two_columns_with_its_rules(string format)
    {
        var (page, paper, header) = await FirstAsync(format);
        var left = paper.Left + (paper.Width * Of(header, "left_share") / 200);
        var right = paper.Right - (paper.Width * (100 - Of(header, "left_share")) / 200);
        var superior = Line(page, "TỈNH ỦY MINH SƠN");
        Assert.InRange(superior.Y - (paper.Top + (Ascent * Of(header, "superior", "size"))), -Millimetre, Millimetre);
        IsSetAs(superior, left, header["superior"]!, page);
        IsSetAs(Line(page, "THỊ ỦY MINH HỌA"), left, header["issuer"]!, page);
        Assert.All(header["title"]!.AsArray(), line => IsSetAs(Line(page, line!["text"]!.GetValue<string>()), right, line, page));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_number_is_left_blank_and_the_date_stands_beside_it_or_beside_the_mark(string format)
    {
        var (page, paper, header) = await FirstAsync(format);
        var number = header["number"]!;
        var (before, after) = (Line(page, number["before"]!.GetValue<string>()), Line(page, number["after"]!.GetValue<string>()));
        Assert.InRange(after.X - before.X - before.Width - (Of(number, "blank") * Millimetre), -Millimetre, Millimetre);
        Assert.InRange(before.Size - Of(number, "size"), -Points, Points);
        var middle = (before.X + after.X + after.Width) / 2;
        Assert.InRange(middle - (paper.Left + (paper.Width * Of(header, "left_share") / 200)), -Millimetre, Millimetre);
        var date = page.Items.First(item => item.Text.StartsWith("Minh Họa, ngày", StringComparison.Ordinal));
        Assert.EndsWith("-Italic", date.Font, StringComparison.Ordinal);
        Assert.InRange(date.Size - Of(header, "date", "size"), -Points, Points);
        var beside = header["date"]!["beside"]!.GetValue<string>() == "mark" ? Line(page, header["mark"]!["text"]!.GetValue<string>()) : before;
        Assert.InRange(date.Y - beside.Y, -Points, Points);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Type_and_summary_are_centred_over_their_separator(string format)
    {
        var (page, paper, _) = await FirstAsync(format);
        var profile = Profile(format);
        IsSetAs(Line(page, "BÁO CÁO"), paper.Middle, profile["type"]!, page);
        IsSetAs(Line(page, "9 tháng đầu năm, nhiệm vụ trọng tâm quý IV năm 2023"), paper.Middle, profile["summary"]!, page);
        var separator = profile["summary"]!["separator"]!.GetValue<string>();
        Assert.Equal(separator != "", page.Items.Any(item => item.Text == "-----"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_marking_stands_in_a_box_above_the_letterhead(string format)
    {
        const string mark = "TÀI LIỆU HỘI NGHỊ";
        var page = await fixture.MarkedAsync(format, mark);
        var paper = PaperOf(format);
        var words = Assert.Single(page.Items, item => item.Text == mark && !item.Artifact);
        IsSetAs(words, paper.Middle, Profile(format)["marking"]!, page);
        Assert.True(words.Y < page.Items.Single(item => item.Text == "TỈNH ỦY MINH SƠN").Y - words.Size);
        var box = Assert.Single(page.Boxes);
        Assert.InRange(box.Y - paper.Top, -Millimetre, Millimetre);
        Assert.InRange(box.X + (box.Width / 2) - paper.Middle, -Millimetre, Millimetre);
        Assert.True(box.X < words.X - Points && box.X + box.Width > words.X + words.Width + Points && box.Y < words.Y - (Ascent * words.Size) && box.Y + box.Height > words.Y);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Whom_it_is_sent_to_stands_centred_above_the_text_where_the_form_says_it(string format)
    {
        var (page, paper, _) = await FirstAsync(format);
        var addressee = Profile(format)["addressee"]!;
        var shown = page.Items.Where(item => item.Text.EndsWith("Tỉnh ủy Minh Sơn", StringComparison.Ordinal)).ToList();
        if (addressee["text"]!.GetValue<string>() == "")
        {
            Assert.Empty(shown);
            return;
        }

        var line = Assert.Single(shown);
        Assert.Equal("Kính gửi: Tỉnh ủy Minh Sơn", line.Text);
        IsSetAs(line, paper.Middle, addressee, page);
        Assert.InRange(line.Y, Line(page, "9 tháng đầu năm, nhiệm vụ trọng tâm quý IV năm 2023").Y, page.Items.First(item => item.Text.Contains("công tác tổ chức", StringComparison.Ordinal)).Y);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_text_fills_the_lines_between_the_margins_on_its_pitch(string format)
    {
        var (page, paper, _) = await FirstAsync(format);
        var text = Profile(format)["text"]!;
        var lines = page.Items.Where(item => item.Text.Contains("công tác tổ chức", StringComparison.Ordinal) && item.Font.EndsWith("-Regular", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 4);
        Assert.InRange(lines[0].X - paper.Left - (Of(text, "first_line") * Millimetre), -Millimetre, Millimetre);
        Assert.All(lines.Skip(1), line => Assert.InRange(line.X - paper.Left, -Millimetre, Millimetre));
        Assert.All(lines.SkipLast(1), line => Assert.InRange(line.X + line.Width - paper.Right, -Millimetre, Millimetre));
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.InRange(pair.Second.Y - pair.First.Y - Of(text, "pitch"), -Points, Points));
        Assert.All(lines, line => Assert.InRange(line.Size - Of(text, "size"), -Points, Points));
        var next = Line(page, "Đoạn thứ hai.").Y - lines[^1].Y;
        Assert.InRange(next, Of(text, "pitch") + Of(text, "after_least") - Points, Of(text, "pitch") + Of(text, "after") + Points);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Headings_carry_their_numbers_and_letters(string format)
    {
        var paper = PaperOf(format);
        var file = await fixture.PaperAsync(format);
        var text = Profile(format)["text"]!;
        string[] words = ["KẾT QUẢ ĐẠT ĐƯỢC", "Công tác tổ chức, cán bộ, đảng viên", "Phát triển đảng viên"];
        foreach (var (level, word) in Profile(format)["headings"]!.AsArray().Zip(words))
        {
            var heading = file.Pages.SelectMany(page => page.Items).Single(item => item.Text == $"{level!["number"]!.GetValue<string>()} {word}");
            Assert.InRange(heading.X - paper.Left - (Of(text, "first_line") * Millimetre), -Millimetre, Millimetre);
            HasLetters(heading, level!);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_page_number_stands_centred_at_the_top_and_starts_again_in_each_annex(string format)
    {
        var paper = PaperOf(format);
        var file = await fixture.PaperAsync(format);
        var number = Profile(format)["page_number"]!;
        var expected = 0;
        foreach (var page in file.Pages)
        {
            expected = page.Items.Any(item => item.Text.StartsWith("Phụ lục", StringComparison.Ordinal) && !item.Artifact && item.Y < 120) ? 1 : expected + 1;
            var shown = page.Items.Where(item => item.Artifact && item.Y < paper.Top).ToList();
            if (expected == 1)
            {
                Assert.Empty(shown);
                continue;
            }

            var found = Assert.Single(shown);
            Assert.Equal($"{expected}", found.Text);
            Assert.InRange(found.Size - Of(number, "size"), -Points, Points);
            Assert.InRange(found.Y - (Of(number, "from_top") * Millimetre) - (Ascent * Of(number, "size")), -Millimetre, Millimetre);
            Assert.InRange(found.X + (found.Width / 2) - ((paper.Left + page.Width - (595.28 - paper.Right)) / 2), -Millimetre, Millimetre);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_signature_has_room_and_the_recipients_stand_level_with_it(string format)
    {
        var paper = PaperOf(format);
        var profile = Profile(format);
        var (signature, recipients) = (profile["signature"]!, profile["recipients"]!);
        var authorityText = signature["prefix"]!.GetValue<string>() + " BAN THƯỜNG VỤ";
        var page = (await fixture.PaperAsync(format)).Pages.Single(page => page.Items.Any(item => item.Text == authorityText));
        var middle = paper.Right - (paper.Width * Of(signature, "share") / 200);
        var (authority, title, label) = (Line(page, authorityText), Line(page, "PHÓ BÍ THƯ"), Line(page, recipients["label"]!["text"]!.GetValue<string>()));
        IsSetAs(authority, middle, signature["authority"]!, page);
        IsSetAs(title, middle, signature["title"]!, page);
        Assert.InRange(label.X - paper.Left, -Millimetre, Millimetre);
        Assert.InRange(label.Y - authority.Y, -Points, Points);
        HasLetters(label, recipients["label"]!);
        Assert.All(page.Items.Where(item => item.Text.StartsWith("- ", StringComparison.Ordinal) && item.Y > label.Y), item => Assert.InRange(item.Size - Of(recipients, "list_size"), -Points, Points));
        Assert.DoesNotContain(page.Items, item => !item.Artifact && item.X > paper.Middle && item.Y > title.Y);
        Assert.True(page.Height - (Of(profile, "page", "bottom") * Millimetre) - title.Y >= Of(signature, "name_space") * Millimetre, "There is no room for the hand.");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Both_standards_take_it_and_nothing_overlaps(string format)
    {
        var file = await fixture.PaperAsync(format);
        Layout.Check(file);
        Assert.Equal("a-2a", file.Standard);
        Assert.Equal("ua-1", PdfReader.Read(await fixture.TypesetAsync(format, PdfStandard.Ua1)).Standard);
    }

    [Fact]
    public async Task A_third_form_is_one_file()
    {
        var text = DocumentText.Bare((await fixture.PaperAsync(FormatFixture.Third)).ReadingText);
        Assert.Contains(DocumentText.Bare("*** Số -BC/… ĐOÀN TNCS HỒ CHÍ MINH"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(DocumentText.Bare("ĐẢNG CỘNG SẢN"), text, StringComparison.Ordinal);
    }

    /// <summary>Centred over a point, with the letters and the rule that the profile names.</summary>
    private static void IsSetAs(PdfText line, double middle, JsonNode style, PdfPage page)
    {
        Assert.InRange(line.X + (line.Width / 2) - middle, -Millimetre, Millimetre);
        HasLetters(line, style);
        if (style["rule"] is not { } share || share.GetValue<decimal>() == 0)
        {
            return;
        }

        var rule = page.Rules.Single(rule => rule.Y > line.Y && rule.Y - line.Y < 3 * Millimetre && Math.Abs(rule.X + (rule.Width / 2) - middle) < Millimetre);
        Assert.InRange(rule.Width - (line.Width * Of(style, "rule") / 100), -Millimetre, Millimetre);
    }

    private static void HasLetters(PdfText line, JsonNode style)
    {
        Assert.InRange(line.Size - Of(style, "size"), -Points, Points);
        var (bold, italic) = (style["bold"]!.GetValue<bool>(), style["italic"]!.GetValue<bool>());
        Assert.EndsWith((bold, italic) switch { (true, true) => "-BoldItalic", (true, false) => "-Bold", (false, true) => "-Italic", _ => "-Regular" }, line.Font, StringComparison.Ordinal);
    }

    private static PdfText Line(PdfPage page, string text) => Assert.Single(page.Items, item => item.Text == text);

    private static double Of(JsonNode node, params string[] path) => (double)path.Aggregate(node, (at, key) => at[key]!).GetValue<decimal>();

    private JsonNode Profile(string format) => JsonNode.Parse(fixture.Profile(format).Content)!;

    private Paper PaperOf(string format)
    {
        var page = Profile(format)["page"]!;
        return new Paper(Of(page, "left") * Millimetre, (210 - Of(page, "right")) * Millimetre, Of(page, "top") * Millimetre);
    }

    private async Task<(PdfPage Page, Paper Paper, JsonNode Header)> FirstAsync(string format) =>
        ((await fixture.PaperAsync(format)).Pages[0], PaperOf(format), Profile(format)["header"]!);

    /// <summary>Margins of an upright page in points, each from the page's left or upper edge.</summary>
    private sealed record Paper(double Left, double Right, double Top)
    {
        public double Width => Right - Left;

        public double Middle => (Left + Right) / 2;
    }
}
