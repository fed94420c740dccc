using System.Net;

namespace Analytics.Worker.Desk.Security;

/// <summary>
/// Refuses plain HTTP from other machines, where passwords and sessions could be read on the way: a proxy that does not say that it was asked
/// by HTTPS, or somebody who went round it. What machines ask for without signing in is answered.
/// </summary>
internal static class PlainRequests
{
    private static readonly string[] ForMachines = ["/healthz", "/readyz", "/metrics"];

    public static Task Refuse(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps
            || context.Connection.RemoteIpAddress is not { } from
            || IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from)
            || ForMachines.Contains(context.Request.Path.Value, StringComparer.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
