using System.Globalization;
using System.Text;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Numbers;

namespace Analytics.Reports.Tests.Intake;

/// <summary>
/// The golden table of what a text in a cell for figures means: the text, what the cell asks for, and the value with its upper end, lower
/// part and hedge, "–" for "not reported", or the code and the readings of the refusal.
/// </summary>
public sealed class NumberGrammarTests
{
    private static readonly Dictionary<string, AskedNumber> Asked = new(StringComparer.Ordinal)
    {
        ["suất"] = new(IndicatorKind.Flow, "suất", "parcels"),
        ["đồng"] = new(IndicatorKind.Flow, "đồng", "dong"),
        ["triệu đồng"] = new(IndicatorKind.Flow, "triệu đồng", "million dong"),
        ["tin, bài"] = new(IndicatorKind.Flow, "tin, bài"),
        ["CĐCS"] = new(IndicatorKind.Flow, "CĐCS", "unions", IsNumerator: true),
        ["%"] = new(IndicatorKind.Percent, "%", "%"),
        ["mốc"] = new(IndicatorKind.Milestone, "đơn vị"),
    };

    [Theory]
    // Thousands have a dot, decimals a comma (DOMAIN §5.1).
    [InlineData("9.086", "suất", "9086")]
    [InlineData("1.234.567", "suất", "1234567")]
    [InlineData("1.234", "suất", "1234")]
    [InlineData("1234", "suất", "1234")]
    [InlineData("03", "suất", "3")]
    [InlineData("3,5", "suất", "3.5")]
    [InlineData("1.234,5", "suất", "1234.5")]
    [InlineData("0,125", "suất", "0.125")]
    [InlineData("1234,567", "suất", "1234.567")]
    [InlineData("1,2340", "suất", "1.234")]
    [InlineData("-5", "suất", "-5")]
    [InlineData("−5", "suất", "-5")]
    // What may mean two things (DOMAIN §5.2).
    [InlineData("2.1", "suất", "ambiguous_number 2,1 21")]
    [InlineData("2.10", "suất", "ambiguous_number 2,10 210")]
    [InlineData("1234.5", "suất", "ambiguous_number 1234,5 12345")]
    [InlineData("2.1234", "suất", "ambiguous_number 2,1234 21234")]
    [InlineData("1234.567", "suất", "ambiguous_number 1234,567 1234567")]
    [InlineData("0.125", "suất", "ambiguous_number 0,125 0125")]
    [InlineData("-2.1", "suất", "ambiguous_number -2,1 -21")]
    [InlineData("1,234", "suất", "ambiguous_comma 1.234 1,2340")]
    [InlineData("1,230", "suất", "ambiguous_comma 1.230 1,23")]
    [InlineData("2.1%", "%", "ambiguous_number 2,1 21")]
    [InlineData("88.125%", "%", "ambiguous_number 88,125 88125")]
    [InlineData("88.125", "%", "ambiguous_number 88,125 88125")]
    [InlineData("96–98.125%", "%", "ambiguous_number 98,125 98125")]
    [InlineData("2.1 tỷ", "đồng", "ambiguous_number 2,1 21")]
    [InlineData("2.125 tỷ", "đồng", "ambiguous_number 2,125 2125")]
    [InlineData("1.234 triệu", "đồng", "ambiguous_number 1,234 1234")]
    [InlineData("trên 2.125 tỷ", "triệu đồng", "ambiguous_number 2,125 2125")]
    [InlineData("-2.125 tỷ", "đồng", "ambiguous_number -2,125 -2125")]
    // As English or nobody writes them.
    [InlineData("1,234.5", "suất", "english_number")]
    [InlineData("1,234,567", "suất", "english_number")]
    [InlineData("1.23.456", "suất", "not_a_number")]
    [InlineData("1..234", "suất", "not_a_number")]
    [InlineData("1.234,", "suất", "not_a_number")]
    [InlineData(",5", "suất", "not_a_number")]
    [InlineData("1 234", "suất", "not_its_measure suất")]
    [InlineData("+5", "suất", "not_a_number")]
    [InlineData("1e3", "suất", "not_its_measure suất")]
    [InlineData("một trăm", "suất", "not_a_number")]
    [InlineData("½", "suất", "not_a_number")]
    [InlineData("…", "suất", "not_a_number")]
    // Words of scale.
    [InlineData("3,5 tỷ", "đồng", "3500000000")]
    [InlineData("3,5 tỉ đồng", "đồng", "3500000000")]
    [InlineData("385 triệu", "đồng", "385000000")]
    [InlineData("385 triệu đồng", "đồng", "385000000")]
    [InlineData("6,383 tỷ", "đồng", "6383000000")]
    [InlineData("2125 tỷ", "đồng", "2125000000000")]
    [InlineData("1.200 tỷ", "đồng", "1200000000000")]
    [InlineData("1.300 triệu", "đồng", "1300000000")]
    [InlineData("1.234,5 triệu", "đồng", "1234500000")]
    [InlineData("1.234.567 triệu", "đồng", "1234567000000")]
    [InlineData("6,383 triệu đồng", "triệu đồng", "6.383")]
    [InlineData("6,380 tỷ", "đồng", "ambiguous_comma 6.380 6,38")]
    [InlineData("385,000 triệu", "đồng", "ambiguous_comma 385.000 385")]
    [InlineData("0,500 tỷ", "đồng", "500000000")]
    [InlineData("1,2 nghìn tỷ đồng", "đồng", "1200000000000")]
    [InlineData("3 nghìn suất", "suất", "3000")]
    [InlineData("385 triệu đồng", "triệu đồng", "385")]
    [InlineData("385 triệu", "triệu đồng", "385")]
    // The measure's own word of scale says no more of the digits than the row does.
    [InlineData("1.234 triệu đồng", "triệu đồng", "1234")]
    [InlineData("1.234 triệu", "triệu đồng", "1234")]
    [InlineData("1.234", "triệu đồng", "1234")]
    [InlineData("3,5 tỷ", "triệu đồng", "3500")]
    [InlineData("500000 đồng", "triệu đồng", "0.5")]
    [InlineData("1 tỷ 250 triệu", "đồng", "not_its_measure đồng")]
    [InlineData("3 tỷ", "%", "not_its_measure %")]
    // Only the indicator's own measure may stand behind.
    [InlineData("1.300 suất", "suất", "1300")]
    [InlineData("1.300 Suất", "suất", "1300")]
    [InlineData("1.300suất", "suất", "1300")]
    [InlineData("1.300 parcels", "suất", "1300")]
    [InlineData("120 tin, bài", "tin, bài", "120")]
    [InlineData("12 lớp", "suất", "not_its_measure suất")]
    [InlineData("120 bài", "tin, bài", "not_its_measure tin, bài")]
    [InlineData("3,5%", "suất", "not_its_measure suất")]
    // Percentages and ranges.
    [InlineData("3,5%", "%", "3.5")]
    [InlineData("3,5 %", "%", "3.5")]
    [InlineData("88,125%", "%", "88.125")]
    [InlineData("97 phần trăm", "%", "97")]
    [InlineData("96–98%", "%", "96 to 98")]
    [InlineData("96-98%", "%", "96 to 98")]
    [InlineData("96% – 98,5%", "%", "96 to 98.5")]
    [InlineData("từ 96 đến 98%", "%", "96 to 98")]
    [InlineData("96–9.8%", "%", "ambiguous_number 9,8 98")]
    [InlineData("96–98", "suất", "range_not_here")]
    [InlineData("khoảng 96–98%", "%", "about 96 to 98")]
    [InlineData("ước 96–98%", "%", "estimate 96 to 98")]
    [InlineData("trên 96–98%", "%", "hedged_range")]
    [InlineData("gần 96–98%", "%", "hedged_range")]
    [InlineData("hơn từ 96 đến 98%", "%", "hedged_range")]
    [InlineData("trên 96–98", "suất", "range_not_here")]
    // Ratios.
    [InlineData("35/55", "CĐCS", "35 of 55")]
    [InlineData("35 / 55 CĐCS", "CĐCS", "35 of 55")]
    [InlineData("1.035/1.055", "CĐCS", "1035 of 1055")]
    [InlineData("35/55", "suất", "fraction_not_here")]
    [InlineData("gần 35/55", "CĐCS", "hedged_fraction")]
    [InlineData("gần 35/55", "suất", "fraction_not_here")]
    [InlineData("35/55 người", "CĐCS", "not_its_measure CĐCS")]
    [InlineData("35/55 triệu", "CĐCS", "not_its_measure CĐCS")]
    [InlineData("ước 35/55", "CĐCS", "estimate 35 of 55")]
    [InlineData("0,1234567/55", "CĐCS", "too_precise")]
    [InlineData("35/0,1234567", "CĐCS", "too_precise")]
    [InlineData("1000000000000000000/55", "CĐCS", "too_precise")]
    [InlineData("35/1000000000000000000", "CĐCS", "too_precise")]
    [InlineData("3.5/55", "CĐCS", "ambiguous_number 3,5 35")]
    [InlineData("7/6", "CĐCS", "7 of 6")]
    [InlineData("6/4", "CĐCS", "6 of 4")]
    [InlineData("0/55", "CĐCS", "0 of 55")]
    [InlineData("08/02", "CĐCS", "fraction_or_date")]
    [InlineData("8/02", "CĐCS", "fraction_or_date")]
    [InlineData("03/12", "CĐCS", "fraction_or_date")]
    [InlineData("05/55", "CĐCS", "5 of 55")]
    [InlineData("05/12 CĐCS", "CĐCS", "5 of 12")]
    [InlineData("08/02", "suất", "fraction_not_here")]
    [InlineData("1/2023", "CĐCS", "fraction_or_date")]
    [InlineData("đợt 1/2023", "CĐCS", "not_a_number")]
    [InlineData("đợt 1/2023", "suất", "not_a_number")]
    [InlineData("19/9/2023", "CĐCS", "not_its_measure CĐCS")]
    // Hedges.
    [InlineData("trên 1.300", "suất", "over 1300")]
    [InlineData("Hơn 1.300 suất", "suất", "over 1300")]
    [InlineData("gần 16.000", "suất", "nearly 16000")]
    [InlineData("khoảng 3,5 tỷ", "đồng", "about 3500000000")]
    [InlineData("đúng 300", "suất", "exact 300")]
    [InlineData("ước 300", "suất", "estimate 300")]
    [InlineData("ước đạt khoảng 300 suất", "suất", "estimate about 300")]
    [InlineData("trên gần 300", "suất", "not_a_number")]
    [InlineData("trên", "suất", "not_a_number")]
    // Zero and nothing.
    [InlineData("0", "suất", "0")]
    [InlineData("không", "suất", "0")]
    [InlineData("KHÔNG", "đồng", "0")]
    [InlineData("không phát sinh", "suất", "0")]
    [InlineData("không có số liệu", "suất", "not_a_number")]
    [InlineData("-", "suất", "–")]
    [InlineData("–", "suất", "–")]
    [InlineData("—", "%", "–")]
    [InlineData("", "suất", "–")]
    [InlineData(" \u00a0 ", "suất", "–")]
    // What copying brings along.
    [InlineData("1.300\u00a0suất", "suất", "1300")]
    [InlineData("\u202f3,5\u00a0tỷ ", "đồng", "3500000000")]
    [InlineData("９．０８６", "suất", "9086")]
    [InlineData("9\u200b.086", "suất", "9086")]
    [InlineData("12m²", "suất", "not_its_measure suất")]
    // Milestones.
    [InlineData("Đạt", "mốc", "1")]
    [InlineData("chưa", "mốc", "0")]
    [InlineData("Chưa đạt", "mốc", "0")]
    [InlineData("1", "mốc", "1")]
    [InlineData("0", "mốc", "0")]
    [InlineData("không", "mốc", "0")]
    [InlineData("2", "mốc", "milestone_word")]
    [InlineData("-", "mốc", "–")]
    // As large and as fine as is stored, and no more.
    [InlineData("999999999999999999", "suất", "999999999999999999")]
    [InlineData("1000000000000000000", "suất", "too_precise")]
    [InlineData("1000000000 tỷ", "đồng", "too_precise")]
    [InlineData("100000000000000000000000000 nghìn tỷ", "đồng", "too_precise")]
    [InlineData("0,1234567", "suất", "too_precise")]
    [InlineData("6,3831234567 tỷ", "đồng", "6383123456.7")]
    [InlineData("1234567890123456789012345678901234567890", "suất", "too_precise")]
    public void A_text_means_one_thing_or_is_refused(string text, string measure, string expected)
    {
        Assert.Equal(expected, Said(text, Asked[measure]));
        Assert.Equal(expected, Said(text.Normalize(NormalizationForm.FormD), Asked[measure]));
    }

