using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>What a submission changed, old and new: each row that it stored, compared with the version before it.</summary>
internal static class RowChanges
{
    /// <summary>How many are shown of a submission; how many there are is its count of stored rows.</summary>
    public const int Most = 200;

    public static async Task<IReadOnlyList<RowChange>> ListAsync(NpgsqlConnection connection, long submission, int most, CancellationToken cancelled)
    {
        var rows = await connection.QueryAsync<Cell>(new CommandDefinition(
            Sql.Query("submissions/changes"), new { submission, most },
            commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
        return
        [
            .. rows.GroupBy(row => (row.File, row.Version)).Take(most).Select(row =>
            {
                var first = row.First();
                return new RowChange(
                    first.File, (string[])first.Key, first.UnitName, first.IndicatorName, first.IsNew,
                    [.. row.Select(cell => new ColumnChange(cell.Column, cell.Old, cell.New))]);
            }),
        ];
    }

    /// <param name="Key">Of texts: so Dapper sees the type of every array.</param>
    private sealed record Cell(
        string File, long Version, Array Key, bool IsNew, string? UnitName, string? IndicatorName, string Column, string? Old, string? New);
}
