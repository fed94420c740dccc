using System.Globalization;
using System.Threading.RateLimiting;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;

namespace Analytics.Worker.Desk.Security;

/// <summary>
/// How often within a minute: requests of nobody who is signed in, by address, and forms, by session. Far above what a person does, so only a
/// program gone wild or meaning harm ever meets them; reading while signed in is not limited.
/// </summary>
internal static class RequestLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRequestLimits(this IServiceCollection services, DeskOptions options) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, options));
        limits.OnRejected = (refused, _) =>
        {
            if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                refused.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext context, DeskOptions options)
    {
        if (context.Features.Get<DeskUser>() is null)
        {
            return Minutely("from " + Whence.Of(context.Connection.RemoteIpAddress), options.AnonymousPerMinute);
        }

        // No token is kept where a dump of memory or a log would show it.
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : Minutely("session " + SessionToken.Hash(SessionCookie.Read(context)!), options.FormsPerMinute);
    }

    private static RateLimitPartition<string> Minutely(string key, int most) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });
}
