using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>What counts again once a submission is withdrawn, in the temporary tables of an import.</summary>
internal sealed class RestoredRows
{
    /// <summary>For the checks: a file for each data file, as it is named in their sentences; there is nothing to be read.</summary>
    private static readonly Sources NoFiles = new(
        [.. DataFiles.All.Select((file, index) => new Source(index, file.Name, "", file))], [], []);

    private readonly NpgsqlConnection connection;
    private readonly IReadOnlyDictionary<int, long> counts;

    private RestoredRows(NpgsqlConnection connection, IReadOnlyDictionary<int, long> counts) => (this.connection, this.counts) = (connection, counts);

    public IEnumerable<DataFile> Files => counts.Keys.Select(file => DataFiles.All[file]);

    public long Count => counts.Values.Sum();

    public static async Task<RestoredRows> StageAsync(NpgsqlConnection connection, long submission, CancellationToken cancelled)
    {
        await new Staging(connection).CreateAsync(cancelled);
        var counts = new Dictionary<int, long>();
        for (var file = 0; file < DataFiles.All.Count; file++)
        {
            var count = await connection.ExecuteAsync(new CommandDefinition(
                DataFiles.All[file].Restore, new { submission, file }, commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
            if (count > 0)
            {
                counts.Add(file, count);
            }
        }

        return new RestoredRows(connection, counts);
    }

    public async Task CheckAsync(ProblemList problems, CancellationToken cancelled)
    {
        var gone = (await connection.QueryAsync<(int File, string Key, long Total)>(new CommandDefinition(
            Sql.Query("submissions/unmade"), new { most = problems.Most }, cancellationToken: cancelled))).ToList();
        foreach (var row in gone)
        {
            problems.Add(new Problem(ProblemCode.CannotBeUnmade, DataFiles.All[row.File].Name, Value: row.Key, Details: DataFiles.All[row.File].Name), row.File);
        }

        if (gone.Count > 0)
        {
            problems.AddUnlisted(gone[0].Total - gone.Count);
            return;
        }

        var found = new ProblemList(problems.Most);
        await new Checks(connection, new IntakeRows(NoFiles), found).RunAsync(new HashSet<DataFile>(), cancelled);
        problems.AddUnlisted(found.Total - found.InOrder().Count);
        foreach (var problem in found.InOrder())
        {
            // Its line is one of the temporary tables' only; people find a row by its key.
            var file = DataFiles.All.Index().First(one => one.Item.Name == problem.File).Index;
            var key = await connection.ExecuteScalarAsync<string>(new CommandDefinition(
                Sql.Query("submissions/staged_key"), new { file, line = problem.Row }, cancellationToken: cancelled));
            problems.Add(problem with { File = $"{problem.File} [{key}]", Row = null }, file);
        }
    }

    /// <param name="stored">Null: nothing was.</param>
    public IReadOnlyList<FileReport> Reports(StoredRows? stored) =>
        [.. counts.OrderBy(count => count.Key).Select(count => new FileReport(DataFiles.All[count.Key].Name, null, count.Value, stored?.Of(count.Key) ?? 0))];
}
