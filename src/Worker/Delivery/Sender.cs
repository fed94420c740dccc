using System.Globalization;
using System.Runtime.CompilerServices;
using Analytics.Worker.Collection.Reminders;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>A message and how its attempt ended.</summary>
internal sealed record Sent(ClaimedMessage Message, DeliveryOutcome Outcome);

/// <summary>
/// Sends what is due, one message after the other. That a message is being sent is committed before anything leaves; how it ended, right
/// after. Any number of processes may do this on one database.
/// </summary>
/// <param name="node">The Node.js program.</param>
internal sealed partial class Sender(
    NpgsqlDataSource app, DeliveryOptions options, string node, Alerts alerts, TimeProvider clock, ILogger<Sender> log)
{
    private const int MostTriesToKeep = 5;

    /// <summary>Sessions that the server ended one after the other: it wants no more for now.</summary>
    private const int MostEndedSessions = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>How long a message that is being handed over may go on once this process is to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Outbox outbox = new(app);
    private readonly MailAlerts troubles = new(app, alerts);
    private readonly SettledReminders settled = new(app, clock);

    /// <summary>Sends until it is cancelled; a database or a part that does not answer is waited for.</summary>
    public async Task RunAsync(CancellationToken cancelled)
    {
        await using var running = new RunningMailer(node, clock);
        while (!cancelled.IsCancellationRequested)
        {
            try
            {
                await foreach (var sent in SendDueAsync(running, cancelled))
                {
                    Log.Attempted(log, sent.Message.Message, sent.Message.Kind, sent.Outcome.State, sent.Outcome.Answer);
                }
            }
            catch (Exception fault) when (fault is NpgsqlException or PartMissingException or IOException or TimeoutException)
            {
                Log.Interrupted(log, fault);
            }

            await running.StopWhenIdleAsync();
            await Task.Delay(Pause, clock, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends what is due now; ends early when there is no session with the mail server, or as many as may begin within a minute have.</summary>
    /// <exception cref="PartMissingException">Node or the mailer's program is missing; what was claimed is queued again.</exception>
    public async IAsyncEnumerable<Sent> SendDueAsync([EnumeratorCancellation] CancellationToken cancelled)
    {
        await using var running = new RunningMailer(node, clock);
        await foreach (var sent in SendDueAsync(running, cancelled))
        {
            yield return sent;
        }
    }

    private async IAsyncEnumerable<Sent> SendDueAsync(RunningMailer running, [EnumeratorCancellation] CancellationToken cancelled)
    {
        foreach (var pack in await outbox.ExpireAsync(cancelled))
        {
            await troubles.RaiseAsync(pack, cancelled);
        }

        // Also of what a person has settled meanwhile.
        await troubles.ClearAsync(cancelled);
        var envelope = new Envelope(app, options);
        var ended = 0;
        while (!cancelled.IsCancellationRequested && ended < MostEndedSessions
            && await outbox.ClaimAsync(options.Uncertain == UncertainPolicy.Resend, options.From.Domain, options.PerMinute, cancelled) is { } message)
        {
            var outcome = await SendAsync(running, envelope, message, cancelled);
            yield return new Sent(message, outcome);
            if (outcome.NoSession)
            {
                yield break;
            }

            ended = outcome.SessionEnded ? ended + 1 : 0;
        }
    }

    private async Task<DeliveryOutcome> SendAsync(RunningMailer running, Envelope envelope, ClaimedMessage message, CancellationToken cancelled)
    {
        using var grace = new CancellationTokenSource();
        await using var stopping = cancelled.Register(() => grace.CancelAfter(Grace));
        await using var lease = new SendingLease(outbox, message, clock, grace.Token);
        if (Refuse(message) is { } refusal)
        {
            return await KeepAsync(message, refusal, null);
        }

        if (await PrepareAsync(message, () => settled.IsSettledAsync(message, lease.Token)))
        {
            return await KeepAsync(message, DeliveryOutcome.TakenBack(SettledReminders.Answer), null);
        }

        var (mailer, bytes, error) = await PrepareAsync(message, () => ComposeAsync(running, envelope, message, lease.Token));
        if (bytes is null)
        {
            return await KeepAsync(message, DeliveryOutcome.Refused(error!), null);
        }

        var outcome = (bytes.Length > options.MaxBytes, options.Smtp) switch
        {
            (true, _) => DeliveryOutcome.Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"Thư có {bytes.Length} byte, Delivery:MaxBytes chỉ cho {options.MaxBytes}; lệnh `send` xếp hàng lại thư chỉ có đường dẫn. The message has {bytes.Length} bytes, Delivery:MaxBytes allows {options.MaxBytes}; `send` queues it again with a link.")),
            (false, { } smtp) => (await mailer
                .SubmitAsync(smtp, options.From.Domain, options.From.Address, message.Address, bytes, lease.Token)).Judge(message.Attempt),
            (false, null) => await EmlFolder.WriteAsync(options.Outbox, message.Message, message.Attempt, bytes, lease.Token),
        };
        return await KeepAsync(message, outcome, Envelope.Hash(bytes));
    }

    private static async Task<(Mailer Mailer, byte[]? Bytes, string? Error)> ComposeAsync(
        RunningMailer running, Envelope envelope, ClaimedMessage message, CancellationToken cancelled)
    {
        var mailer = await running.GetAsync();
        var (bytes, error) = await mailer.ComposeAsync(await envelope.OpenAsync(message, cancelled), cancelled);
        return (mailer, bytes, error);
    }

    /// <summary>Nothing has left yet, so whatever goes wrong here the message is queued again.</summary>
    private async Task<T> PrepareAsync<T>(ClaimedMessage message, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is NpgsqlException or PartMissingException or IOException or OperationCanceledException)
        {
            await KeepAsync(message, SmtpAnswer.Again(message.Attempt, fault.Message, noSession: true), null);
            throw;
        }
    }

    private DeliveryOutcome? Refuse(ClaimedMessage message) => message.Address switch
    {
        var address when !Mailbox.IsAddress(address) => DeliveryOutcome.Refused(
            $"Đây không phải là địa chỉ thư. This is not an address; accepted is {Mailbox.Accepted}."),
        _ when message.Internal && options.AllowedDomains.Count == 0 => DeliveryOutcome.Refused(
            "Tài liệu lưu hành nội bộ chỉ gửi đến tên miền ghi trong Delivery:AllowedDomains, hiện chưa có. A pack for internal use goes to the domains of Delivery:AllowedDomains only; name them there, then `send`."),
        var address when !options.Allows(address) => DeliveryOutcome.Refused(
            "Delivery:AllowedDomains không có tên miền của địa chỉ này. Delivery:AllowedDomains does not hold the domain of this address."),
        var address when message.Sample && options.Smtp is not null && !Mailbox.IsExample(address) => DeliveryOutcome.Refused(
            "Số liệu minh họa chỉ gửi đến địa chỉ .example. A sample committee's mail leaves for .example addresses only."),
        _ => null,
    };

    /// <summary>Not cancelled, and repeated while the database does not answer: what is not kept is not known.</summary>
    private async Task<DeliveryOutcome> KeepAsync(ClaimedMessage message, DeliveryOutcome outcome, string? sha256)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await outbox.FinishAsync(message, outcome, sha256, CancellationToken.None))
                {
                    Log.TooLate(log, message.Message, outcome.State);
                }

                break;
            }
            catch (NpgsqlException fault) when (attempt < MostTriesToKeep)
            {
                Log.NotKept(log, message.Message, fault);
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }

        if (message is { Kind: "pack", Pack: { } pack })
        {
            await (outcome.State switch
            {
                "failed" or "uncertain" => troubles.RaiseAsync(pack, CancellationToken.None),
                "accepted" => troubles.ClearAsync(CancellationToken.None),
                _ => Task.CompletedTask,
            });
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {Message} ({Kind}): {State}. {Answer}")]
        public static partial void Attempted(ILogger logger, Guid message, string kind, string state, string answer);

        [LoggerMessage(LogLevel.Warning, "Sending stopped for now and goes on by itself")]
        public static partial void Interrupted(ILogger logger, Exception fault);

        [LoggerMessage(LogLevel.Warning, "Message {Message} ended as {State} after a later attempt had begun; that one counts")]
        public static partial void TooLate(ILogger logger, Guid message, string state);

        [LoggerMessage(LogLevel.Warning, "How message {Message} ended could not be kept yet")]
        public static partial void NotKept(ILogger logger, Guid message, Exception fault);
    }
}
