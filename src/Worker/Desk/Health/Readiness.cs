using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Jobs;
using Dapper;

namespace Analytics.Worker.Desk.Health;

/// <summary>One part and whether it works; the finding never names a machine, a path or an error's text.</summary>
internal sealed record PartState(string Name, bool Works, string Finding);

/// <summary>Whether this process could do its work now.</summary>
/// <param name="renderer">Null where no packs are made.</param>
internal sealed class Readiness(WarehouseConnections warehouse, SchedulerCheck scheduler, TimeProvider clock, Renderer? renderer) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A test page costs what a small document costs; who asks more often gets the last answer.</summary>
    private static readonly TimeSpan RendererAnswerHolds = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim rendererTurn = new(1);
    private (DateTimeOffset At, bool Works)? rendererAnswer;

    public async Task<IReadOnlyList<PartState>> CheckAsync(CancellationToken cancelled) => await Task.WhenAll(
        TryAsync("database", DatabaseAsync, cancelled),
        renderer is null
            ? Task.FromResult(new PartState("renderer", true, "not used here"))
            : TryAsync("renderer", RendererAsync, cancelled),
        TryAsync("scheduler", scheduler.IsUpAsync, cancelled));

    public void Dispose() => rendererTurn.Dispose();

    private static async Task<PartState> TryAsync(string name, Func<CancellationToken, Task<bool>> check, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(Patience);
        bool works;
        try
        {
            works = await check(limit.Token);
        }
        catch (Exception) when (!cancelled.IsCancellationRequested)
        {
            works = false;
        }

        return new PartState(name, works, works ? "ok" : "does not answer");
    }

    private async Task<bool> DatabaseAsync(CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Sql.Query("desk/ping"), cancellationToken: cancelled)) == 1;
    }

    private async Task<bool> RendererAsync(CancellationToken cancelled)
    {
        await rendererTurn.WaitAsync(cancelled);
        try
        {
            if (rendererAnswer is not { } known || clock.GetUtcNow() - known.At > RendererAnswerHolds)
            {
                rendererAnswer = known = (clock.GetUtcNow(), await WorksAsync(cancelled));
            }

            return known.Works;
        }
        finally
        {
            rendererTurn.Release();
        }
    }

    private async Task<bool> WorksAsync(CancellationToken cancelled)
    {
        try
        {
            return (await renderer!.CheckAsync(cancelled)).Count > 0;
        }
        catch (RendererException)
        {
            return false;
        }
    }
}
