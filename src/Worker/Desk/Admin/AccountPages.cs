using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Admin;

/// <summary>Accounts, for administrators: who there is, and what can be done to one.</summary>
internal static class AccountPages
{
    private const int AccountsPerPage = 50;
    private const int LongestSearch = 64;
    private const string User = "/admin/users/{user}";

    public static void MapAccounts(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/admin", ListAsync).RequireAuthorization(Rules.Admins);
        desk.MapPost("/admin/users", AddAsync).RequireAuthorization(Rules.Admins);
        desk.MapGet(User, ShowAsync).RequireAuthorization(Rules.Admins);
        desk.MapPost(User, ChangeAsync).RequireAuthorization(Rules.Admins);
        desk.MapPost(User + "/renew", RenewAsync).RequireAuthorization(Rules.Admins);
        desk.MapPost(User + "/disable", DisableAsync).RequireAuthorization(Rules.Admins);
        desk.MapPost(User + "/end-sessions", EndSessionsAsync).RequireAuthorization(Rules.Admins);
    }

    private static Task<IResult> ListAsync(
        HttpContext context, WarehouseConnections warehouse, TimeProvider clock, string? q, int? page, CancellationToken cancelled) =>
        ListPageAsync(
            context, warehouse, clock, Typed.Line(q, LongestSearch), Typed.Page(page),
            new TypedAccount(string.Empty, Role.Viewer, string.Empty), FieldProblems.None, cancelled);

    private static async Task<IResult> AddAsync(HttpContext context, WarehouseConnections warehouse, TimeProvider clock, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = Read(form, Typed.Text(form, "name").ToLowerInvariant());
        var store = Store(context, warehouse);
        var problems = AccountWords.Problems(await new AccountRules(warehouse.App).FindFaultsAsync(typed.Name, typed.Role, typed.UnitOrNull, cancelled));
        if (problems.Any)
        {
            return await ListPageAsync(context, warehouse, clock, string.Empty, 1, typed, problems, cancelled);
        }

        var password = Passwords.Generate(typed.Name);
        return await store.TryAddAsync(typed.Name, typed.Role, typed.UnitOrNull, password, oneTime: true, cancelled)
            ? Shown<MadePassword>.On<PasswordMadePage>(context, new MadePassword(typed.Name, password))
            : await ListPageAsync(context, warehouse, clock, string.Empty, 1, typed, FieldProblems.Of("name", AccountWords.Taken), cancelled);
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, WarehouseConnections warehouse, TimeProvider clock, string user, CancellationToken cancelled) =>
        OnAsync(context, warehouse, user, (_, account) => Task.FromResult<IResult>(Page(context, account, AsItStands(account), clock, FieldProblems.None)), cancelled);

    private static async Task<IResult> ChangeAsync(
        HttpContext context, WarehouseConnections warehouse, TimeProvider clock, string user, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var typed = Read(form, user);
        var (seenRole, seenUnit) = (Typed.Text(form, "seen-role"), Typed.TextOrNull(form, "seen-unit"));
        return await OnAsync(context, warehouse, user, async (store, account) =>
        {
            var problems = AccountWords.Problems(await new AccountRules(warehouse.App).FindFaultsAsync(user, typed.Role, typed.UnitOrNull, cancelled));
            if (problems.Any)
            {
                return Page(context, account, typed, clock, problems);
            }

            if ((account.Role, account.Unit) == (typed.Role, typed.UnitOrNull))
            {
                return Answer(context, account, AccountWords.NothingChanged);
            }

            if (await store.TryChangeAsync(user, typed.Role, typed.UnitOrNull, seenRole, seenUnit, cancelled))
            {
                return Answer(context, account, AccountWords.Changed(user));
            }

            // Read again: who was faster may have been so a moment ago.
            return await store.FindAsync(user, cancelled) is { } now && (now.Role, now.Unit) != (seenRole, seenUnit)
                ? Answer(context, now, AccountWords.ChangedMeanwhile, isRefusal: true)
                : Page(context, account, typed, clock, FieldProblems.Of("role", AccountWords.LastAdmin));
        }, cancelled);
    }

