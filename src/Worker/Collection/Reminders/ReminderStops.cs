using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>A unit that is not reminded; the time is UTC.</summary>
internal sealed record ReminderStop(string Unit, string NameVi, string? Reason, string StoppedBy, DateTime StoppedAt);

/// <summary>A reminder that was put into the outbox, and how its message stands; times are UTC.</summary>
/// <param name="Collections">What it asks for, each as committee/series/period, between spaces.</param>
/// <param name="AskedBy">In brackets: the calendar.</param>
internal sealed record SentReminder(
    string Unit,
    DateOnly Deadline,
    DateOnly Step,
    DateOnly SentOn,
    string Collections,
    string AskedBy,
    string Address,
    string State,
    string? Failure,
    int Doubts,
    string? Answer,
    DateTime QueuedAt,
    DateTime? EndedAt,
    Guid Message);

/// <summary>Who is not reminded, and what was sent.</summary>
internal sealed class ReminderStops(NpgsqlDataSource app)
{
    /// <returns>False when it was so already; what has not left yet is taken back.</returns>
    /// <exception cref="BadInputException">There is no such unit.</exception>
    public Task<bool> StopAsync(string unit, string? reason, Actor by, CancellationToken cancelled) => ChangeAsync(
        unit,
        async transaction =>
        {
            var kept = await ExecuteAsync(transaction, Sql.Query("reminders/stop"), new { unit, reason = reason?.Normalize(), by = by.Who.Normalize() }, cancelled) == 1;
            await ExecuteAsync(transaction, Sql.Query("reminders/take_back"), new { unit, answer = SettledReminders.Stopped }, cancelled);
            if (kept)
            {
                await ActLog.AddAsync(transaction, by, Act.RemindersStopped, unit, new { reason }, cancelled);
            }

            return kept;
        },
        cancelled);

    /// <inheritdoc cref="StopAsync"/>
    /// <returns>False when it was reminded already.</returns>
    public Task<bool> StartAsync(string unit, Actor by, CancellationToken cancelled) => ChangeAsync(
        unit,
        async transaction =>
        {
            var kept = await ExecuteAsync(transaction, Sql.Query("reminders/start"), new { unit }, cancelled) == 1;
            if (kept)
            {
                await ActLog.AddAsync(transaction, by, Act.RemindersStarted, unit, null, cancelled);
            }

            return kept;
        },
        cancelled);

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<ReminderStop>> ListStoppedAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<ReminderStop>(new CommandDefinition(Sql.Query("reminders/stopped"), cancellationToken: cancelled))];
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<SentReminder>> ListSentAsync(int limit, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<SentReminder>(new CommandDefinition(
            Sql.Query("reminders/list"), new { limit }, cancellationToken: cancelled))];
    }

    private async Task<bool> ChangeAsync(string unit, Func<NpgsqlTransaction, Task<bool>> change, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        if (!(await UnitAddress.ListAsync(connection, [unit], cancelled)).ContainsKey(unit))
        {
            throw new BadInputException(new Sentence(
                $"Không có đơn vị `{unit}`; hãy sửa mã theo units.csv.", $"There is no unit `{unit}`; correct the code, as units.csv has it."));
        }

        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var changed = await change(transaction);
        await transaction.CommitAsync(cancelled);
        return changed;
    }

    private static Task<int> ExecuteAsync(NpgsqlTransaction transaction, string statement, object parameters, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancelled));
}
