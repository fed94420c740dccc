using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>What a form answered, shown once on the page that follows it.</summary>
internal sealed record Said(string Vi, string En, bool IsRefusal)
{
    private const string Cookie = "analytics-said";

    /// <summary>Shown as text wherever it comes from, so it needs no seal.</summary>
    public string In(string language) => new Sentence(Vi, En).In(language);

    public static void Leave(HttpContext context, Sentence sentence, bool isRefusal = false) => context.Response.Cookies.Append(
        Cookie,
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Said(sentence.Vi, sentence.En, isRefusal))),
        new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromMinutes(1),
            IsEssential = true,
        });

    public static Said? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text || context.Response.HasStarted)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<Said>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }
}
