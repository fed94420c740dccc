using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.SignIn;

/// <summary>Marks what can be used before a password of one's own is chosen.</summary>
internal sealed class BeforeChoosing;

/// <summary>
/// Where everybody chooses another password, knowing the present one; whoever came in with one that was given out finds nothing else open until
/// then.
/// </summary>
internal static class ChoosePages
{
    public const string Path = "/password";

    public static void MapChoosing(this IEndpointRouteBuilder desk)
    {
        desk.MapGet(Path, (HttpContext context) => Page(context, FieldProblems.None))
            .RequireAuthorization(Rules.Anyone).WithMetadata(new BeforeChoosing());
        desk.MapPost(Path, ChooseAsync).RequireAuthorization(Rules.Anyone).WithMetadata(new BeforeChoosing());
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context, WarehouseConnections warehouse, SignInDoor door, CancellationToken cancelled)
    {
        var user = DeskUser.Of(context);
        var form = await context.Request.ReadFormAsync(cancelled);
        var password = form["password"].ToString();
        if (Passwords.Problem(user.Name, password) is { } problem)
        {
            return Page(context, FieldProblems.Of("password", problem));
        }

        if (password != form["again"].ToString())
        {
            return Page(context, FieldProblems.Of("again", AccountWords.Differ));
        }

        if (!user.MustChoose && !await door.KnowsAsync(user.Name, form["present"].ToString(), DeskUser.AddressOf(context), cancelled))
        {
            return Page(context, FieldProblems.Of("present", AccountWords.NotYours));
        }

        var accounts = new AccountStore(warehouse.App, DeskUser.ActorOf(context));
        if (!await (user.MustChoose ? accounts.TryChooseAsync(user.Name, password, cancelled) : accounts.TrySetPasswordAsync(user.Name, password, cancelled)))
        {
            return Results.Redirect("/");
        }

        SessionCookie.Remove(context);
        Said.Leave(context, AccountWords.Chosen);
        return Results.Redirect(SignInPages.Address("/"));
    }

    private static RazorComponentResult<ChoosePage> Page(HttpContext context, FieldProblems problems) =>
        Shown<FieldProblems>.On<ChoosePage>(context, problems, problems.Status);
}
