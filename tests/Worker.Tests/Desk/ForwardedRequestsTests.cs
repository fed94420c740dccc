using System.Net;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Worker.Tests.Desk;

/// <summary>Who is believed when they say for whom they ask, and whether it was by HTTPS.</summary>
public sealed class ForwardedRequestsTests
{
    private static readonly DeskOptions Desk = new() { Proxies = [IPAddress.Parse("192.0.2.10")] };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("192.0.2.10")]
    [InlineData("::ffff:192.0.2.10")]
    public async Task This_machine_and_the_proxies_named_are(string sender) =>
        Assert.Equal((true, "203.0.113.5"), await AskAsync(sender, "203.0.113.5"));

    [Theory]
    [InlineData("192.0.2.11")]
    [InlineData("2001:db8::7")]
    public async Task Nobody_else_is(string sender) => Assert.Equal((false, sender), await AskAsync(sender, "203.0.113.5"));

    [Fact]
    public async Task An_address_that_the_browser_made_up_before_the_proxy_s_is_not_taken() =>
        Assert.Equal((true, "203.0.113.5"), await AskAsync("127.0.0.1", "198.51.100.1, 203.0.113.5"));

    private static async Task<(bool Https, string From)> AskAsync(string sender, string forwardedFor)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(ForwardedRequests.From(Desk))).Invoke(context);
        return (context.Request.IsHttps, context.Connection.RemoteIpAddress!.ToString());
    }
}
