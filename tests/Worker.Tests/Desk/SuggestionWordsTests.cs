using Analytics.Reports.Briefings.Suggestions;
using Analytics.Reports.Figures;
using Analytics.Worker.Desk.Wording;

namespace Analytics.Worker.Tests.Desk;

public sealed class SuggestionWordsTests
{
    [Fact]
    public void Every_rule_that_suggests_has_a_name_of_its_own_in_both_languages()
    {
        var names = Enum.GetValues<SuggestionRule>().Select(rule => SuggestionWords.OfRule(EnumCode.Of(rule))).ToList();
        Assert.Equal(names.Count, names.Select(name => name.Vi).Distinct().Count());
        Assert.Equal(names.Count, names.Select(name => name.En).Distinct().Count());
    }

    [Fact]
    public void A_rule_or_kind_without_words_is_an_error_and_not_an_empty_cell()
    {
        Assert.Contains("`no_such`", Assert.Throws<InvalidOperationException>(() => SuggestionWords.OfRule("no_such")).Message, StringComparison.Ordinal);
        Assert.Contains("`cause`", Assert.Throws<InvalidOperationException>(() => SuggestionWords.OfKind("cause")).Message, StringComparison.Ordinal);
    }
}
