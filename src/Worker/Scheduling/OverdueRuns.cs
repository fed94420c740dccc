using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>What should have been made or done by now and is not; the time is UTC.</summary>
/// <param name="State">Of its run; null: there is none, though the schedule asks for one.</param>
internal sealed record OverdueRun(string Series, string Committee, string Period, string Step, DateTime Due, string? State)
{
    /// <summary>What people are told of together: all packs of a series and period, or all runs of another step of theirs.</summary>
    public string Name => Steps.MakesPack(Step) ? $"{Series}/{Period}" : $"{Series}/{Period}/{Step}";
}

/// <summary>Finds runs that nobody makes although they are long due, and occurrences of the schedule that have no run at all.</summary>
internal sealed class OverdueRuns(NpgsqlDataSource app, TimeProvider clock, TimeSpan grace)
{
    /// <summary>What is due for less is not overdue.</summary>
    public TimeSpan Grace => grace;

    public async Task<IReadOnlyList<OverdueRun>> ListAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var before = clock.GetUtcNow() - grace;
        var late = await connection.QueryAsync<OverdueRun>(new CommandDefinition(
            Sql.Query("planning/overdue"), new { before = before.UtcDateTime }, cancellationToken: cancelled));
        return [.. late, .. await ListMissingAsync(cancelled)];
    }

    /// <summary>Occurrences that the schedule asks for and the ledger does not know.</summary>
    public async Task<IReadOnlyList<OverdueRun>> ListMissingAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var wanted = await WantedOccurrences.LoadAsync(connection, now - grace, plannedUntil: now, cancelled);
        Occurrence[] due = [.. wanted.Where(occurrence => occurrence.Due <= now - grace)];
        return
        [
            .. from occurrence in await WantedOccurrences.MissingAsync(connection, due, now, cancelled)
               select new OverdueRun(occurrence.Series, occurrence.Committee, occurrence.Period, occurrence.Step, occurrence.Due.UtcDateTime, State: null),
        ];
    }
}
