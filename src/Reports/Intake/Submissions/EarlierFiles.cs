using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>Which files came before, by their SHA-256, whatever their names.</summary>
internal static class EarlierFiles
{
    /// <returns>By hash; a file that came with withdrawn submissions only is not among them.</returns>
    public static async Task<IReadOnlyDictionary<string, EarlierFile>> FindAsync(
        NpgsqlConnection connection, IEnumerable<string> hashes, CancellationToken cancelled)
    {
        var found = await connection.QueryAsync<Row>(new CommandDefinition(
            Sql.Query("submissions/same_files"), new { hashes = hashes.ToArray() }, cancellationToken: cancelled));
        return found.ToDictionary(
            row => row.Sha256,
            row => new EarlierFile(new(row.Submission, row.RecordedAt), row.First, ((string[])row.Disturbed).ToHashSet(StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    /// <summary>Takes the rows of these files, by their indices, out of the temporary tables again.</summary>
    public static Task UnstageAsync(NpgsqlConnection connection, int[] files, CancellationToken cancelled) =>
        connection.ExecuteAsync(new CommandDefinition(Sql.Query("submissions/unstage"), new { files }, cancellationToken: cancelled));

    /// <summary>Takes those rows of a file out again whose key was stated since the file first came.</summary>
    /// <param name="firsts">By the file's index, the first submission that brought it.</param>
    /// <returns>How many, by the file's index.</returns>
    public static async Task<IReadOnlyDictionary<int, long>> UnstageStatedAsync(
        NpgsqlConnection connection, IReadOnlyDictionary<int, long> firsts, CancellationToken cancelled)
    {
        var gone = await connection.QueryAsync<(int File, long Lines)>(new CommandDefinition(
            Sql.Query("submissions/unstage_stated"), new { files = firsts.Keys.ToArray(), firsts = firsts.Values.ToArray() },
            commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
        return gone.ToDictionary(row => row.File, row => row.Lines);
    }

    /// <param name="Disturbed">Of texts: so Dapper sees the type of every array.</param>
    private sealed record Row(string Sha256, long Submission, DateTime RecordedAt, long First, Array Disturbed);
}
