using System.Text.RegularExpressions;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>Why an account cannot be as somebody wants it.</summary>
internal enum AccountFault
{
    Name,
    Role,
    UnitMissing,
    UnitOfOthers,
    UnitUnknown,
}

/// <summary>What an account may be: its name, its role, and whose unit it belongs to.</summary>
internal sealed partial class AccountRules(NpgsqlDataSource app)
{
    /// <summary>What keeps an account from being so.</summary>
    public async Task<IReadOnlyList<AccountFault>> FindFaultsAsync(string name, string role, string? unit, CancellationToken cancelled)
    {
        var faults = new List<AccountFault>();
        if (!NamePattern().IsMatch(name))
        {
            faults.Add(AccountFault.Name);
        }

        if (!Role.All.Contains(role, StringComparer.Ordinal))
        {
            faults.Add(AccountFault.Role);
        }

        if ((role == Role.Reporter) != unit is not null)
        {
            faults.Add(unit is null ? AccountFault.UnitMissing : AccountFault.UnitOfOthers);
        }
        else if (unit is not null && !await UnitExistsAsync(unit, cancelled))
        {
            faults.Add(AccountFault.UnitUnknown);
        }

        return faults;
    }

    /// <summary>For commands: everything at once, with the password.</summary>
    /// <exception cref="BadInputException">Name, role, unit or password is not acceptable.</exception>
    public async Task CheckAsync(string name, string role, string? unit, string password, CancellationToken cancelled)
    {
        var problems = (await FindFaultsAsync(name, role, unit, cancelled)).Select(fault => fault switch
        {
            AccountFault.Name => $"'{name}' cannot be the name of an account; accepted are up to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit.",
            AccountFault.Role => $"'{role}' is not a role; there are {string.Join(", ", Role.All)}.",
            AccountFault.UnitMissing => "A reporter belongs to a unit; name it with --unit.",
            AccountFault.UnitOfOthers => $"Only a reporter belongs to a unit; leave out --unit, or give the role {Role.Reporter}.",
            AccountFault.UnitUnknown => $"There is no unit `{unit}` in the warehouse; give the code of one in units.csv.",
            _ => throw new InvalidOperationException($"No words for the fault {fault}."),
        }).ToList();
        if (Passwords.Problem(name, password) is { } problem)
        {
            problems.Add(problem.En);
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

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex NamePattern();
}
