using System.CommandLine;
using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Accounts;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary><c>user add|list|disable</c>: desk accounts, the first of which can only be made here.</summary>
internal static class UserCommand
{
    public static Command Create(CommandHost host) => new("user", "Desk accounts.") { Add(host), List(host), Disable(host) };

    private static Command Add(CommandHost host)
    {
        var name = Name();
        var role = new Option<string>("--role") { Description = string.Join(", ", Role.All) + ".", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Code of the unit that a reporter belongs to." };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input's first line; without it one is made and printed." };
        var renew = new Option<bool>("--renew") { Description = "Give an account that exists a new password, role and unit, open it again and end its sessions." };
        var command = new Command("add", "Add an account. Standard output carries the password that was made, and nothing else.")
        {
            name, role, unit, fromInput, renew,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var account = parsed.GetRequiredValue(name);
            var given = parsed.GetValue(fromInput) ? await ReadPasswordAsync(cancelled) : null;
            var password = given ?? Passwords.Generate(account);
            var accounts = new AccountStore((await host.WarehouseAsync()).App);
            if (parsed.GetValue(renew))
            {
                await accounts.RenewAsync(account, parsed.GetRequiredValue(role), parsed.GetValue(unit), password, oneTime: false, cancelled);
            }
            else
            {
                await accounts.AddAsync(account, parsed.GetRequiredValue(role), parsed.GetValue(unit), password, cancelled);
            }

            host.Say($"`{account}` may sign in as {parsed.GetRequiredValue(role)}{(given is null ? "; the password is shown this once:" : ".")}");
            if (given is null)
            {
                await host.Output.WriteLineAsync(password);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandHost host)
    {
        var command = new Command("list", "Every account with its role and state.");
        command.SetAction(async (_, cancelled) =>
        {
            var table = new Table().Border(TableBorder.None).AddColumns("name", "role", "unit", "state", "since");
            foreach (var account in await new AccountStore((await host.WarehouseAsync()).App).ListAsync(cancelled))
            {
                table.AddRow(
                    account.Name,
                    account.Role,
                    account.Unit ?? "–",
                    State(account, host.Clock.GetUtcNow()),
                    VietnamTime.ToLocal(account.CreatedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            host.Results().Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Disable(CommandHost host)
    {
        var name = Name();
        var command = new Command("disable", "Close an account; whoever is signed in with it is out at the next request.") { name };
        command.SetAction(async (parsed, cancelled) =>
        {
            var account = parsed.GetRequiredValue(name);
            await new AccountStore((await host.WarehouseAsync()).App).DisableAsync(account, cancelled);
            host.Say($"`{account}` is disabled and its sessions have ended; `user add {account} --renew --role …` opens it again.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "What the person signs in as: a-z, 0-9, '.', '_', '-'." };

    private static async Task<string> ReadPasswordAsync(CancellationToken cancelled) =>
        await Console.In.ReadLineAsync(cancelled)
            ?? throw new BadInputException("Standard input is empty; write the password on its first line, or leave out --password-stdin to have one made.");

    private static string State(Account account, DateTimeOffset now) => account switch
    {
        { Disabled: true } => "disabled",
        { LockedUntil: { } until } when until > now.UtcDateTime => $"locked until {VietnamTime.Format(until)}",
        { OneTime: true } => "one-time password",
        _ => "active",
    };
}
