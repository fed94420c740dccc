using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Home;

/// <summary>What waits for a person: a few of each, the newest first.</summary>
internal sealed class DeskDecisions(NpgsqlDataSource app)
{
    public const int MostOfEach = 5;

    public async Task<Decisions> LoadAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return new Decisions(
            [.. await connection.QueryAsync<DraftLine>(Command(Sql.Query("home/drafts")))],
            [.. await connection.QueryAsync<StoppedRun>(Command(Sql.Query("home/runs")))],
            [.. await connection.QueryAsync<MailLine>(Command(Sql.Query("home/mail")))],
            [.. await connection.QueryAsync<LetterLine>(new CommandDefinition(Sql.Query("home/letters"), cancellationToken: cancelled))]);

        CommandDefinition Command(string statement) => new(statement, new { limit = MostOfEach }, cancellationToken: cancelled);
    }
}