    [Fact]
    public void Every_refusal_says_what_was_found_and_what_to_write_in_both_languages()
    {
        var problem = new Problem(ProblemCode.AmbiguousNumber, "a.xlsx", Value: "2.1", Details: ["2,1", "21"]) { Place = new("Tổ chức", 14, 4) };
        Assert.Equal("a.xlsx, Tổ chức!D14: \"2.1\" có thể là 2,1 hoặc 21; hãy ghi rõ một trong hai.", problem.Line("vi"));
        Assert.Equal("a.xlsx, Tổ chức!D14: \"2.1\" may be 2,1 (decimal comma) or 21; write one of the two.", problem.Line("en"));
    }

    private static string Said(string text, AskedNumber asked)
    {
        if (NumberGrammar.Read(text, asked, out var said) is { } refusal)
        {
            return string.Join(' ', refusal.Details.Prepend(refusal.Code.Text()));
        }

        if (said.Value is not { } value)
        {
            return "–";
        }

        return (said.Estimate ? "estimate " : "") + (said.Qualifier is { } hedge ? EnumCode.Of(hedge) + " " : "") + Text(value)
            + (said.UpTo is { } end ? " to " + Text(end) : "") + (said.OutOf is { } whole ? " of " + Text(whole) : "");
    }

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
