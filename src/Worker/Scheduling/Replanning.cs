using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>A row of the ledger that waits to be started.</summary>
internal sealed record WaitingRow(long Run, string Series, string Committee, string Period, string Step, DateTime Due)
{
    public Occurrence Occurrence => new(Series, Committee, Period, Step, Due);

    /// <summary>Once due, these are no longer asked for although nothing took them back: they only wait to be started.</summary>
    public bool Stays(DateTimeOffset now) => Due <= now.UtcDateTime && Step is (Steps.Cron or Steps.Rebuild);
}

/// <summary>What has to be done to the ledger for it to have what a schedule asks for. It is only worked out here; the planner does it.</summary>
/// <param name="Misplaced">Rows that wait at a time that is no longer asked for, each with where it belongs now; null: nowhere.</param>
/// <param name="Missing">Occurrences of which the ledger has nothing, nor anything that moves there.</param>
internal sealed record Replanning(IReadOnlyList<(WaitingRow Row, Occurrence? To)> Misplaced, IReadOnlyList<Occurrence> Missing)
{
    public static async Task<Replanning> LoadAsync(
        NpgsqlConnection connection, Schedule schedule, DateTimeOffset now, CancellationToken cancelled)
    {
        var wanted = await WantedOccurrences.ListAsync(connection, schedule, now, now, cancelled);
        var missing = new List<Occurrence>(await WantedOccurrences.MissingAsync(connection, wanted, now, cancelled));
        var keep = wanted.ToHashSet();
        var waiting = await connection.QueryAsync<WaitingRow>(new CommandDefinition(Sql.Query("planning/scheduled"), cancellationToken: cancelled));
        var misplaced = new List<(WaitingRow, Occurrence?)>();
        foreach (var row in waiting.Where(row => !keep.Contains(row.Occurrence) && !row.Stays(now) && !schedule.Unreadable.ContainsKey(row.Series)))
        {
            var to = row.Step == Steps.Cron ? null : missing.Find(other => other with { Due = row.Due } == row.Occurrence);
            if (to is not null)
            {
                missing.Remove(to);
            }

            misplaced.Add((row, to));
        }

        return new Replanning(misplaced, missing);
    }
}
