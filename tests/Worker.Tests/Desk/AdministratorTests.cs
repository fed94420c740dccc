using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Desk;

/// <summary>Somebody who can let others in is always left.</summary>
[Collection("database")]
public sealed class AdministratorTests(DatabaseFixture database)
{
    private static readonly Actor Browser = Actor.OnDesk("one", "203.0.113.5");

    [Fact]
    public async Task Of_two_administrators_who_shut_each_other_out_at_the_same_moment_one_stays()
    {
        var warehouse = await OfficeAsync();
        var changed = await Task.WhenAll(
            Store(warehouse).TryDisableAsync("one", guarded: true, default),
            Store(warehouse).TryChangeAsync("two", Role.Viewer, null, Role.Admin, null, default));
        Assert.Single(changed, done => done);
        Assert.Single(await Store(warehouse).ListAsync(default), account => account is { Role: Role.Admin, Disabled: false });
    }

    [Fact]
    public async Task An_administrator_whose_one_time_password_is_used_up_is_none_who_is_left()
    {
        var warehouse = await OfficeAsync();
        Assert.True(await Store(warehouse).TryDisableAsync("two", guarded: true, default));
        var password = await new OneTimePassword(warehouse.App).IssueAsync(default);
        using var door = new SignInDoor(warehouse.App, new DeskOptions(), TimeProvider.System, NullLogger<SignInDoor>.Instance);
        Assert.NotNull(await door.EnterAsync(OneTimePassword.Name, password, "here", default));
        Assert.False(await Store(warehouse).TryDisableAsync("one", guarded: true, default));
        Assert.False(await Store(warehouse).TryChangeAsync("one", Role.Editor, null, Role.Admin, null, default));
        // Nobody who matters: these go on.
        Assert.True(await Store(warehouse).TryDisableAsync("clerk", guarded: true, default));
        Assert.True(await Store(warehouse).TryDisableAsync(OneTimePassword.Name, guarded: true, default));
        // At the command line whoever runs it may.
        await new AccountStore(warehouse.App).DisableAsync("one", default);
    }

    [Fact]
    public async Task A_password_is_chosen_once_and_by_whoever_has_to()
    {
        var warehouse = await OfficeAsync();
        Assert.False(await Store(warehouse).TryChooseAsync("clerk", "một câu đủ dài để nhớ", default));
        var given = Passwords.Generate("new");
        Assert.True(await Store(warehouse).TryAddAsync("new", Role.Viewer, null, given, oneTime: true, default));
        Assert.False(await Store(warehouse).TryAddAsync("new", Role.Viewer, null, given, oneTime: true, default));
        using var door = new SignInDoor(warehouse.App, new DeskOptions(), TimeProvider.System, NullLogger<SignInDoor>.Instance);
        var token = await door.EnterAsync("new", given, "here", default);
        var sessions = new Sessions(warehouse.App, new DeskOptions(), TimeProvider.System);
        Assert.True((await sessions.FindAsync(token!, active: true, default))!.MustChoose);
        Assert.True(await Store(warehouse).TryChooseAsync("new", "một câu đủ dài để nhớ", default));
        Assert.Null(await sessions.FindAsync(token!, active: true, default));
        Assert.False(await Store(warehouse).TryChooseAsync("new", "một câu khác hẳn như thế", default));
        var chosen = await door.EnterAsync("new", "một câu đủ dài để nhớ", "here", default);
        Assert.False((await sessions.FindAsync(chosen!, active: true, default))!.MustChoose);
    }

    [Fact]
    public async Task What_another_administrator_did_meanwhile_stays()
    {
        var warehouse = await OfficeAsync();
        Assert.True(await Store(warehouse).TryChangeAsync("clerk", Role.Viewer, null, Role.Editor, null, default));
        Assert.False(await Store(warehouse).TryChangeAsync("clerk", Role.Approver, null, Role.Editor, null, default));
        Assert.True(await Store(warehouse).TryDisableAsync("clerk", guarded: true, default));
        Assert.False(await Store(warehouse).TryGivePasswordAsync("clerk", Passwords.Generate("clerk"), disabled: false, default));
        Assert.True((await Store(warehouse).FindAsync("clerk", default))!.Disabled);
        Assert.True(await Store(warehouse).TryGivePasswordAsync("clerk", Passwords.Generate("clerk"), disabled: true, default));
        Assert.True(await Store(warehouse).FindAsync("clerk", default) is { Role: Role.Viewer, Disabled: false, OneTime: true });
    }

    private static AccountStore Store(WarehouseConnections warehouse) => new(warehouse.App, Browser);

    /// <summary>Two administrators, and a clerk who is none.</summary>
    private async Task<WarehouseConnections> OfficeAsync()
    {
        var warehouse = await database.CreateDatabaseAsync();
        foreach (var (name, role) in new[] { ("one", Role.Admin), ("two", Role.Admin), ("clerk", Role.Editor) })
        {
            await Store(warehouse).AddAsync(name, role, null, Passwords.Generate(name), default);
        }

        return warehouse;
    }
}
