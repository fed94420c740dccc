using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>Which reminder of the calendar a run stands for.</summary>
internal static class ReminderSteps
{
    /// <summary>The day on which the calendar had it due: of a run that a person asked for again, that of the newest one before it.</summary>
    public static async Task<DateOnly> OfAsync(NpgsqlDataSource reader, Claim claim, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var due = await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            Sql.Query("reminders/step"), new { claim.Series, claim.Committee, claim.Period, claim.Due }, cancellationToken: cancelled));
        return VietnamTime.DayOf(new DateTimeOffset(DateTime.SpecifyKind(due ?? claim.Due, DateTimeKind.Utc)));
    }
}
