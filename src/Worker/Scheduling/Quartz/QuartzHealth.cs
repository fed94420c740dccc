using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling.Quartz;

/// <summary>Whether Quartz, in whatever process, starts what is due (RELIABILITY §1).</summary>
internal static class QuartzHealth
{
    /// <summary>Two check-ins, and a moment for them to arrive.</summary>
    private static readonly TimeSpan Patience = 2 * QuartzSettings.CheckInEvery + TimeSpan.FromSeconds(2);

    /// <summary>In a burst what waits is put off by one misfire threshold after the other, and is not behind.</summary>
    private static readonly TimeSpan Behind = 2 * QuartzSettings.MisfireAfter;

    public static async Task<IReadOnlyList<string>> FindFaultsAsync(NpgsqlDataSource app, DateTimeOffset now, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var found = await connection.QuerySingleAsync<HealthRow>(new CommandDefinition(
            Sql.Query("quartz/health"),
            new { scheduler = QuartzSettings.Scheduler, alive = (now - Patience).UtcTicks, behind = (now - Behind).UtcTicks },
            cancellationToken: cancelled));
        return [.. Faults(found)];
    }

    public static async Task<IReadOnlyList<string>> ListHeldAsync(NpgsqlDataSource app, DateTimeOffset now, TimeSpan longest, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return
        [
            .. await connection.QueryAsync<string>(new CommandDefinition(
                Sql.Query("invariants/triggers"),
                new { scheduler = QuartzSettings.Scheduler, alive = (now - Patience).UtcTicks, taken = (now - longest).UtcTicks },
                cancellationToken: cancelled)),
        ];
    }

    private static IEnumerable<string> Faults(HealthRow found)
    {
        if (found.Alive == 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"no check-in for {Patience.TotalSeconds:0} s");
        }

        if (found.Held > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{found.Held} held by a process that is gone");
        }

        if (found.Behind > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{found.Behind} due for more than {Behind.TotalMinutes:0} min and not started");
        }
    }

    private sealed record HealthRow(int Alive, int Held, int Behind);
}
