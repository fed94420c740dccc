using System.Net;

namespace Analytics.Desk.Tests.Access;

/// <summary>What browsers are told with every answer.</summary>
[Collection("people")]
public sealed class BrowserRulesTests(DeskFixture desk)
{
    [Theory]
    [InlineData("/packs")]
    [InlineData("/jobs")]
    [InlineData("/no-such-page")]
    [InlineData("/sign-in")]
    public async Task Pages_take_nothing_from_elsewhere_run_nothing_inline_and_are_not_kept(string address)
    {
        using var client = await desk.ClientAsync("admin");
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Only_a_packs_file_may_be_framed_and_only_by_the_desk()
    {
        using var client = await desk.ClientAsync("admin");
        using var answer = await client.GetAsync(new Uri(
            "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v1/tx-minh-hoa-giao-ban-9-thang-2023-9M-v1.pdf", UriKind.Relative));
        Assert.Contains("frame-ancestors 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Machines_learn_whether_the_desk_works_without_signing_in()
    {
        using var client = await desk.ClientAsync();
        Assert.Equal("ok\n", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token)).StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            // A part that answers late while packs are made counts as one that does not.
        }

        Assert.Equal("{\n  \"database\": \"ok\",\n  \"renderer\": \"ok\",\n  \"scheduler\": \"ok\",\n  \"clock\": \"ok\"\n}", await client.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
        var metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("# TYPE analytics_runs gauge\nanalytics_runs{state=\"", metrics, StringComparison.Ordinal);
        Assert.Contains("analytics_nodes 1\n", metrics, StringComparison.Ordinal);
    }
}
