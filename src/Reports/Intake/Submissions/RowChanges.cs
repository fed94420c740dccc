using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>What a submission changed, old and new: each row that it stored, compared with the version before it.</summary>
internal static class RowChanges
{
    /// <summary>How many are shown of a submission; how many there are is its count of stored rows.</summary>
    public const int Most = 200;

    /// <param name="files">Those that it may have stored rows of, in the order of <see cref="DataFiles"/>.</param>
    /// <param name="most">The first so many.</param>
    public static async Task<IReadOnlyList<RowChange>> ListAsync(
        NpgsqlConnection connection, long submission, IEnumerable<DataFile> files, int most, CancellationToken cancelled)
    {
        var changes = new List<RowChange>();
        foreach (var file in files)
        {
            if (changes.Count == most)
            {
                break;
            }

            var cells = await connection.QueryAsync<Cell>(new CommandDefinition(
                file.Changes, new { submission, most = most - changes.Count },
                commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
            changes.AddRange(cells.GroupBy(cell => cell.Version).Select(row => Change(file, [.. row])));
        }

        return changes;
    }

    private static RowChange Change(DataFile file, IReadOnlyList<Cell> row) => new(
        file.Name, (string[])row[0].Key, row[0].UnitName, row[0].IndicatorName, row[0].IsNew,
        [.. row.Select(cell => new ColumnChange(cell.Column, cell.Old, cell.New))]);

    /// <param name="Key">Of texts: so Dapper sees the type of every array.</param>
    private sealed record Cell(
        long Version, Array Key, bool IsNew, string? UnitName, string? IndicatorName, string Column, string? Old, string? New);
}
