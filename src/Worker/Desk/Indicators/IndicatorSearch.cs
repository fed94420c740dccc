using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Layout;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>Indicators in their newest versions.</summary>
internal sealed class IndicatorSearch(NpgsqlDataSource reader)
{
    /// <param name="typed">Words of names or codes, with or without marks.</param>
    /// <param name="codes">Only these; null for all.</param>
    public async Task<IReadOnlyList<IndicatorLine>> ListAsync(string typed, string[]? codes, int limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<IndicatorLine>(new CommandDefinition(
            Sql.Query("indicators/search"), new { words = Folded.Words(typed), codes, limit, offset }, cancellationToken: cancelled))];
    }

    /// <summary>Null when there is none of this code.</summary>
    public async Task<(IndicatorFacts Facts, IReadOnlyList<RelatedIndicator> Related)?> FindAsync(string code, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var facts = await connection.QuerySingleOrDefaultAsync<IndicatorFacts>(new CommandDefinition(
            Sql.Query("indicators/find"), new { code }, cancellationToken: cancelled));
        return facts is null
            ? null
            : (facts, [.. await connection.QueryAsync<RelatedIndicator>(new CommandDefinition(
                Sql.Query("indicators/related"), new { code }, cancellationToken: cancelled))]);
    }

    /// <summary>The packs that readers have, one a series, committee and period.</summary>
    public async Task<IReadOnlyList<PublishedPack>> ListPublishedAsync(CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<PublishedPack>(new CommandDefinition(
            Sql.Query("indicators/published"), cancellationToken: cancelled))];
    }

    /// <summary>What was changed after it had been reported, the newest first.</summary>
    public async Task<IReadOnlyList<Revision>> ListRevisionsAsync(
        string[] units, string[] indicators, int limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<Revision>(new CommandDefinition(
            Sql.Query("indicators/revisions"), new { units, indicators, limit, offset }, cancellationToken: cancelled))];
    }
}
