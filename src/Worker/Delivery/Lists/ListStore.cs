using System.Security.Cryptography;
using System.Text;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery.Lists;

/// <summary>A distribution list as it was applied; the time is UTC.</summary>
internal sealed record StoredList(string Code, int Version, string Definition, DateTime AppliedAt, string AppliedBy);

/// <summary>Distribution lists with their history: versions count from 1 and none is ever changed.</summary>
internal static class ListStore
{
    /// <summary>Stores a list unless the newest version is the same, byte for byte; returns the newest version afterwards.</summary>
    public static async Task<(int Version, bool Stored)> ApplyAsync(
        NpgsqlTransaction transaction, DistributionList list, string definition, string appliedBy, CancellationToken cancelled)
    {
        var code = list.Code;
        var connection = transaction.Connection!;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
        await LockAsync(transaction, code, cancelled);
        var stored = await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            Sql.Query("lists/add"),
            new { code, definition, sha256, appliedBy, list.Committee, series = list.Series.ToArray() },
            transaction,
            cancellationToken: cancelled));
        return stored is { } version
            ? (version, true)
            : ((await FindAsync(connection, code, null, cancelled))!.Version, false);
    }

    /// <summary>Makes whoever applies the list wait until the transaction ends.</summary>
    public static Task LockAsync(NpgsqlTransaction transaction, string code, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(Sql.Query("lists/lock"), new { code }, transaction, cancellationToken: cancelled));

    /// <summary>The newest version of a list, or the one asked for; null when there is none.</summary>
    public static Task<StoredList?> FindAsync(NpgsqlConnection connection, string code, int? version, CancellationToken cancelled) =>
        connection.QuerySingleOrDefaultAsync<StoredList>(new CommandDefinition(
            Sql.Query("lists/find"), new { code, version }, cancellationToken: cancelled));

    /// <summary>The newest version of every list, by code.</summary>
    public static async Task<IReadOnlyList<StoredList>> ListAsync(NpgsqlConnection connection, CancellationToken cancelled) =>
        [.. await connection.QueryAsync<StoredList>(new CommandDefinition(Sql.Query("lists/list"), cancellationToken: cancelled))];

    /// <summary>Whose members get the packs of a series and committee: the lists that the series names, then those that name the series.</summary>
    public static async Task<IReadOnlyList<DistributionList>> FindForAsync(
        NpgsqlConnection connection, string committee, string series, IReadOnlyList<string> named, CancellationToken cancelled)
    {
        var found = await connection.QueryAsync<(string Code, string Definition)>(new CommandDefinition(
            Sql.Query("lists/for_pack"), new { committee, series, codes = named.ToArray() }, cancellationToken: cancelled));
        return [.. found.Select(list => ListParser.ParseStored(list.Definition, list.Code))];
    }

    /// <summary>Lists that would have readers for a series' packs, were they not another committee's: each with that committee.</summary>
    public static async Task<IReadOnlyList<string>> ElsewhereAsync(
        NpgsqlConnection connection, string committee, string series, IReadOnlyList<string> named, CancellationToken cancelled) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(
            Sql.Query("lists/elsewhere"), new { committee, series, codes = named.ToArray() }, cancellationToken: cancelled))];

    /// <summary>Which of these lists nobody applied.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        NpgsqlConnection connection, IReadOnlyList<string> codes, CancellationToken cancelled) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(
            Sql.Query("lists/missing"), new { codes = codes.ToArray() }, cancellationToken: cancelled))];

    /// <summary>What a list names and the database does not know: under which key, and a sentence each, in English and in Vietnamese.</summary>
    public static async Task<IReadOnlyList<(string Key, string Sentence, string Vi)>> UnknownAsync(NpgsqlConnection connection, DistributionList list, CancellationToken cancelled)
    {
        var unknown = await connection.QueryAsync<(string Kind, string Code)>(new CommandDefinition(
            Sql.Query("lists/unknown_scope"), new { list.Committee, series = list.Series.ToArray() }, cancellationToken: cancelled));
        return
        [
            .. unknown.Select(one => one.Kind == "committee"
                ? (one.Kind, $"The list `{list.Code}` is for the committee `{one.Code}`, which does not exist; import it first, or name one of kind committee.",
                    $"Không có đảng bộ “{one.Code}”; hãy nhập đơn vị đó trước, hoặc ghi một đơn vị loại committee.")
                : (one.Kind, $"The list `{list.Code}` names the series `{one.Code}`, which does not exist; `series apply` it first.",
                    $"Không có loại báo cáo “{one.Code}”; hãy sửa mã, hoặc áp dụng loại báo cáo đó trước.")),
        ];
    }
}
