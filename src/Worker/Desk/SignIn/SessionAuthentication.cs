using System.Security.Claims;
using System.Text.Encodings.Web;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Analytics.Worker.Desk.SignIn;

/// <summary>Marks an endpoint that pages call by themselves, so that it keeps no session alive.</summary>
internal sealed class Unattended;

/// <summary>Who a request comes from, asked of the database every time, so that a closed account and a changed role count at once.</summary>
internal sealed partial class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Sessions sessions,
    WarehouseConnections warehouse, DeskOptions desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "session";

    private const int LongestKept = 300;

    /// <summary>Of this request: handlers live as long as it does.</summary>
    private bool mustChoose;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Context) is not { Length: > 0 } token)
        {
            return AuthenticateResult.NoResult();
        }

        var active = Context.GetEndpoint()?.Metadata.GetMetadata<Unattended>() is null;
        if (await sessions.FindAsync(token, active, Context.RequestAborted) is not { } user)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        mustChoose = user.MustChoose && Context.GetEndpoint()?.Metadata.GetMetadata<BeforeChoosing>() is null;
        if (mustChoose)
        {
            return AuthenticateResult.Fail("A password has to be chosen first.");
        }

        Context.Features.Set(user);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, user.Name), new Claim(ClaimTypes.Role, user.Role)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    /// <summary>A person goes to the sign-in page and comes back; a program and a form get a plain refusal.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method) && Context.GetEndpoint()?.Metadata.GetMetadata<Unattended>() is null)
        {
            Response.Redirect(mustChoose ? ChoosePages.Path : SignInPages.Address(Request.Path + Request.QueryString));
            return Task.CompletedTask;
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var by = DeskUser.ActorOf(Context);
        Log.Forbidden(Logger, by.Who, Request.Method, Request.Path);
        // Kept although who asked may have hung up.
        await using var connection = await warehouse.App.OpenConnectionAsync(CancellationToken.None);
        await ActLog.AddRefusalAsync(
            connection, by, Act.AccessRefused, $"{Request.Method} {Asked(Request.Path)}", desk.FailuresBeforeLock, CancellationToken.None);
        Response.StatusCode = Context.GetEndpoint()?.Metadata.GetMetadata<Unseen>() is null
            ? StatusCodes.Status403Forbidden
            : StatusCodes.Status404NotFound;
    }

    /// <summary>The address without what was asked of it, and not endless.</summary>
    private static string Asked(PathString path)
    {
        var text = path.ToUriComponent();
        return text.Length <= LongestKept ? text : text[..LongestKept];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} may not {Method} {Path}.")]
        public static partial void Forbidden(ILogger logger, string name, string method, string path);
    }
}
