using System.Globalization;
using Analytics.Worker.Packs;
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

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>How long a message that is being handed over may go on once this process is to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Outbox outbox = new(app);
    private readonly MailAlerts troubles = new(app, alerts);

    /// <summary>Sends until it is cancelled; a database or a part that does not answer is waited for.</summary>
    public async Task RunAsync(CancellationToken cancelled)
    {
        while (!cancelled.IsCancellationRequested)
        {
            try
            {
                await foreach (var sent in SendDueAsync(cancelled))
                {
                    Log.Attempted(log, sent.Message.Message, sent.Message.Kind, sent.Outcome.State, sent.Outcome.Answer);
                }
            }
            catch (Exception fault) when (fault is NpgsqlException or PartMissingException or IOException or TimeoutException)
            {
                Log.Interrupted(log, fault);
            }

            await Task.Delay(Pause, clock, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends what is due now; ends early when there is no session with the mail server.</summary>
    /// <exception cref="PartMissingException">Node or the mailer's program is missing; what was claimed is queued again.</exception>
    public async IAsyncEnumerable<Sent> SendDueAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled)
    {
        foreach (var pack in await outbox.ExpireAsync(cancelled))
        {
            await troubles.RaiseAsync(pack, cancelled);
        }

        // Also of what a person has settled meanwhile.
        await troubles.ClearAsync(cancelled);
        var envelope = new Envelope(new PackStore(app), options);
        Mailer? mailer = null;
        try
        {
            while (!cancelled.IsCancellationRequested
                && await outbox.ClaimAsync(options.Uncertain == UncertainPolicy.Resend, cancelled) is { } message)
            {
                mailer ??= await StartAsync(message);
                var outcome = await SendAsync(mailer, envelope, message, cancelled);
                yield return new Sent(message, outcome);
                if (outcome.NoSession)
                {
                    yield break;
                }
            }
        }
        finally
        {
            if (mailer is not null)
            {
                await mailer.DisposeAsync();
            }
        }
    }

    private async Task<Mailer> StartAsync(ClaimedMessage message)
    {
        try
        {
            return Mailer.Start(node);
        }
        catch (PartMissingException missing)
        {
            await KeepAsync(message, SmtpAnswer.Again(message.Attempt, missing.Message, noSession: true), null);
            throw;
        }
    }

    private async Task<DeliveryOutcome> SendAsync(Mailer mailer, Envelope envelope, ClaimedMessage message, CancellationToken cancelled)
    {
        using var grace = new CancellationTokenSource();
        await using var stopping = cancelled.Register(() => grace.CancelAfter(Grace));
        if (Refuse(message) is { } refusal)
        {
            return await KeepAsync(message, refusal, null);
        }

        var (bytes, error) = await ComposeAsync(mailer, envelope, message, grace.Token);
        if (bytes is null)
        {
            return await KeepAsync(message, DeliveryOutcome.Failed(error!), null);
        }

        var outcome = (bytes.Length > options.MaxBytes, options.Smtp) switch
        {
            (true, _) => DeliveryOutcome.Failed(string.Create(
                CultureInfo.InvariantCulture,
                $"Thư có {bytes.Length} byte, Delivery:MaxBytes chỉ cho {options.MaxBytes}. The message has {bytes.Length} bytes, Delivery:MaxBytes allows {options.MaxBytes}.")),
            (false, { } smtp) when !message.Sample =>
                (await mailer.SubmitAsync(smtp, options.From.Domain, options.From.Address, message.Address, bytes, grace.Token)).Judge(message.Attempt),
            _ => await EmlFolder.WriteAsync(options.Outbox, message.Message, message.Attempt, bytes, grace.Token),
        };
        return await KeepAsync(message, outcome, Envelope.Hash(bytes));
    }

    /// <summary>Nothing has left yet, so whatever goes wrong here the message is queued again.</summary>
    private async Task<(byte[]? Bytes, string? Error)> ComposeAsync(
        Mailer mailer, Envelope envelope, ClaimedMessage message, CancellationToken cancelled)
    {
        try
        {
            return await mailer.ComposeAsync(await envelope.OpenAsync(message, cancelled), cancelled);
        }
        catch (Exception fault) when (fault is NpgsqlException or PartMissingException or IOException or OperationCanceledException)
        {
            await KeepAsync(message, SmtpAnswer.Again(message.Attempt, fault.Message, noSession: true), null);
            throw;
        }
    }

    private DeliveryOutcome? Refuse(ClaimedMessage message) => message.Address switch
    {
        var address when !Mailbox.IsAddress(address) => DeliveryOutcome.Failed(
            $"Đây không phải là địa chỉ thư. This is not an address; accepted is {Mailbox.Accepted}."),
        var address when !options.Allows(address) => DeliveryOutcome.Failed(
            "Delivery:AllowedDomains không có tên miền của địa chỉ này. Delivery:AllowedDomains does not hold the domain of this address."),
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
