using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Packs;

/// <summary>What forms let people choose from: committees and terms as they stand.</summary>
internal sealed class DeskRegister(NpgsqlDataSource reader)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> ListCommitteesAsync(CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<(string, string)>(new CommandDefinition(Sql.Query("desk/committees"), cancellationToken: cancelled))];
    }

    public async Task<IReadOnlyList<Period>> ListTermsAsync(CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var rows = await connection.QueryAsync<TermRow>(new CommandDefinition(Sql.Query("desk/terms"), cancellationToken: cancelled));
        return [.. rows.Select(row => Period.Of(new Term(row.Code, row.NameVi, Quarter.Parse(row.FromQuarter), Quarter.Parse(row.ToQuarter))))];
    }

    private sealed record TermRow(string Code, string NameVi, string FromQuarter, string ToQuarter);
}
