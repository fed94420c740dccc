using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>An alert that is raised; the time is UTC.</summary>
internal sealed record RaisedAlert(string Cause, DateTime RaisedAt);

/// <summary>One mail when something goes wrong and one when it works again, however often it is said.</summary>
internal sealed class Alerts(NpgsqlDataSource app, AlertOptions options, TimeProvider clock)
{
    private const string Unsaid = "unsaid";

    public bool IsAnybodyTold => options.To is not null;

    /// <param name="cause">What goes wrong, such as <c>series:committee/period</c>; the same until it is cleared.</param>
    /// <param name="text">What happened and what to do next.</param>
    public Task RaiseAsync(string cause, string text, CancellationToken cancelled) =>
        AloneAsync(transaction => RaiseAsync(transaction, cause, text, cancelled), cancelled);

    /// <inheritdoc cref="RaiseAsync(string, string, CancellationToken)"/>
    /// <param name="transaction">The one that keeps what happened: it is told of if it is kept.</param>
    public Task RaiseAsync(NpgsqlTransaction transaction, string cause, string text, CancellationToken cancelled) =>
        SayAsync(transaction, "Cảnh báo / Alert", cause, text, Sql.Query("alerts/raise"), cancelled);

    /// <summary>Says that it works again; nothing when it never failed.</summary>
    public Task ClearAsync(string cause, CancellationToken cancelled) =>
        AloneAsync(transaction => ClearAsync(transaction, cause, cancelled), cancelled);

    /// <inheritdoc cref="ClearAsync(string, CancellationToken)"/>
    public Task ClearAsync(NpgsqlTransaction transaction, string cause, CancellationToken cancelled) =>
        SayAsync(transaction, "Đã khắc phục / Recovered", cause, "Đã hoạt động trở lại.\nIt works again.", Sql.Query("alerts/clear"), cancelled);

    /// <summary>Lets go of what is over without having recovered, without a mail: how it ended is told elsewhere.</summary>
    public async Task DropAsync(string cause, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("alerts/drop"), new { cause }, cancellationToken: cancelled));
    }

    /// <summary>The alerts that were raised and have not been cleared.</summary>
    public async Task<IReadOnlyList<RaisedAlert>> ListRaisedAsync(string prefix, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<RaisedAlert>(new CommandDefinition(
            Sql.Query("alerts/raised"), new { prefix }, cancellationToken: cancelled))];
    }

    private async Task AloneAsync(Func<NpgsqlTransaction, Task> say, CancellationToken cancelled)
    {
        if (!IsAnybodyTold)
        {
            return;
        }

        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await say(transaction);
        await transaction.CommitAsync(cancelled);
    }

    private async Task SayAsync(
        NpgsqlTransaction transaction, string what, string cause, string text, string statement, CancellationToken cancelled)
    {
        if (options.To is not { } to)
        {
            return;
        }

        var message = new QueuedMessage(
            null,
            "alert",
            new Recipient(to.Name ?? to.Address, to.Address, "vi", []),
            $"{what}: {cause}",
            $"{text.ReplaceLineEndings("\n").TrimEnd()}\n\n{VietnamTime.Format(clock.GetUtcNow())}\n".Normalize(),
            Attachment: null);
        // The mail first, which the alert's row names; taken back when there is nothing new to say.
        await transaction.SaveAsync(Unsaid, cancelled);
        await Outbox.QueueAsync(transaction, message, cancelled);
        var changed = await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            statement, new { cause, message.Message }, transaction, cancellationToken: cancelled));
        if (changed == 0)
        {
            await transaction.RollbackAsync(Unsaid, cancelled);
        }
    }
}
