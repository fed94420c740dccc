using Analytics.Worker.Acts;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>An account as an administrator sees it; times are UTC.</summary>
/// <param name="Unit">Of a reporter; null for every other role.</param>
/// <param name="LockedUntil">After failed attempts to sign in; a time that has passed means nothing.</param>
/// <param name="Sessions">How many are open.</param>
internal sealed record Account(
    string Name, string Role, string? Unit, string? UnitName, bool OneTime, DateTime? LockedUntil, bool Disabled, DateTime CreatedAt, int Sessions)
{
    public bool IsLocked(DateTimeOffset now) => LockedUntil is { } until && until > now.UtcDateTime;

    public string Address => $"/admin/users/{Uri.EscapeDataString(Name)}";
}

/// <summary>Who is signed in.</summary>
/// <param name="MustChoose">Came in with a password that an administrator gave out, and has to choose another before anything else.</param>
internal sealed record DeskUser(string Name, string Role, string? Unit, bool MustChoose = false)
{
    /// <summary>Behind every rule but "everybody" there is one.</summary>
    public static DeskUser Of(HttpContext context) =>
        context.Features.Get<DeskUser>() ?? throw new InvalidOperationException($"{context.Request.Path} asks who is signed in, and its rule lets in anybody.");

    /// <summary>Who is signed in, and at which browser.</summary>
    public static Actor ActorOf(HttpContext context) => Actor.OnDesk(Of(context).Name, AddressOf(context));

    /// <summary>Of the browser, as far as it is known.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>A reporter sees its own unit and no other.</summary>
    public bool MaySee(string unit) => Unit is null || Unit == unit;

    public bool IsEditor => Accounts.Role.Editors.Contains(Role, StringComparer.Ordinal);

    public bool IsApprover => Accounts.Role.Approvers.Contains(Role, StringComparer.Ordinal);

    public bool IsAdmin => Role == Accounts.Role.Admin;
}
