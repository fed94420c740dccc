using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Desk;

/// <summary>How long a session lasts, on a clock that the test sets.</summary>
[Collection("database")]
public sealed class SessionTimeTests(DatabaseFixture database)
{
    private static readonly DeskOptions Options = new();

    private readonly SetClock clock = new();

    [Fact]
    public async Task It_ends_when_nobody_has_used_it_for_the_idle_time()
    {
        var (sessions, token) = await OpenAsync();
        clock.Advance(Options.IdleTimeout - TimeSpan.FromSeconds(1));
        Assert.NotNull(await sessions.FindAsync(token, active: true, default));
        clock.Advance(Options.IdleTimeout - TimeSpan.FromSeconds(1));
        Assert.NotNull(await sessions.FindAsync(token, active: true, default));
        clock.Advance(Options.IdleTimeout);
        Assert.Null(await sessions.FindAsync(token, active: true, default));
    }

    [Fact]
    public async Task A_page_that_refreshes_itself_does_not_keep_it_alive()
    {
        var (sessions, token) = await OpenAsync();
        clock.Advance(Options.IdleTimeout - TimeSpan.FromSeconds(1));
        Assert.NotNull(await sessions.FindAsync(token, active: false, default));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await sessions.FindAsync(token, active: false, default));
    }

    [Fact]
    public async Task It_ends_at_its_full_age_however_busy_it_was()
    {
        var (sessions, token) = await OpenAsync();
        var step = Options.IdleTimeout / 2;
        for (var age = step; age < Options.SessionLifetime; age += step)
        {
            clock.Advance(step);
            Assert.NotNull(await sessions.FindAsync(token, active: true, default));
        }

        clock.Advance(step);
        Assert.Null(await sessions.FindAsync(token, active: true, default));
    }

    [Fact]
    public async Task A_one_time_password_opens_one_session_also_when_it_is_used_twice_at_once()
    {
        var warehouse = await database.CreateDatabaseAsync();
        var password = await new OneTimePassword(warehouse.App).IssueAsync(default);
        using var door = Door(warehouse);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => door.EnterAsync(OneTimePassword.Name, password, "here", default)));
        Assert.Single(tokens, token => token is not null);
        Assert.NotEqual(password, await new OneTimePassword(warehouse.App).IssueAsync(default));
    }

    [Fact]
    public async Task Neither_passwords_nor_tokens_are_kept()
    {
        var warehouse = await database.CreateDatabaseAsync();
        var password = Passwords.Generate("clerk");
        await new AccountStore(warehouse.App).AddAsync("clerk", Role.Editor, null, password, default);
        using var door = Door(warehouse);
        var token = await door.EnterAsync("clerk", password, "here", default);
        await using var connection = await warehouse.App.OpenConnectionAsync();
        var kept = await Dapper.SqlMapper.QuerySingleAsync<string>(
            connection, "select (select to_jsonb(u) from desk.users u)::text || (select to_jsonb(s) from desk.sessions s)::text");
        Assert.DoesNotContain(password, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(token!, kept, StringComparison.Ordinal);
    }

    private async Task<(Sessions Sessions, string Token)> OpenAsync()
    {
        var warehouse = await database.CreateDatabaseAsync();
        var password = Passwords.Generate("clerk");
        await new AccountStore(warehouse.App).AddAsync("clerk", Role.Editor, null, password, default);
        using var door = Door(warehouse);
        return (new Sessions(warehouse.App, Options, clock), (await door.EnterAsync("clerk", password, "here", default))!);
    }

    private SignInDoor Door(WarehouseConnections warehouse) => new(warehouse.App, Options, clock, NullLogger<SignInDoor>.Instance);

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
