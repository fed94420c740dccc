namespace Analytics.Worker.Delivery;

/// <summary>The mailer's program while there is something to send: started on first use, again when it has died, stopped when idle.</summary>
/// <param name="node">The Node.js program.</param>
internal sealed class RunningMailer(string node, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private Mailer? mailer;
    private DateTimeOffset lastUse;

    /// <exception cref="PartMissingException">Node or the program is missing.</exception>
    public async Task<Mailer> GetAsync()
    {
        lastUse = clock.GetUtcNow();
        if (mailer is { HasEnded: true })
        {
            await DisposeAsync();
        }

        return mailer ??= Mailer.Start(node);
    }

    public ValueTask StopWhenIdleAsync() => clock.GetUtcNow() - lastUse > Idle ? DisposeAsync() : ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (mailer is { } ended)
        {
            mailer = null;
            await ended.DisposeAsync();
        }
    }
}
