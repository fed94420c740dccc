using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Database;

/// <summary>How far this machine's clock is from the database's, not counting what the question itself took.</summary>
internal static class ClockSkew
{
    /// <summary>More than this, and recorded times cannot be trusted.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <returns>What was found, and whether it is no more than a second.</returns>
    public static async Task<(bool IsSmall, string Finding)> MeasureAsync(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancelled)
    {
        await using var connection = await database.OpenConnectionAsync(cancelled);
        var before = clock.GetUtcNow().UtcDateTime;
        var there = await connection.QuerySingleAsync<DateTime>(new CommandDefinition(Sql.Query("doctor/now"), cancellationToken: cancelled));
        var after = clock.GetUtcNow().UtcDateTime;
        // The database answered somewhere between: only what lies outside is the clocks'.
        var skew = there < before ? before - there : there > after ? there - after : TimeSpan.Zero;
        return (skew <= Most, string.Create(CultureInfo.InvariantCulture, $"{skew.TotalMilliseconds:0} ms from the database's"));
    }
}
