using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>Which files came before, by their SHA-256, whatever their names.</summary>
internal static class EarlierFiles
{
    /// <param name="workbooks">Those of the hashes that are asked what was withdrawn of it since: only for a workbook does it decide.</param>
    /// <returns>By hash; a file that came with withdrawn submissions only is not among them.</returns>
    public static async Task<IReadOnlyDictionary<string, EarlierFile>> FindAsync(
        NpgsqlConnection connection, IEnumerable<string> hashes, IEnumerable<string> workbooks, CancellationToken cancelled)
    {
        var found = await connection.QueryAsync<Row>(new CommandDefinition(
            Sql.Query("submissions/same_files"), new { hashes = hashes.ToArray(), workbooks = workbooks.ToArray() }, cancellationToken: cancelled));
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
    /// <returns>The lines, by the file's index.</returns>
    public static async Task<ILookup<int, long>> UnstageStatedAsync(
        NpgsqlConnection connection, IReadOnlyDictionary<int, long> firsts, CancellationToken cancelled)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("submissions/analyze"), commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
        var gone = await connection.QueryAsync<(int File, long Line)>(new CommandDefinition(
            Sql.Query("submissions/unstage_stated"), new { files = firsts.Keys.ToArray(), firsts = firsts.Values.ToArray() },
            commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
        return gone.ToLookup(row => row.File, row => row.Line);
    }

    /// <param name="Disturbed">Of texts: so Dapper sees the type of every array.</param>
    private sealed record Row(string Sha256, long Submission, DateTime RecordedAt, long First, Array Disturbed);
}