    private static async Task<IResult> RenewAsync(HttpContext context, WarehouseConnections warehouse, string user, CancellationToken cancelled)
    {
        var seenDisabled = Typed.Text(await context.Request.ReadFormAsync(cancelled), "seen-state") == AccountView.Closed;
        return await OnAsync(context, warehouse, user, async (store, account) =>
        {
            if (IsOwn(context, account))
            {
                return Answer(context, account, AccountWords.NotOneself, isRefusal: true);
            }

            var password = Passwords.Generate(user);
            return await store.TryGivePasswordAsync(user, password, seenDisabled, cancelled)
                ? Shown<MadePassword>.On<PasswordMadePage>(context, new MadePassword(user, password))
                : Answer(context, account, AccountWords.ChangedMeanwhile, isRefusal: true);
        }, cancelled);
    }

    private static Task<IResult> DisableAsync(HttpContext context, WarehouseConnections warehouse, string user, CancellationToken cancelled) =>
        OnAsync(context, warehouse, user, async (store, account) => await store.TryDisableAsync(user, guarded: true, cancelled)
            ? Answer(context, account, AccountWords.Disabled(user))
            : Answer(context, account, AccountWords.LastAdmin, isRefusal: true), cancelled);

    private static Task<IResult> EndSessionsAsync(HttpContext context, WarehouseConnections warehouse, string user, CancellationToken cancelled) =>
        OnAsync(context, warehouse, user, async (store, account) =>
        {
            await store.EndSessionsAsync(user, cancelled);
            return Answer(context, account, AccountWords.SessionsEnded(user));
        }, cancelled);

    private static async Task<IResult> OnAsync(
        HttpContext context, WarehouseConnections warehouse, string user, Func<AccountStore, Account, Task<IResult>> act, CancellationToken cancelled)
    {
        var store = Store(context, warehouse);
        return await store.FindAsync(user, cancelled) is { } account ? await act(store, account) : Results.NotFound();
    }

    private static async Task<IResult> ListPageAsync(
        HttpContext context,
        WarehouseConnections warehouse,
        TimeProvider clock,
        string search,
        int page,
        TypedAccount typed,
        FieldProblems problems,
        CancellationToken cancelled)
    {
        var accounts = await Store(context, warehouse).SearchAsync(search, AccountsPerPage + 1, (page - 1) * AccountsPerPage, cancelled);
        return Shown<AccountList>.On<AccountListPage>(
            context,
            new AccountList([.. accounts.Take(AccountsPerPage)], search, page, accounts.Count > AccountsPerPage, typed, clock.GetUtcNow()),
            problems);
    }

    private static RazorComponentResult<AccountPage> Page(HttpContext context, Account account, TypedAccount typed, TimeProvider clock, FieldProblems problems) =>
        Shown<AccountView>.On<AccountPage>(context, new AccountView(account, typed, IsOwn(context, account), clock.GetUtcNow()), problems);

    private static IResult Answer(HttpContext context, Account account, Sentence sentence, bool isRefusal = false)
    {
        Said.Leave(context, sentence, isRefusal);
        return Results.Redirect(account.Address);
    }

    private static bool IsOwn(HttpContext context, Account account) => DeskUser.Of(context).Name == account.Name;

    private static TypedAccount AsItStands(Account account) => new(account.Name, account.Role, account.Unit ?? string.Empty);

    private static TypedAccount Read(IFormCollection form, string name) => new(name, Typed.Text(form, "role"), Typed.Text(form, "unit"));

    private static AccountStore Store(HttpContext context, WarehouseConnections warehouse) => new(warehouse.App, DeskUser.ActorOf(context));
}
