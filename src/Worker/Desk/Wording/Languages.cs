namespace Analytics.Worker.Desk.Wording;

/// <summary>Vietnamese, unless a cookie asks for English.</summary>
internal static class Languages
{
    public const string Vietnamese = "vi";
    public const string English = "en";

    private const string Cookie = "analytics-language";

    public static string Of(HttpContext context) => context.Request.Cookies[Cookie] == English ? English : Vietnamese;

    public static void Choose(HttpContext context, string language) => context.Response.Cookies.Append(
        Cookie,
        language == English ? English : Vietnamese,
        new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
}
