namespace Analytics.Reports.Intake.Numbers;

/// <summary>
/// What may stand behind a number: the indicator's own measure, Vietnamese or English, and words of scale. A measure may have a word of
/// scale itself: where values are counted in "triệu đồng", "385 triệu đồng" is 385 and "3,5 tỷ" is 3500.
/// </summary>
internal sealed class Measure(AskedNumber asked)
{
    /// <summary>Longer ones first: "nghìn tỷ" begins with "nghìn".</summary>
    private static readonly (string Word, decimal Factor)[] Scales =
    [
        ("nghìn tỷ", 1_000_000_000_000), ("nghìn tỉ", 1_000_000_000_000), ("nghìn", 1_000), ("ngàn", 1_000), ("triệu", 1_000_000),
        ("tỷ", 1_000_000_000), ("tỉ", 1_000_000_000),
    ];

    private readonly string measure = NumberText.Plain(asked.MeasureVi);
    private readonly string? english = asked.MeasureEn is { } en ? NumberText.Plain(en) : null;

    /// <param name="words">What stands behind the digits; may be empty.</param>
    /// <param name="factor">What one of these is in the indicator's measure.</param>
    /// <param name="counted">What they say of the digits before them.</param>
    public bool TryRead(string words, out decimal factor, out Counted counted)
    {
        var (own, ownNoun) = Split(measure);
        factor = 1;
        counted = asked.IsPercent ? Counted.Percent : words.Length > 0 && words == measure && own != 1 ? Counted.OwnScale : Counted.Things;
        if (words.Length == 0 || words == measure || words == english || (asked.IsPercent && words is "%" or "phần trăm"))
        {
            return true;
        }

        if (asked.IsPercent)
        {
            return false;
        }

        var (said, noun) = Split(words);
        if (noun.Length > 0 && noun != ownNoun && noun != english)
        {
            return false;
        }

        counted = said == 1 ? Counted.Things : said == own ? Counted.OwnScale : Counted.Scaled;
        factor = said / own;
        return said != 1 || own != 1;
    }

    private static (decimal Factor, string Noun) Split(string words)
    {
        foreach (var (word, factor) in Scales)
        {
            if (words == word || words.StartsWith(word + " ", StringComparison.Ordinal))
            {
                return (factor, words[word.Length..].TrimStart());
            }
        }

        return (1, words);
    }
}
