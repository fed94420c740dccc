using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>A series definition as it was applied; versions count from 1 and none is ever changed.</summary>
/// <param name="AppliedAt">UTC.</param>
internal sealed record StoredSeries(string Code, int Version, string Definition, DateTime AppliedAt, string AppliedBy);

/// <summary>Series definitions with their history.</summary>
internal static class SeriesStore
{
    /// <summary>Stores a definition unless the newest version is the same, byte for byte; returns the newest version afterwards.</summary>
    public static async Task<(int Version, bool Stored)> ApplyAsync(
        NpgsqlConnection app, NpgsqlTransaction transaction, string code, string definition, string appliedBy, CancellationToken cancelled)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
        await LockAsync(app, transaction, code, cancelled);
        var stored = await app.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            Sql.Query("series/add"), new { code, definition, sha256, appliedBy }, transaction, cancellationToken: cancelled));
        return stored is { } version
            ? (version, true)
            : ((await FindAsync(app, code, null, cancelled))!.Version, false);
    }

    /// <summary>Makes whoever applies the series wait until the transaction ends.</summary>
    public static Task LockAsync(NpgsqlConnection app, NpgsqlTransaction transaction, string code, CancellationToken cancelled) =>
        app.ExecuteAsync(new CommandDefinition(Sql.Query("series/lock"), new { code }, transaction, cancellationToken: cancelled));

    /// <summary>The newest version of a series, or the one asked for; null when there is none.</summary>
    public static Task<StoredSeries?> FindAsync(NpgsqlConnection reader, string code, int? version, CancellationToken cancelled) =>
        reader.QuerySingleOrDefaultAsync<StoredSeries>(new CommandDefinition(
            Sql.Query("series/find"), new { code, version }, cancellationToken: cancelled));

    /// <summary>The newest version of every series, by code.</summary>
    public static async Task<IReadOnlyList<StoredSeries>> ListAsync(NpgsqlConnection reader, CancellationToken cancelled) =>
        [.. await reader.QueryAsync<StoredSeries>(new CommandDefinition(Sql.Query("series/list"), cancellationToken: cancelled))];

    /// <summary>Codes of all indicators, in any version.</summary>
    public static async Task<IReadOnlySet<string>> ListIndicatorCodesAsync(NpgsqlConnection reader, CancellationToken cancelled) =>
        (await reader.QueryAsync<string>(new CommandDefinition(Sql.Query("series/indicator_codes"), cancellationToken: cancelled)))
            .ToHashSet(StringComparer.Ordinal);
}
