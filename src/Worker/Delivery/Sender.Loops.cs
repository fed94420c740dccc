using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Analytics.Worker.Delivery;

/// <summary>How many messages are on their way at once: few, and one more for each over which the server hangs.</summary>
internal sealed partial class Sender
{
    /// <summary>Of a node, while nothing is held up. A command has one: who calls it waits for all.</summary>
    private const int Loops = 2;

    /// <summary>
    /// One loop more for each message that is held up, so that a server that hangs over one keeps no other waiting; but a process opens no more
    /// sessions than this, since servers limit them too.
    /// </summary>
    private const int MostLoops = 8;

    /// <summary>Sends until it is cancelled; a database or a part that does not answer is waited for.</summary>
    public Task RunAsync(CancellationToken cancelled) => Task.WhenAll(Enumerable.Range(0, MostLoops).Select(place => LoopAsync(place, cancelled)));

    private async Task LoopAsync(int place, CancellationToken cancelled)
    {
        await using var running = new RunningMailer(node, clock);
        while (!cancelled.IsCancellationRequested)
        {
            try
            {
                await foreach (var sent in place < Loops + held.Count ? SendDueAsync(running, cancelled) : AsyncEnumerable.Empty<Sent>())
                {
                    Log.Attempted(log, sent.Message.Message, sent.Message.Kind, sent.Outcome.State, sent.Outcome.Answer);
                }
            }
            catch (Exception fault) when (IsWaitedOut(fault) || (fault is OperationCanceledException && !cancelled.IsCancellationRequested))
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
        using var unheard = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var ended = Channel.CreateUnbounded<Sent>();
        var sending = SendDueAsync(ended.Writer, unheard.Token);
        try
        {
            await foreach (var sent in ended.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return sent;
            }
        }
        finally
        {
            // Whoever stops listening wants no more sent.
            await unheard.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sending;
    }

    private async Task SendDueAsync(ChannelWriter<Sent> ended, CancellationToken cancelled)
    {
        try
        {
            List<Task> loops = [OnceAsync()];
            while (loops.Exists(loop => !loop.IsCompleted) && !loops.Exists(loop => loop.IsFaulted) && !cancelled.IsCancellationRequested)
            {
                await Task.WhenAny([.. loops.Where(loop => !loop.IsCompleted), Task.Delay(Pause, clock, cancelled)]);
                var busy = loops.Count(loop => !loop.IsCompleted);
                if (busy > 0 && busy <= held.Count && busy < MostLoops)
                {
                    loops.Add(OnceAsync());
                }
            }

            await Task.WhenAll(loops);
        }
        finally
        {
            ended.Complete();
        }

        async Task OnceAsync()
        {
            await using var running = new RunningMailer(node, clock);
            await foreach (var sent in SendDueAsync(running, cancelled))
            {
                ended.TryWrite(sent);
            }
        }
    }
}
