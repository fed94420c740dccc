namespace Analytics.Worker.Desk.Security;

/// <summary>What browsers are told on every answer: nothing from elsewhere, nothing inline, nothing kept, nothing framed but our own PDF.</summary>
internal static class BrowserHeaders
{
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; object-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a file that a page of ours may show inside itself.</summary>
    private const string Framed = "default-src 'none'; object-src 'self'; frame-ancestors 'self'";

    /// <summary>When the answer starts, because an error page begins with empty headers; what an endpoint has set itself stays.</summary>
    public static Task Send(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Page);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.TryAdd("Cache-Control", "no-store");
            if (context.Request.IsHttps)
            {
                headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    public static void AllowFraming(HttpContext context) => context.Response.Headers.ContentSecurityPolicy = Framed;
}
