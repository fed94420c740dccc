using System.Security.Cryptography;
using System.Text;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery.Lists;

/// <summary>Distribution lists with their history: versions count from 1 and none is ever changed.</summary>
internal static class ListStore
{
    /// <summary>Stores a list unless the newest version is the same, byte for byte; returns the newest version afterwards.</summary>
    public static async Task<(int Version, bool Stored)> ApplyAsync(
        NpgsqlTransaction transaction, string code, string definition, string appliedBy, CancellationToken cancelled)
    {
        var connection = transaction.Connection!;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("lists/lock"), new { code }, transaction, cancellationToken: cancelled));
        var stored = await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            Sql.Query("lists/add"), new { code, definition, sha256, appliedBy }, transaction, cancellationToken: cancelled));
        return stored is { } version
            ? (version, true)
            : ((await NewestAsync(connection, [code], cancelled)).Single().Version, false);
    }

    /// <summary>The newest versions of those among the lists that exist, in the order of <paramref name="codes"/>.</summary>
    public static async Task<IReadOnlyList<DistributionList>> FindAsync(
        NpgsqlConnection connection, IReadOnlyList<string> codes, CancellationToken cancelled) =>
        [.. (await NewestAsync(connection, codes, cancelled)).Select(list => ListParser.ParseStored(list.Definition, list.Code))];

    private static Task<IEnumerable<(string Code, int Version, string Definition)>> NewestAsync(
        NpgsqlConnection connection, IReadOnlyList<string> codes, CancellationToken cancelled) =>
        connection.QueryAsync<(string Code, int Version, string Definition)>(new CommandDefinition(
            Sql.Query("lists/newest"), new { codes = codes.ToArray() }, cancellationToken: cancelled));
}
