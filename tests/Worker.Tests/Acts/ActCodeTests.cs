using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Wording;

namespace Analytics.Worker.Tests.Acts;

public sealed class ActCodeTests
{
    [Fact]
    public void Every_act_has_a_code_of_its_own_that_leads_back_to_it_and_words_in_both_languages()
    {
        Assert.All(ActCode.All, act =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", ActCode.Of(act));
            Assert.Equal(act, ActCode.Find(ActCode.Of(act)));
            Assert.NotEqual(ActWords.Of(act).Vi, ActWords.Of(act).En);
            Assert.Equal(ActWords.Of(act), ActWords.Of(ActCode.Of(act)));
        });
        Assert.Equal("pack-test-sent", ActCode.Of(Act.PackTestSent));
        Assert.Equal(ActCode.All.Count, ActCode.All.Select(ActCode.Of).Distinct().Count());
        Assert.Equal(ActCode.All.Count, ActCode.All.Select(act => ActWords.Of(act).Vi).Distinct().Count());
    }

    [Fact]
    public void An_act_of_a_later_version_is_shown_by_its_code() => Assert.Equal("pack-folded", ActWords.Of("pack-folded").Vi);

    [Fact]
    public void A_state_that_nobody_moves_a_pack_to_by_hand_is_no_act() => Assert.Throws<InvalidOperationException>(() => ActCode.OfPackState("sent"));
}
