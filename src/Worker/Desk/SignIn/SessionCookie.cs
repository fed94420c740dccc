namespace Analytics.Worker.Desk.SignIn;

/// <summary>The cookie that carries a session's token. It ends with the browser; the session ends on the server.</summary>
internal static class SessionCookie
{
    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Write(HttpContext context, string token) => context.Response.Cookies.Append(Name(context), token, Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context));

    // Browsers take the prefix as a promise of https, and refuse the cookie without it.
    private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-analytics" : "analytics";

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
    };
}
