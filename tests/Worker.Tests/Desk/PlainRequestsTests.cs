using System.Net;
using Analytics.Worker.Desk.Security;
using Microsoft.AspNetCore.Http;

namespace Analytics.Worker.Tests.Desk;

/// <summary>Nobody sends a password over the network in the clear.</summary>
public sealed class PlainRequestsTests
{
    [Theory]
    [InlineData("http", "203.0.113.5", "/sign-in", 421)]
    [InlineData("http", "::ffff:203.0.113.5", "/", 421)]
    [InlineData("http", "203.0.113.5", "/healthz/x", 421)]
    [InlineData("https", "203.0.113.5", "/sign-in", 200)]
    [InlineData("http", "127.0.0.1", "/sign-in", 200)]
    [InlineData("http", "::ffff:127.0.0.1", "/sign-in", 200)]
    [InlineData("http", "::1", "/sign-in", 200)]
    [InlineData("http", "203.0.113.5", "/healthz", 200)]
    [InlineData("http", "203.0.113.5", "/readyz", 200)]
    [InlineData("http", "203.0.113.5", "/metrics", 200)]
    public async Task Plain_http_from_another_machine_is_refused_but_for_what_machines_ask(string scheme, string from, string path, int status)
    {
        var context = new DefaultHttpContext();
        (context.Request.Scheme, context.Request.Path, context.Connection.RemoteIpAddress) = (scheme, path, IPAddress.Parse(from));
        var reached = false;
        await PlainRequests.Refuse(context, _ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        Assert.Equal((status, status == 200), (context.Response.StatusCode, reached));
    }
}
