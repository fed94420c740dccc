using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.SignIn;

/// <summary>Coming in, going out, and the language.</summary>
internal static class SignInPages
{
    private const string Path = "/sign-in";

    private const int LongestName = 64;

    /// <summary>The sign-in page, which leads back to where somebody wanted to go.</summary>
    public static string Address(string wanted) => wanted is "/" or "" ? Path : $"{Path}?return={Uri.EscapeDataString(wanted)}";

    public static void MapSignIn(this IEndpointRouteBuilder desk)
    {
        desk.MapGet(Path, (HttpContext context) => context.User.Identity is { IsAuthenticated: true }
            ? Results.Redirect("/")
            : Page(context, string.Empty, context.Request.Query["return"], refused: false)).AllowAnonymous();
        desk.MapPost(Path, EnterAsync).AllowAnonymous();
        desk.MapPost("/sign-out", LeaveAsync).RequireAuthorization(Rules.Anyone).WithMetadata(new BeforeChoosing());
        desk.MapPost("/language", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            Languages.Choose(context, form["language"].ToString());
            return Back(form["return"]);
        }).AllowAnonymous();
    }

    private static async Task<IResult> EnterAsync(HttpContext context, SignInDoor door, Sessions sessions)
    {
        var form = await context.Request.ReadFormAsync();
        var name = Typed.Line(form["name"], LongestName).ToLowerInvariant();
        if (await door.EnterAsync(name, form["password"].ToString(), DeskUser.AddressOf(context), context.RequestAborted) is not { } token)
        {
            return Page(context, name, form["return"], refused: true);
        }

        // Whatever session the browser brought along was not this one.
        if (SessionCookie.Read(context) is { } before)
        {
            await sessions.EndAsync(before, leaving: null, context.RequestAborted);
        }

        SessionCookie.Write(context, token);
        return Back(form["return"]);
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Sessions sessions)
    {
        await sessions.EndAsync(SessionCookie.Read(context)!, DeskUser.ActorOf(context), context.RequestAborted);
        SessionCookie.Remove(context);
        Said.Leave(context, DeskWords.SignedOut);
        return Results.Redirect(Path);
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext context, string name, string? wanted, bool refused) =>
        Shown<SignInForm>.On<SignInPage>(
            context,
            new SignInForm(name, wanted ?? "/", refused),
            refused ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);

    private static IResult Back(string? wanted) => Results.Redirect(DeskAddress.Local(wanted));
}
