using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Acts;

/// <summary>A kept act; the time is UTC.</summary>
/// <param name="What">The code of an <see cref="Act"/>.</param>
/// <param name="Details">JSON; null for none.</param>
internal sealed record KeptAct(long Act, DateTime At, string By, string What, string Subject, string Door, string Place, string? Details);

/// <summary>Which acts somebody wants to see; null for all.</summary>
/// <param name="Since">Included.</param>
/// <param name="Until">Not included.</param>
internal sealed record ActFilter(string? Who, Act? What, DateTimeOffset? Since, DateTimeOffset? Until);

/// <summary>The record of who did what. Rows are only ever added, in the transaction of what they tell of: both are kept, or neither.</summary>
internal static class ActLog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="transaction">The one that changes what the act is done to.</param>
    /// <param name="details">Becomes JSON; never a password, a token or the text of a file.</param>
    public static Task AddAsync(
        NpgsqlTransaction transaction, Actor by, Act act, string subject, object? details, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("acts/add"),
            new
            {
                by = by.Who.Normalize(),
                what = ActCode.Of(act),
                subject = subject.Normalize(),
                by.Door,
                by.Place,
                details = details is null ? null : JsonSerializer.Serialize(details, Json).Normalize(),
            },
            transaction,
            cancellationToken: cancelled));

    /// <summary>For an act that changes nothing else, such as one that was refused.</summary>
    public static async Task AddAsync(NpgsqlDataSource app, Actor by, Act act, string subject, object? details, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await AddAsync(transaction, by, act, subject, details, cancelled);
        await transaction.CommitAsync(cancelled);
    }

    /// <summary>
    /// Keeps that somebody was refused, so often a minute, person and place: the record is never emptied, and anybody can be refused. What is
    /// more is in the log lines alone.
    /// </summary>
    public static async Task AddRefusalAsync(NpgsqlConnection connection, Actor by, Act act, string subject, int most, CancellationToken cancelled)
    {
        var lately = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            Sql.Query("acts/refused_lately"), new { by = by.Who.Normalize(), what = ActCode.Of(act), by.Place }, cancellationToken: cancelled));
        if (lately < most)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancelled);
            await AddAsync(transaction, by, act, subject, null, cancelled);
            await transaction.CommitAsync(cancelled);
        }
    }

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<KeptAct>> ListAsync(
        NpgsqlDataSource app, ActFilter filter, int limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<KeptAct>(new CommandDefinition(
            Sql.Query("acts/list"),
            new
            {
                filter.Who,
                what = filter.What is { } what ? ActCode.Of(what) : null,
                since = filter.Since?.UtcDateTime,
                until = filter.Until?.UtcDateTime,
                limit,
                offset,
            },
            cancellationToken: cancelled))];
    }
}
