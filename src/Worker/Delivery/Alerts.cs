using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>An alert that is raised; the time is UTC.</summary>
internal sealed record RaisedAlert(string Cause, DateTime RaisedAt);

/// <summary>
/// One mail when something goes wrong and one when it works again, however often it is said, and never more than one an hour about one cause:
/// what changes within the hour is told at its end, and not at all when by then it is as it was told last.
/// </summary>
internal sealed class Alerts(NpgsqlDataSource app, AlertOptions options, TimeProvider clock)
{
    private const string TakenBack =
        "Không gửi nữa: tình trạng đã trở lại như thư trước. Not sent: by then it was again as the mail before had said.";

    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    public bool IsAnybodyTold => options.To is not null;

    /// <param name="cause">What goes wrong, such as <c>series:committee/period</c>; the same until it is cleared.</param>
    /// <param name="text">What happened and what to do next.</param>
    public Task RaiseAsync(string cause, string text, CancellationToken cancelled) =>
        AloneAsync(transaction => RaiseAsync(transaction, cause, text, cancelled), cancelled);

    /// <inheritdoc cref="RaiseAsync(string, string, CancellationToken)"/>
    /// <param name="transaction">The one that keeps what happened: it is told of if it is kept.</param>
    public Task RaiseAsync(NpgsqlTransaction transaction, string cause, string text, CancellationToken cancelled) =>
        SayAsync(transaction, "raised", "Cảnh báo / Alert", cause, text, Sql.Query("alerts/raise"), cancelled);

    /// <summary>Says that it works again; nothing when it never failed.</summary>
    public Task ClearAsync(string cause, CancellationToken cancelled) =>
        AloneAsync(transaction => ClearAsync(transaction, cause, cancelled), cancelled);

    /// <inheritdoc cref="ClearAsync(string, CancellationToken)"/>
    public Task ClearAsync(NpgsqlTransaction transaction, string cause, CancellationToken cancelled) =>
        SayAsync(transaction, "cleared", "Đã khắc phục / Recovered", cause, "Đã hoạt động trở lại.\nIt works again.", Sql.Query("alerts/clear"), cancelled);

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
        NpgsqlTransaction transaction, string says, string what, string cause, string text, string statement, CancellationToken cancelled)
    {
        if (options.To is not { } to
            || await transaction.Connection!.QuerySingleOrDefaultAsync<Mails>(new CommandDefinition(
                statement, new { cause }, transaction, cancellationToken: cancelled)) is not { } mails)
        {
            return;
        }

        if (mails.IsWaiting && mails.Says == says)
        {
            return;
        }

        if (mails.IsWaiting && await TakeBackAsync(transaction, mails.Message!.Value, cancelled))
        {
            mails = mails with { Message = null, MailAt = mails.BeforeAt, Says = mails.BeforeSays, BeforeAt = null, BeforeSays = null };
            if (mails.Says == says)
            {
                await KeepAsync(transaction, cause, mails, cancelled);
                return;
            }
        }

        var at = mails.MailAt + Quiet is { } free && free > mails.Now ? free : mails.Now;
        var message = new QueuedMessage(
            null,
            "alert",
            new Recipient(to.Name ?? to.Address, to.Address, "vi", []),
            $"{what}: {cause}",
            $"{text.ReplaceLineEndings("\n").TrimEnd()}\n\n{VietnamTime.Format(clock.GetUtcNow())}\n".Normalize(),
            Attachment: null)
        {
            NotBefore = at,
        };
        await Outbox.QueueAsync(transaction, message, cancelled);
        await KeepAsync(transaction, cause, new Mails(message.Message, at, says, mails.MailAt, mails.Says, mails.Now), cancelled);
    }

    private static async Task<bool> TakeBackAsync(NpgsqlTransaction transaction, Guid message, CancellationToken cancelled) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("alerts/take_back"), new { message, answer = TakenBack }, transaction, cancellationToken: cancelled)) == 1;

    private static async Task KeepAsync(NpgsqlTransaction transaction, string cause, Mails mails, CancellationToken cancelled) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("alerts/mailed"),
            new { cause, mails.Message, At = mails.MailAt, mails.Says, mails.BeforeAt, mails.BeforeSays },
            transaction,
            cancellationToken: cancelled));

    /// <summary>The newest mail about a cause and the one before it; times are UTC, by the database's clock.</summary>
    private sealed record Mails(Guid? Message, DateTime? MailAt, string? Says, DateTime? BeforeAt, string? BeforeSays, DateTime Now)
    {
        /// <summary>It has not left.</summary>
        public bool IsWaiting => Message is not null && MailAt > Now;
    }
}
