namespace Analytics.Worker.Desk.Security;

/// <summary>What browsers are told on every answer: nothing from elsewhere, nothing inline, nothing kept, nothing framed but our own PDF.</summary>
internal static class BrowserHeaders
{
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; object-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a file that a page of ours may show inside itself.</summary>
    private const string Framed = "default-src 'none'; object-src 'self'; frame-ancestors 'self'";

    public static Task Send(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Page;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }

    public static void AllowFraming(HttpContext context) => context.Response.Headers.ContentSecurityPolicy = Framed;
}
