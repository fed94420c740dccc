using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Template;

/// <summary>What a collection workbook needs to know besides the figures.</summary>
internal static class FormSources
{
    private const string CommitteeKind = "committee";

    /// <summary>The nearest committee above a unit.</summary>
    /// <returns>Unknown: there is no such unit. A null committee: it is below none.</returns>
    public static async Task<(bool IsKnown, string? Committee)> FindCommitteeAsync(
        NpgsqlDataSource reader, string unit, DateTimeOffset asOf, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var line = (await connection.QueryAsync<(string Code, string Kind)>(new CommandDefinition(
            Sql.Query("template/line_of_unit"), new { unit, as_of = asOf.UtcDateTime }, cancellationToken: cancelled))).ToList();
        return (line.Count > 0, line.Skip(1).FirstOrDefault(above => above.Kind == CommitteeKind).Code);
    }

    /// <summary>The period of a kind that a quarter lies in; null when there is none, as for the last quarter of a year and nine months.</summary>
    public static async Task<Period?> FindPeriodAsync(
        NpgsqlDataSource reader, PeriodKind kind, Quarter quarter, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var year = quarter.ToString()[..4];
        var code = kind switch
        {
            PeriodKind.Quarter => quarter.ToString(),
            PeriodKind.SixMonths => year + (quarter.Number <= 2 ? "-H1" : "-H2"),
            PeriodKind.NineMonths => quarter.Number <= 3 ? year + "-9M" : null,
            PeriodKind.Year => year,
            PeriodKind.Term => await FindTermAsync(reader, quarter, asOf, cancelled),
            _ => throw new InvalidOperationException($"No period of kind {kind}."),
        };
        return code is null ? null : await TermReader.FindPeriodAsync(reader, code, asOf, cancelled);
    }

    public static async Task<IReadOnlyList<Note>> ListNotesAsync(
        NpgsqlDataSource reader, string unit, Period period, DateTimeOffset asOf, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var rows = await connection.QueryAsync<NoteRow>(new CommandDefinition(
            Sql.Query("template/notes"), new { unit, period = period.Code, as_of = asOf.UtcDateTime }, cancellationToken: cancelled));
        return [.. rows.Select(row => row.ToNote())];
    }

    private static async Task<string?> FindTermAsync(NpgsqlDataSource reader, Quarter quarter, DateTimeOffset asOf, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            Sql.Query("template/term"), new { quarter = quarter.ToString(), as_of = asOf.UtcDateTime }, cancellationToken: cancelled));
    }
}
