using Analytics.Worker.Jobs;
using Dapper;

namespace Analytics.Worker.Tests.Commands;

/// <summary>What <c>doctor</c> says of the nightly copies.</summary>
[Collection("database")]
public sealed class BackupHealthTests(DatabaseFixture database)
{
    private static readonly DateTimeOffset Night = new(2026, 3, 8, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_night_without_a_copy_is_a_fault_and_the_newest_try_is_told_with_its_reason()
    {
        var warehouse = await database.CreateDatabaseAsync();
        var nights = new NightlyBackups(warehouse.App);
        await AssertAsync(true, "none was made yet", 0);

        await nights.FailedAsync(new DateOnly(2026, 3, 8), Night.AddDays(-1), "a", "The disk is full.", default);
        await AssertAsync(false, "none was made yet; the newest try failed: The disk is full", 0);

        await using (var connection = await warehouse.App.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await NightlyBackups.MadeAsync(transaction, new DateOnly(2026, 3, 9), Night, "a", "/copies/1", 1, default);
            await transaction.CommitAsync();
        }

        await AssertAsync(true, "the last was made 2026-03-09", 36);
        await AssertAsync(false, "the last was made 2026-03-09", 37);
        Assert.False(await nights.FailedAsync(new DateOnly(2026, 3, 9), Night, "a", "Too late.", default));
        await nights.FailedAsync(new DateOnly(2026, 3, 10), Night.AddDays(1), "a", "The disk is away.", default);
        await AssertAsync(true, "; the newest try failed: The disk is away", 25);

        async Task AssertAsync(bool isWell, string said, int hours)
        {
            var health = await BackupHealth.AskAsync(nights, new TimeOnly(2, 0), "copies", Night.AddHours(hours), default);
            Assert.StartsWith("every night at 02:00 into ", health.Finding, StringComparison.Ordinal);
            Assert.Contains(said, health.Finding, StringComparison.Ordinal);
            Assert.Equal(isWell, health.IsWell);
        }
    }
}
