using Analytics.Reports.Documents;
using Analytics.Reports.Formats;
using Analytics.Reports.Tests.Rendering;

namespace Analytics.Reports.Tests.Formats;

public sealed class OfficialFormTests
{
    [Theory]
    [InlineData("party", "I- 1. a) b) II-")]
    [InlineData("state", "I. 1. a) b) II.")]
    public void Headings_count_as_the_form_writes_them(string format, string expected)
    {
        var sections = new[]
        {
            new Section(1, "", "A", [], [new Section(2, "", "B", [], [new Section(3, "", "C", [], []), new Section(3, "", "D", [], [])])]),
            new Section(1, "", "E", [], []),
        };
        Assert.Equal(expected, string.Join(' ', Flat(In(format, SampleDocument.Of() with { Parts = sections }).Parts).Select(section => section.Number)));
    }

    [Fact]
    public void Points_count_by_the_Vietnamese_alphabet_and_go_on_after_its_end()
    {
        var points = Enumerable.Range(0, 24).Select(n => new Section(3, "", "x", [], [])).ToList();
        var part = new Section(1, "", "A", [], [new Section(2, "", "B", [], points)]);
        var numbers = In("state", SampleDocument.Of() with { Parts = [part] }).Parts[0].Sections[0].Sections.Select(section => section.Number);
        Assert.Equal("a) b) c) d) đ) e) g) h) i) k) l) m) n) o) p) q) r) s) t) u) v) x) y) aa)", string.Join(' ', numbers));
    }

    [Theory]
    [InlineData("T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ")]
    [InlineData("TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN")]
    [InlineData("K/T CHÁNH VĂN PHÒNG", "K/T CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG")]
    [InlineData("TUQ. BAN THƯỜNG VỤ", "T/UQ BAN THƯỜNG VỤ", "TUQ. BAN THƯỜNG VỤ")]
    [InlineData("CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG")]
    public void Authority_is_borrowed_with_a_slash_or_with_a_dot(string given, string party, string state)
    {
        var document = SampleDocument.Of() with { Closing = new Closing(given, "PHÓ BÍ THƯ", []) };
        Assert.Equal((party, state), (In("party", document).Closing.Authority, In("state", document).Closing.Authority));
    }

    [Theory]
    [InlineData("party", "Tỉnh ủy,|Lưu ….")]
    [InlineData("state", "Tỉnh ủy;|Lưu: VT, ….")]
    public void The_list_of_recipients_ends_with_where_the_document_is_kept(string format, string expected) =>
        Assert.Equal(expected.Split('|'), In(format, With("Tỉnh ủy;")).Closing.CopiesTo);

    [Fact]
    public void A_committee_that_says_where_it_is_kept_is_not_told()
    {
        Assert.Equal(["Tỉnh ủy,", "Lưu Văn phòng."], In("party", With("Tỉnh ủy", "Lưu Văn phòng")).Closing.CopiesTo);
        Assert.Empty(In("party", With()).Closing.CopiesTo);
    }

    [Theory]
    [InlineData("party", "Nhiệm vụ.")]
    [InlineData("state", "Nhiệm vụ./.")]
    public void The_last_words_of_the_text_carry_the_mark_of_its_end(string format, string expected)
    {
        var reference = new FigureReference("a05", null, "2023-9M", FigureField.Value);
        Assert.Equal(expected, LastWords(new Paragraph("Nhiệm vụ")).Plain);
        Assert.Equal(expected, LastWords(new BulletList(["Một;", "Nhiệm vụ;"])).Plain);
        var number = LastWords(new Paragraph(new Text([new Span("Có "), new Span("186", reference), new Span(".")])));
        Assert.Equal(reference, number.Spans.Single(span => span.Content == "186").Source);
        var chart = SampleDocument.Trend();
        Assert.Same(chart, In(format, SampleDocument.Of(chart)).Parts[0].Blocks[^1]);

        Text LastWords(Block block) => In(format, SampleDocument.Of(block)).Parts[0].Blocks[^1] switch
        {
            Paragraph paragraph => paragraph.Text,
            BulletList list => list.Items[^1],
            var other => throw new InvalidOperationException($"No last words of a {other.GetType().Name}."),
        };
    }

    [Theory]
    [InlineData("party", null)]
    [InlineData("state", "Tỉnh ủy Minh Sơn")]
    public void Only_the_states_form_names_above_the_text_the_body_that_it_is_sent_to(string format, string? expected)
    {
        var document = In(format, SampleDocument.Of() with { Addressee = "Tỉnh ủy Minh Sơn" });
        Assert.Equal(expected, document.Addressee);
        Assert.Equal(expected is not null, PlainText.Write(document).Contains("Kính gửi: Tỉnh ủy Minh Sơn", StringComparison.Ordinal));
    }

    private static Document With(params string[] copies) => SampleDocument.Of() with { Closing = new Closing("T/M", "x", copies) };

    private static Document In(string format, Document document) => OfficialForm.Of(document, ShippedProfiles.Find(format));

    private static IEnumerable<Section> Flat(IEnumerable<Section> sections) => sections.SelectMany(section => Flat(section.Sections).Prepend(section));
}
