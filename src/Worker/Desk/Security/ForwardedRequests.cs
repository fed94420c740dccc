using Microsoft.AspNetCore.HttpOverrides;

namespace Analytics.Worker.Desk.Security;

/// <summary>What the proxy that speaks TLS says of a request, its scheme and its sender: believed of this machine and of <c>Desk:Proxies</c>, of nobody else.</summary>
internal static class ForwardedRequests
{
    public static ForwardedHeadersOptions From(DeskOptions desk)
    {
        // Loopback is among the known ones already; only the last hop is believed, so that a browser cannot name an address.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor };
        foreach (var proxy in desk.Proxies)
        {
            options.KnownProxies.Add(proxy);
        }

        return options;
    }
}
