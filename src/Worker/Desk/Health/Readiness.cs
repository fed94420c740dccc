using System.Globalization;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Analytics.Worker.Scheduling;
using Dapper;

namespace Analytics.Worker.Desk.Health;

/// <summary>One part and whether it works; the finding never names a machine, a path or an error's text.</summary>
internal sealed record PartState(string Name, bool Works, string Finding);

/// <summary>Whether this process could do its work now, and whether anything does what is due.</summary>
/// <param name="renderer">Null where no packs are made.</param>
internal sealed class Readiness(
    WarehouseConnections warehouse, IJobEngine engine, OverdueRuns overdue, TimeProvider clock, Renderer? renderer) : IDisposable
{
    private const string NoAnswer = "does not answer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A test page costs what a small document costs.</summary>
    private readonly KeptAnswer rendererAnswer = new(TimeSpan.FromSeconds(30), clock);

    /// <summary>Reads the whole schedule.</summary>
    private readonly KeptAnswer missingAnswer = new(TimeSpan.FromSeconds(30), clock);

    public async Task<IReadOnlyList<PartState>> CheckAsync(CancellationToken cancelled) => await Task.WhenAll(
        TryAsync("database", DatabaseAsync, cancelled),
        renderer is null
            ? Task.FromResult(new PartState("renderer", true, "not used here"))
            : TryAsync("renderer", token => rendererAnswer.GetAsync(RendererAsync, token), cancelled),
        TryAsync("scheduler", SchedulerAsync, cancelled),
        TryAsync("clock", ClockAsync, cancelled));

    /// <summary>Of this process; 0 where no packs are made.</summary>
    public int RenderersLost => renderer?.Lost ?? 0;

    public void Dispose()
    {
        rendererAnswer.Dispose();
        missingAnswer.Dispose();
    }

    /// <param name="check">Gives what is wrong, or null.</param>
    private static async Task<PartState> TryAsync(string name, Func<CancellationToken, Task<string?>> check, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(Patience);
        string? fault;
        try
        {
            fault = await check(limit.Token);
        }
        catch (Exception) when (!cancelled.IsCancellationRequested)
        {
            fault = NoAnswer;
        }

        return new PartState(name, fault is null, fault ?? "ok");
    }

    private async Task<string?> DatabaseAsync(CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Sql.Query("desk/ping"), cancellationToken: cancelled)) == 1 ? null : NoAnswer;
    }

    private async Task<string?> SchedulerAsync(CancellationToken cancelled)
    {
        var faults = new List<string>(await engine.FindFaultsAsync(clock.GetUtcNow(), cancelled));
        if (await missingAnswer.GetAsync(MissingAsync, cancelled) is { } missing)
        {
            faults.Add(missing);
        }

        return faults.Count == 0 ? null : string.Join("; ", faults);
    }

    private async Task<string?> MissingAsync(CancellationToken cancelled) => (await overdue.ListMissingAsync(cancelled)).Count switch
    {
        0 => null,
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} of the schedule without a run"),
    };

    /// <summary>Judged between documents: a renderer at work listens to nobody, and <c>Renderer:RequestTimeout</c> ends what takes too long.</summary>
    private async Task<string?> RendererAsync(CancellationToken cancelled) => await renderer!.WorksAsync(cancelled) ? null : NoAnswer;

    private async Task<string?> ClockAsync(CancellationToken cancelled)
    {
        var (isSmall, finding) = await ClockSkew.MeasureAsync(warehouse.App, clock, cancelled);
        return isSmall ? null : finding;
    }
}
