using Microsoft.AspNetCore.Routing;

namespace Analytics.Worker.Desk.Layout;

/// <summary>Where the form was that somebody sent: its own address where that shows a page, otherwise the nearest one above it that does.</summary>
internal static class FormAddress
{
    public static string Of(HttpContext context)
    {
        // Route by route, not address by address: what stands above an action may look like another page's address.
        var pages = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Select(one => string.Join('/', Parts(one.RoutePattern.RawText)))
            .ToHashSet(StringComparer.Ordinal);
        var route = Parts((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        var asked = Parts(context.Request.Path.ToUriComponent());
        for (var kept = Math.Min(route.Length, asked.Length); kept > 0; kept--)
        {
            if (pages.Contains(string.Join('/', route.Take(kept))))
            {
                return "/" + string.Join('/', asked.Take(kept));
            }
        }

        return "/";
    }

    private static string[] Parts(string? path) => (path ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
}
