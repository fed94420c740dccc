using Npgsql;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>The way into a demonstration: the account <c>demo</c> with a password that opens one session and is void afterwards.</summary>
internal sealed class OneTimePassword(NpgsqlDataSource app)
{
    public const string Name = "demo";

    /// <summary>Makes the account, or renews it and ends its sessions.</summary>
    /// <returns>The password; it is kept nowhere.</returns>
    public async Task<string> IssueAsync(CancellationToken cancelled)
    {
        var password = Passwords.Generate(Name);
        await new AccountStore(app).RenewAsync(Name, Role.Admin, unit: null, password, oneTime: true, cancelled);
        return password;
    }
}
