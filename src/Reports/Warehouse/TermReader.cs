using Analytics.Reports.Periods;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>A term's quarters are data (<c>terms.csv</c>); every other period follows from its code (CONTRACT §1).</summary>
internal static class TermReader
{
    /// <summary>Any period by its code; null when the code is none, or is a term that is not known at <paramref name="asOf"/>.</summary>
    public static async Task<Period?> FindPeriodAsync(
        NpgsqlDataSource reader, string code, DateTimeOffset asOf, CancellationToken cancellation)
    {
        if (Period.TryParse(code, out var period))
        {
            return period;
        }

        if (!Period.LooksLikeTerm(code))
        {
            return null;
        }

        await using var connection = await reader.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<TermRow>(new CommandDefinition(
            Sql.Query("snapshot/term"), new { code, as_of = asOf.UtcDateTime }, cancellationToken: cancellation));
        return row is null ? null : Period.Of(new Term(row.Code, row.NameVi, Quarter.Parse(row.FromQuarter), Quarter.Parse(row.ToQuarter)));
    }

    private sealed record TermRow(string Code, string NameVi, string FromQuarter, string ToQuarter);
}
