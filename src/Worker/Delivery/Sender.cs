using System.Runtime.CompilerServices;
using System.Text.Json;
using Analytics.Worker.Collection.Reminders;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>A message and how its attempt ended.</summary>
internal sealed record Sent(ClaimedMessage Message, DeliveryOutcome Outcome);

/// <summary>
/// Sends what is due. That a message is being sent is committed before anything leaves; how it ended, right after. Any number of processes
/// may do this on one database.
/// </summary>
/// <param name="node">The Node.js program.</param>
internal sealed partial class Sender(
    NpgsqlDataSource app, DeliveryOptions options, string node, Alerts alerts, TimeProvider clock, ILogger<Sender> log)
{
    private const string Lost = "Thư chưa đi: việc gửi đã được giao lại. It has not left: by then somebody else decided about it.";

    /// <summary>Sessions that the server ended one after the other: it wants no more for now.</summary>
    private const int MostEndedSessions = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>How long a message that is being handed over may go on once this process is to stop. How it ended is kept after that.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(12);

    private readonly Outbox outbox = new(app);
    private readonly MailAlerts troubles = new(app, alerts);
    private readonly KeptOutcomes outcomes = new(new Outbox(app), clock, log);
    private readonly SettledReminders settled = new(app, clock);
    private readonly ServerRest rest = new(clock);
    private readonly HeldUp held = new(clock);

    private async IAsyncEnumerable<Sent> SendDueAsync(RunningMailer running, [EnumeratorCancellation] CancellationToken cancelled)
    {
        await outbox.ExpireAsync(cancelled);
        // Also of what somebody else could not tell any more, and of what a person has settled meanwhile.
        await troubles.TellAsync(cancelled);
        var envelope = new Envelope(app, options);
        var ended = 0;
        do
        {
            while (!cancelled.IsCancellationRequested && ended < MostEndedSessions && !rest.IsOn
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
        while (!cancelled.IsCancellationRequested && await troubles.TellAsync(cancelled));
    }

    private async Task<DeliveryOutcome> SendAsync(RunningMailer running, Envelope envelope, ClaimedMessage message, CancellationToken cancelled)
    {
        using var grace = new CancellationTokenSource();
        await using var stopping = cancelled.Register(() => grace.CancelAfter(Grace));
        await using var lease = new SendingLease(outbox, message, clock, grace.Token);
        Prepared prepared;
        try
        {
            prepared = await PrepareAsync(running, envelope, message, lease.Token);
        }
        catch (Exception fault) when (IsWaitedOut(fault) || fault is OperationCanceledException)
        {
            // What the program was asked last may answer yet: nobody must take that for the next message.
            await running.DisposeAsync();
            if (fault is PartMissingException)
            {
                rest.Begin();
            }

            // Nothing has left yet, so whatever went wrong the message is queued again. What is wrong with this one alone stops no other.
            var isItsOwn = fault is JsonException or InvalidOperationException or IOException || (fault is OperationCanceledException && !grace.IsCancellationRequested);
            var again = SmtpAnswer.Again(message.Tries, NotPrepared(fault), noSession: !isItsOwn);
            await outcomes.KeepAsync(message, again, null, grace.Token);
            if (isItsOwn)
            {
                return again;
            }

            throw;
        }

        return prepared.Instead is { } instead
            ? await outcomes.KeepAsync(message, instead, null, grace.Token)
            : await outcomes.KeepAsync(message, await HandOverAsync(message, prepared, lease.Token), Envelope.Hash(prepared.Bytes), grace.Token);
    }

    private async Task<Prepared> PrepareAsync(RunningMailer running, Envelope envelope, ClaimedMessage message, CancellationToken cancelled)
    {
        if ((MailRefusal.Find(message.Address, message.Internal, message.Sample, options)
            ?? await MailRefusal.FindMarkingAsync(app, message, cancelled)) is { } refusal)
        {
            return Prepared.Not(DeliveryOutcome.Refused(refusal));
        }

        if (await settled.FindReasonAsync(message, cancelled) is { } reason)
        {
            return Prepared.Not(DeliveryOutcome.TakenBack(reason));
        }

        var mailer = await running.GetAsync();
        var (bytes, error) = await mailer.ComposeAsync(await envelope.OpenAsync(message, cancelled), cancelled);
        if (bytes is null)
        {
            return Prepared.Not(DeliveryOutcome.Refused(
                $"Không lập được thư từ nội dung đã xếp hàng. The message cannot be put together from what was queued. {error}"));
        }

        if (MailRefusal.FindSize(bytes.Length, options) is { } tooLarge)
        {
            return Prepared.Not(DeliveryOutcome.Refused(tooLarge));
        }

        // The last look before it leaves: this process may have stood still while somebody else decided about the message.
        return await outbox.ExtendAsync(message, cancelled)
            ? new Prepared(mailer, bytes, null)
            : Prepared.Not(SmtpAnswer.Again(message.Tries, Lost, noSession: false));
    }

    private async Task<DeliveryOutcome> HandOverAsync(ClaimedMessage message, Prepared prepared, CancellationToken cancelled)
    {
        var outcome = options.Smtp is { } smtp
            ? (await SubmitAsync(smtp, message, prepared, cancelled)).Judge(message.Tries)
            : await EmlFolder.WriteAsync(options.Outbox, message.Message, message.Tries, prepared.Bytes, cancelled);
        if (outcome.NoSession && held.Count > 0)
        {
            // One session too many is no reason to close the others.
            held.TakeNoMore();
        }
        else if (outcome.NoSession)
        {
            rest.Begin();
        }
        else
        {
            rest.End();
        }

        return outcome;
    }

    private async Task<SmtpAnswer> SubmitAsync(SmtpOptions smtp, ClaimedMessage message, Prepared prepared, CancellationToken cancelled)
    {
        try
        {
            return await prepared.Mailer!.SubmitAsync(
                smtp,
                options.From.Domain,
                options.From.Address,
                message.Address,
                prepared.Bytes,
                cancelled,
                phase => held.Enter(message.Message, phase));
        }
        finally
        {
            held.Leave(message.Message);
        }
    }

    private static bool IsWaitedOut(Exception fault) => fault is NpgsqlException or PartMissingException or IOException or TimeoutException
        or JsonException or InvalidOperationException;

    private static string NotPrepared(Exception fault) => fault switch
    {
        NpgsqlException => $"Chưa đọc được nội dung thư từ cơ sở dữ liệu. The message could not be read from the database. {fault.Message}",
        OperationCanceledException => "Bị dừng khi đang lập thư; thư chưa đi. Stopped while the message was put together; it has not left.",
        _ => $"Chưa lập được thư; thư chưa đi. The message could not be put together; it has not left. {fault.Message}",
    };

    /// <param name="Instead">How it ended without having been put together; null: it may leave.</param>
    private sealed record Prepared(Mailer? Mailer, byte[] Bytes, DeliveryOutcome? Instead)
    {
        public static Prepared Not(DeliveryOutcome instead) => new(null, [], instead);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {Message} ({Kind}): {State}. {Answer}")]
        public static partial void Attempted(ILogger logger, Guid message, string kind, string state, string answer);

        [LoggerMessage(LogLevel.Warning, "Sending stopped for now and goes on by itself")]
        public static partial void Interrupted(ILogger logger, Exception fault);
    }
}
