using Dapper;

namespace Analytics.Worker.Tests.Commands;

/// <summary>A server that stops in the middle of a command.</summary>
[Collection("database")]
public sealed class DatabaseLostTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_command_that_loses_its_database_ends_with_4_and_one_sentence()
    {
        var warehouse = await fixture.CreateDatabaseAsync();
        using var folder = new ScratchFolder();
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("lock table packs.packs in access exclusive mode");
        var command = CommandRun.RunAsync(folder.Path, fixture.EnvironmentOf(warehouse), "packs");
        while (!await connection.QuerySingleAsync<bool>(
            "select exists (select from pg_locks where not granted and relation = 'packs.packs'::regclass "
            + "and database = (select oid from pg_database where datname = current_database()))"))
        {
            Assert.False(command.IsCompleted, "The command ended before it came to its packs.");
        }

        await fixture.CutAsync(warehouse);
        var run = await command;
        Assert.Equal(4, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("The database did not see the command through", Assert.Single(run.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
