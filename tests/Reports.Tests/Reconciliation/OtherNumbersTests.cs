using Analytics.Reports.Briefings;
using Analytics.Reports.Figures;
using Analytics.Reports.Reconciliation;
using Town = Analytics.Reports.Tests.Briefings.Town;

namespace Analytics.Reports.Tests.Reconciliation;

public sealed class OtherNumbersTests
{
    private static readonly BriefingInput Input = Town.Input();

    [Theory]
    [InlineData("312")]
    [InlineData("124")]
    [InlineData("3.12")]
    [InlineData("3,12")]
    [InlineData("12.500")]
    [InlineData("12,5")]
    public void A_short_note_frees_no_part_of_a_longer_number(string number) =>
        Assert.Equal(number, WithNote("12").FindUnexplained($"Toàn thị xã có {number} đảng viên."));

    [Theory]
    [InlineData("12")]
    [InlineData("Đạt 12.")]
    [InlineData("Tổ 12, tổ 12; (12)")]
    public void It_does_explain_itself(string text) => Assert.Null(WithNote("12").FindUnexplained(text));

    [Fact]
    public void A_note_may_end_in_any_sign() => Assert.Null(WithNote("tăng 5,").FindUnexplained("Hội tăng 5, đạt kế hoạch"));

    private static OtherNumbers WithNote(string text) => new(Input with { Notes = [Input.Notes[0] with { Text = text }] });
}
