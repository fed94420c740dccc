using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Delivery;

/// <summary>Keeps how attempts ended.</summary>
internal sealed partial class KeptOutcomes(Outbox outbox, TimeProvider clock, ILogger log)
{
    /// <summary>Of what the database itself refuses: the same words would be refused for ever.</summary>
    private const int MostRefusals = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Repeated while the database is away, however long: what is not kept is not known.</summary>
    /// <param name="stopped">This process must end now: it is tried once more at most.</param>
    public async Task<DeliveryOutcome> KeepAsync(ClaimedMessage message, DeliveryOutcome outcome, string? sha256, CancellationToken stopped)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await outbox.FinishAsync(message, outcome, sha256, CancellationToken.None))
                {
                    Log.TooLate(log, message.Message, outcome.State);
                }

                return outcome;
            }
            catch (NpgsqlException fault) when (!stopped.IsCancellationRequested && (attempt < MostRefusals || !IsRefusal(fault)))
            {
                Log.NotKept(log, message.Message, fault);
                await Task.Delay(Pause, clock, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Classes 22, 23 and 42: data, constraints, rights and names.</summary>
    private static bool IsRefusal(NpgsqlException fault) =>
        fault is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Message {Message} ended as {State} after somebody else had decided about it; that counts")]
        public static partial void TooLate(ILogger logger, Guid message, string state);

        [LoggerMessage(LogLevel.Warning, "How message {Message} ended could not be kept yet")]
        public static partial void NotKept(ILogger logger, Guid message, Exception fault);
    }
}
