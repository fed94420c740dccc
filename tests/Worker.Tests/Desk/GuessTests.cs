using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Desk;

/// <summary>Who guesses keeps out himself, not the one whose password it is (T25). Guesses are counted here without being hashed.</summary>
[Collection("database")]
public sealed class GuessTests(DatabaseFixture database)
{
    private static readonly DateTime Start = new(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc);

    private static readonly DeskOptions Options = new();

    [Fact]
    public async Task A_thousand_guesses_of_a_stranger_are_judged_five_at_a_time_and_the_owner_comes_in()
    {
        var (warehouse, password) = await OfficeAsync();
        var judged = 0;
        for (var guess = 0; guess < 1000; guess++)
        {
            judged += await GuessAsync(warehouse, "203.0.113.5", Start.AddSeconds(guess)) ? 1 : 0;
        }

        // A closure lasts five minutes, and a thousand seconds have four beginnings of one.
        Assert.InRange(judged, 5, 20);
        Assert.False(await GuessAsync(warehouse, "203.0.113.5", Start.AddSeconds(1000)));
        using var door = new SignInDoor(warehouse.App, Options, new At(Start.AddSeconds(1000)), NullLogger<SignInDoor>.Instance);
        Assert.NotNull(await door.EnterAsync("clerk", password, "198.51.100.1", default));
    }

    [Fact]
    public async Task Parallel_guesses_are_no_cheaper_and_a_network_is_one_place()
    {
        var (warehouse, _) = await OfficeAsync();
        var judged = await Task.WhenAll(Enumerable.Range(0, 40).Select(guess => GuessAsync(warehouse, "20010DB800070000", Start)));
        Assert.Equal(5, judged.Count(one => one));
        Assert.Equal("20010DB800070000", Analytics.Worker.Desk.Security.Whence.Of("2001:db8:7::1"));
    }

    [Fact]
    public async Task Failures_are_forgotten_with_time_and_by_the_right_password()
    {
        var (warehouse, password) = await OfficeAsync();
        for (var time = Start; time < Start + (4 * Options.LockedFor); time += Options.LockedFor)
        {
            for (var guess = 0; guess < 4; guess++)
            {
                Assert.True(await GuessAsync(warehouse, "here", time));
            }
        }

        using var door = new SignInDoor(warehouse.App, Options, new At(Start + (3 * Options.LockedFor)), NullLogger<SignInDoor>.Instance);
        Assert.NotNull(await door.EnterAsync("clerk", password, "here", default));
        Assert.True(await GuessAsync(warehouse, "here", Start + (3 * Options.LockedFor)));
    }

    [Fact]
    public async Task Only_many_places_together_close_a_name_and_it_opens_by_itself()
    {
        var (warehouse, _) = await OfficeAsync();
        for (var place = 0; place < 20; place++)
        {
            for (var guess = 0; guess < 5; guess++)
            {
                Assert.True(await GuessAsync(warehouse, $"place {place}", Start));
            }
        }

        Assert.False(await GuessAsync(warehouse, "another", Start));
        Assert.True(await GuessAsync(warehouse, "another", Start + Options.LockedFor));
    }

    /// <returns>Whether the password would be looked at.</returns>
    private static async Task<bool> GuessAsync(WarehouseConnections warehouse, string place, DateTime now)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync();
        return (await connection.QueryAsync(Sql.Query("accounts/begin_attempt"), new
        {
            name = "clerk", place, now, forgotten = now - Options.LockedFor, closedUntil = now + Options.LockedFor, limit = 5, limitOfName = 100,
        })).Any();
    }

    private async Task<(WarehouseConnections Warehouse, string Password)> OfficeAsync()
    {
        var warehouse = await database.CreateDatabaseAsync();
        var password = Passwords.Generate("clerk");
        await new AccountStore(warehouse.App).AddAsync("clerk", Role.Editor, null, password, default);
        return (warehouse, password);
    }

    private sealed class At(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
