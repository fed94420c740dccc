using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>One mail when something goes wrong and one when it works again, however often it is said.</summary>
internal sealed class Alerts(NpgsqlDataSource app, AlertOptions options, TimeProvider clock)
{
    public bool IsAnybodyTold => options.To is not null;

    /// <param name="cause">What goes wrong, such as <c>series:committee</c>; the same until it is cleared.</param>
    /// <param name="text">What happened and what to do next.</param>
    public Task RaiseAsync(string cause, string text, CancellationToken cancelled) =>
        SayAsync("Cảnh báo / Alert", cause, text, Sql.Query("alerts/raise"), cancelled);

    /// <summary>Says that it works again; nothing when it never failed.</summary>
    public Task ClearAsync(string cause, CancellationToken cancelled) =>
        SayAsync("Đã khắc phục / Recovered", cause, "Đã hoạt động trở lại.\nIt works again.", Sql.Query("alerts/clear"), cancelled);

    /// <summary>The causes that were raised and have not been cleared.</summary>
    public async Task<IReadOnlyList<string>> ListRaisedAsync(string prefix, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            Sql.Query("alerts/raised"), new { prefix }, cancellationToken: cancelled))];
    }

    private async Task SayAsync(string what, string cause, string text, string statement, CancellationToken cancelled)
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
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await Outbox.QueueAsync(transaction, message, cancelled);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            statement, new { cause, message.Message }, transaction, cancellationToken: cancelled));
        if (changed == 1)
        {
            await transaction.CommitAsync(cancelled);
        }
    }
}
