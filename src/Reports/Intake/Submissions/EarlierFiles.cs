using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>Which files came before, by their SHA-256, whatever their names.</summary>
internal static class EarlierFiles
{
    /// <returns>By hash, the newest submission that brought the file and still counts.</returns>
    public static async Task<IReadOnlyDictionary<string, EarlierSubmission>> FindAsync(
        NpgsqlConnection connection, IEnumerable<string> hashes, CancellationToken cancelled)
    {
        var found = await connection.QueryAsync<(string Sha256, long Submission, DateTime RecordedAt, bool IsWhole)>(new CommandDefinition(
            Sql.Query("submissions/same_files"), new { hashes = hashes.ToArray() }, cancellationToken: cancelled));
        return found.ToDictionary(row => row.Sha256, row => new EarlierSubmission(row.Submission, row.RecordedAt) { IsWhole = row.IsWhole }, StringComparer.Ordinal);
    }

    /// <summary>Takes the rows of these files, by their indices, out of the temporary tables again.</summary>
    public static Task UnstageAsync(NpgsqlConnection connection, int[] files, CancellationToken cancelled) =>
        connection.ExecuteAsync(new CommandDefinition(Sql.Query("submissions/unstage"), new { files }, cancellationToken: cancelled));
}
