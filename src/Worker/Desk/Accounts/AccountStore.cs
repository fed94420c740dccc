using System.Text.RegularExpressions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>Desk accounts in the database; whoever may run commands on the machine may change them.</summary>
internal sealed partial class AccountStore(NpgsqlDataSource app)
{
    /// <exception cref="BadInputException">Name, role, unit or password is not acceptable, or the name is taken.</exception>
    public async Task AddAsync(string name, string role, string? unit, string password, CancellationToken cancelled)
    {
        await CheckAsync(name, role, unit, password, cancelled);
        var added = await ChangeAsync(
            "accounts/add", new { name, role, unit, passwordHash = Passwords.Hash(password) }, name, Act.UserAdded, new { role, unit }, cancelled);
        if (added == 0)
        {
            throw new BadInputException(
                $"There is an account `{name}` already; choose another name, or give that account a new password and role with --renew.");
        }
    }

    /// <summary>Adds an account or opens it again with a new role and password; its sessions end.</summary>
    /// <exception cref="BadInputException">Name, role, unit or password is not acceptable.</exception>
    public async Task RenewAsync(string name, string role, string? unit, string password, bool oneTime, CancellationToken cancelled)
    {
        await CheckAsync(name, role, unit, password, cancelled);
        await ChangeAsync(
            "accounts/renew", new { name, role, unit, passwordHash = Passwords.Hash(password), oneTime }, name, Act.UserRenewed, new { role, unit, oneTime }, cancelled);
    }

    /// <summary>Closes an account and ends its sessions.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public async Task DisableAsync(string name, CancellationToken cancelled)
    {
        if (await ChangeAsync("accounts/disable", new { name }, name, Act.UserDisabled, null, cancelled) == 0)
        {
            throw new BadInputException($"There is no account `{name}`; `user list` shows those that exist.");
        }
    }

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<Account>(new CommandDefinition(Sql.Query("accounts/list"), cancellationToken: cancelled))];
    }

    /// <summary>A change that nobody who is signed in outlives: his sessions end in the same transaction.</summary>
    private async Task<int> ChangeAsync(
        string statement, object parameters, string name, Act act, object? details, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var changed = await connection.ExecuteAsync(
            new CommandDefinition(Sql.Query(statement), parameters, transaction, cancellationToken: cancelled));
        if (changed > 0)
        {
            await connection.ExecuteAsync(
                new CommandDefinition(Sql.Query("sessions/end_all"), new { name }, transaction, cancellationToken: cancelled));
            await ActLog.AddAsync(transaction, Actor.Command, act, name, details, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        return changed;
    }

    private async Task CheckAsync(string name, string role, string? unit, string password, CancellationToken cancelled)
    {
        var problems = new List<string>();
        if (!NamePattern().IsMatch(name))
        {
            problems.Add($"'{name}' cannot be the name of an account; accepted are up to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit.");
        }

        if (!Role.All.Contains(role, StringComparer.Ordinal))
        {
            problems.Add($"'{role}' is not a role; there are {string.Join(", ", Role.All)}.");
        }

        if ((role == Role.Reporter) != unit is not null)
        {
            problems.Add(unit is null
                ? "A reporter belongs to a unit; name it with --unit."
                : $"Only a reporter belongs to a unit; leave out --unit, or give the role {Role.Reporter}.");
        }
        else if (unit is not null && !await UnitExistsAsync(unit, cancelled))
        {
            problems.Add($"There is no unit `{unit}` in the warehouse; give the code of one in units.csv.");
        }

        if (Passwords.Problem(name, password) is { } problem)
        {
            problems.Add(problem);
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }
    }

    private async Task<bool> UnitExistsAsync(string unit, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql.Query("accounts/unit_exists"), new { unit }, cancellationToken: cancelled));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex NamePattern();
}
