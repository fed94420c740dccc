using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>Desk accounts in the database. Whoever may run commands on the machine may change them, and administrators on the desk.</summary>
/// <param name="by">Who does it; null: whoever runs this command.</param>
internal sealed class AccountStore(NpgsqlDataSource app, Actor? by = null)
{
    private readonly Actor actor = by ?? Actor.Command;
    private readonly AccountRules rules = new(app);

    /// <exception cref="BadInputException">Name, role, unit or password is not acceptable, or the name is taken.</exception>
    public async Task AddAsync(string name, string role, string? unit, string password, CancellationToken cancelled)
    {
        await rules.CheckAsync(name, role, unit, password, cancelled);
        if (!await TryAddAsync(name, role, unit, password, oneTime: false, cancelled))
        {
            throw new BadInputException(
                $"There is an account `{name}` already; choose another name, or give that account a new password and role with --renew.");
        }
    }

    /// <param name="oneTime">The password opens one session, in which nothing can be done before another one is chosen.</param>
    /// <returns>False when the name is taken.</returns>
    public Task<bool> TryAddAsync(string name, string role, string? unit, string password, bool oneTime, CancellationToken cancelled) => ChangeAsync(
        "accounts/add",
        new { name, role, unit, passwordHash = Passwords.Hash(password), oneTime, mustChoose = oneTime },
        name, Act.UserAdded, new { role, unit }, cancelled);

    /// <summary>Adds an account or opens it again with a new role and password; its sessions end.</summary>
    /// <exception cref="BadInputException">Name, role, unit or password is not acceptable.</exception>
    public async Task RenewAsync(string name, string role, string? unit, string password, bool oneTime, CancellationToken cancelled)
    {
        await rules.CheckAsync(name, role, unit, password, cancelled);
        await ChangeAsync(
            "accounts/renew",
            new { name, role, unit, passwordHash = Passwords.Hash(password), oneTime },
            name, Act.UserRenewed, new { role, unit, oneTime }, cancelled);
    }

    /// <summary>Gives a new one-time password, whose user chooses another; the account is open again, its sessions end, role and unit stay.</summary>
    /// <param name="disabled">As whoever gives it has seen the account.</param>
    /// <returns>False when nothing was changed.</returns>
    public Task<bool> TryGivePasswordAsync(string name, string password, bool disabled, CancellationToken cancelled) => ChangeAsync(
        "accounts/give_password", new { name, passwordHash = Passwords.Hash(password), disabled },
        name, Act.UserRenewed, new { oneTime = true }, cancelled);

    /// <summary>Closes an account and ends its sessions.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public async Task DisableAsync(string name, CancellationToken cancelled)
    {
        if (!await TryDisableAsync(name, guarded: false, cancelled))
        {
            throw new BadInputException($"There is no account `{name}`; `user list` shows those that exist.");
        }
    }

    /// <param name="guarded">Not of the last administrator who can sign in.</param>
    /// <returns>False when nothing was changed.</returns>
    public Task<bool> TryDisableAsync(string name, bool guarded, CancellationToken cancelled) =>
        ChangeAsync("accounts/disable", new { name }, name, Act.UserDisabled, null, cancelled, guarded);

    /// <summary>Gives an account another role and unit, unless it is the last administrator who can sign in; its sessions end.</summary>
    /// <param name="seenRole">As it was when somebody decided this; likewise the unit.</param>
    /// <returns>False when nothing was changed.</returns>
    public Task<bool> TryChangeAsync(string name, string role, string? unit, string seenRole, string? seenUnit, CancellationToken cancelled) =>
        ChangeAsync("accounts/change", new { name, role, unit, seenRole, seenUnit }, name, Act.UserChanged, new { role, unit }, cancelled, guarded: role != Role.Admin);

    /// <summary>Takes a password that somebody chose who came in with one that an administrator gave out; his sessions end.</summary>
    /// <returns>False when there was none to choose.</returns>
    public Task<bool> TryChooseAsync(string name, string password, CancellationToken cancelled) => ChangeAsync(
        "accounts/choose", new { name, passwordHash = Passwords.Hash(password) }, name, Act.PasswordChosen, null, cancelled);

    /// <summary>Takes another password of somebody who has shown the present one; his sessions end, whoever has them.</summary>
    /// <returns>False when the account was disabled or given a new password meanwhile.</returns>
    public Task<bool> TrySetPasswordAsync(string name, string password, CancellationToken cancelled) => ChangeAsync(
        "accounts/set_password", new { name, passwordHash = Passwords.Hash(password) }, name, Act.PasswordChosen, null, cancelled);

    public async Task EndSessionsAsync(string name, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await EndSessionsAsync(transaction, name, Act.SessionsEnded, null, cancelled);
        await transaction.CommitAsync(cancelled);
    }

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancelled) => ListAsync(null, null, null, 0, cancelled);

    /// <param name="search">Letters of the name or the unit's code; empty for all.</param>
    public Task<IReadOnlyList<Account>> SearchAsync(string search, int limit, int offset, CancellationToken cancelled) =>
        ListAsync(null, search.Length == 0 ? null : search, limit, offset, cancelled);

    /// <returns>Null when there is none of that name.</returns>
    public async Task<Account?> FindAsync(string name, CancellationToken cancelled) =>
        await ListAsync(name, null, null, 0, cancelled) is [var account] ? account : null;

    private async Task<IReadOnlyList<Account>> ListAsync(string? name, string? search, int? limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<Account>(new CommandDefinition(
            Sql.Query("accounts/list"), new { name, search, limit, offset }, cancellationToken: cancelled))];
    }

    /// <summary>A change that nobody who is signed in outlives: his sessions end in the same transaction.</summary>
    /// <param name="guarded">It takes an administrator away: not the last who can sign in.</param>
    private async Task<bool> ChangeAsync(
        string statement, object parameters, string name, Act act, object? details, CancellationToken cancelled, bool guarded = false)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        if (guarded && await IsNeededAsync(transaction, name, cancelled))
        {
            return false;
        }

        var changed = await connection.ExecuteAsync(
            new CommandDefinition(Sql.Query(statement), parameters, transaction, cancellationToken: cancelled)) > 0;
        if (changed)
        {
            await EndSessionsAsync(transaction, name, act, details, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        return changed;
    }

    private async Task EndSessionsAsync(NpgsqlTransaction transaction, string name, Act act, object? details, CancellationToken cancelled)
    {
        await transaction.Connection!.ExecuteAsync(
            new CommandDefinition(Sql.Query("sessions/end_all"), new { name }, transaction, cancellationToken: cancelled));
        await ActLog.AddAsync(transaction, actor, act, name, details, cancelled);
    }

    /// <summary>Whether it is an administrator and no other could sign in any more: a one-time password that was used up opens nothing.</summary>
    private static async Task<bool> IsNeededAsync(NpgsqlTransaction transaction, string name, CancellationToken cancelled)
    {
        var administrators = (await transaction.Connection!.QueryAsync<(string Name, bool Enters)>(
            new CommandDefinition(Sql.Query("accounts/admins"), transaction: transaction, cancellationToken: cancelled))).ToList();
        return administrators.Any(one => one.Name == name) && !administrators.Any(one => one.Name != name && one.Enters);
    }
}
