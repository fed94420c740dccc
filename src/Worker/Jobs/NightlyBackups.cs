using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>A copy that was made; the time is UTC.</summary>
internal sealed record NightlyCopy(DateOnly Night, DateTime MadeAt, string Folder, long Bytes);

/// <summary>What the database knows of its nightly copies: one row a night, whichever process made it.</summary>
internal sealed class NightlyBackups(NpgsqlDataSource app)
{
    /// <summary>A night whose copy failed is tried again after so long.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    public async Task<NightlyCopy?> FindLastAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<NightlyCopy>(new CommandDefinition(Sql.Query("backups/last"), cancellationToken: cancelled));
    }

    /// <summary>False when another process is at it, the copy is there, or it was tried a moment ago. True holds until the transaction ends.</summary>
    public static async Task<bool> TakeTurnAsync(NpgsqlTransaction transaction, DateOnly night, DateTimeOffset now, CancellationToken cancelled) =>
        await AskAsync(transaction, Sql.Query("backups/turn"), null, cancelled)
        && await AskAsync(transaction, Sql.Query("backups/is_due"), new { night, before = (now - Again).UtcDateTime }, cancelled);

    public static Task MadeAsync(
        NpgsqlTransaction transaction, DateOnly night, DateTimeOffset now, string node, string folder, long bytes, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("backups/made"), new { night, now = now.UtcDateTime, node, folder = folder.Normalize(), bytes }, transaction, cancellationToken: cancelled));

    public async Task FailedAsync(DateOnly night, DateTimeOffset now, string node, string error, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("backups/failed"), new { night, now = now.UtcDateTime, node, error = error.Normalize() }, cancellationToken: cancelled));
    }

    private static Task<bool> AskAsync(NpgsqlTransaction transaction, string question, object? parameters, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(new CommandDefinition(question, parameters, transaction, cancellationToken: cancelled));
}
