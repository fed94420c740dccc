using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Worker.Desk.Security;

/// <summary>Marks an address that does not exist for those whom its rule keeps out: whether there is such a thing is nothing to guess at.</summary>
internal sealed class Unseen;

/// <summary>Who may do what. Every route names one of these or lets everybody in by name; one that does neither needs a signed-in user.</summary>
internal static class Rules
{
    /// <summary>Whoever is signed in.</summary>
    public const string Anyone = "anyone";

    /// <summary>Whoever reads approved packs; a reporter sends figures and reads nothing of others.</summary>
    public const string Readers = "readers";

    /// <summary>Those who make packs, and what they are made from.</summary>
    public const string Editors = "editors";

    /// <summary>Those who send figures. Whose a reporter may see and send is for each page to ask.</summary>
    public const string Senders = "senders";

    public const string Approvers = "approvers";

    public const string Admins = "admins";

    public static void AddRules(this IServiceCollection services)
    {
        var anyone = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthentication(SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(anyone)
            .AddPolicy(Anyone, anyone)
            .AddPolicy(Readers, policy => policy.RequireRole(Role.Readers))
            .AddPolicy(Senders, policy => policy.RequireRole(Role.Senders))
            .AddPolicy(Editors, policy => policy.RequireRole(Role.Editors))
            .AddPolicy(Approvers, policy => policy.RequireRole(Role.Approvers))
            .AddPolicy(Admins, policy => policy.RequireRole(Role.Admin));
    }
}
