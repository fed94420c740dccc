namespace Analytics.Worker.Desk.Health;

/// <summary>The answer to a costly question: who asks again before it is <paramref name="age"/> old gets the last one.</summary>
internal sealed class KeptAnswer(TimeSpan age, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private (DateTimeOffset At, string? Fault)? last;

    public async Task<string?> GetAsync(Func<CancellationToken, Task<string?>> ask, CancellationToken cancelled)
    {
        await turn.WaitAsync(cancelled);
        try
        {
            if (last is not { } known || clock.GetUtcNow() - known.At > age)
            {
                last = known = (clock.GetUtcNow(), await ask(cancelled));
            }

            return known.Fault;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
