using Analytics.Worker.Desk.Accounts;

namespace Analytics.Worker.Desk.Admin;

/// <summary>An account as it is being typed.</summary>
/// <param name="Unit">Empty for none.</param>
internal sealed record TypedAccount(string Name, string Role, string Unit)
{
    public string? UnitOrNull => Unit.Length == 0 ? null : Unit;
}

/// <param name="Typed">What the form for a new account shows.</param>
/// <param name="Page">From 1.</param>
internal sealed record AccountList(
    IReadOnlyList<Account> Accounts, string Search, int Page, bool HasMore, TypedAccount Typed, DateTimeOffset Now)
{
    public string AddressOf(int page) => FormattableString.Invariant($"/admin?q={Uri.EscapeDataString(Search)}&page={page}");
}

/// <param name="Typed">What the form for role and unit shows.</param>
/// <param name="IsOwn">Whose page it is looks at it.</param>
internal sealed record AccountView(Account Account, TypedAccount Typed, bool IsOwn, DateTimeOffset Now)
{
    /// <summary>What a form says of an account that was seen closed.</summary>
    public const string Closed = "closed";
}

/// <summary>A password that was made; it is shown this once and kept nowhere.</summary>
internal sealed record MadePassword(string Name, string Password);
