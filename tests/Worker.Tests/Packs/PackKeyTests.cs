using Analytics.Worker.Packs;

namespace Analytics.Worker.Tests.Packs;

public sealed class PackKeyTests
{
    [Fact]
    public void A_pack_is_named_by_committee_series_period_and_version()
    {
        var (key, version) = PackKey.Parse("tx-minh-hoa/giao-ban-9-thang/2023-9M/v2");
        Assert.Equal(new PackKey("tx-minh-hoa", "giao-ban-9-thang", "2023-9M"), key);
        Assert.Equal(2, version);
        Assert.Equal("tx-minh-hoa-giao-ban-9-thang-2023-9M-v2", key.FileStem(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b/2023-9M")]
    [InlineData("a/b/2023-9M/2")]
    [InlineData("a/b/2023-9M/v")]
    [InlineData("a/b/2023-9M/v-1")]
    [InlineData("a/b/c/d/v1")]
    public void Anything_else_is_refused_with_the_form_that_is_accepted(string text)
    {
        var refusal = Assert.Throws<BadInputException>(() => PackKey.Parse(text));
        Assert.Contains("COMMITTEE/SERIES/PERIOD/vN", refusal.Message, StringComparison.Ordinal);
    }
}
