using Analytics.Reports.Intake;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Commands;
using Analytics.Worker.Database;
using Analytics.Worker.Series;
using Analytics.Worker.Tests;

namespace Analytics.Benchmarks;

/// <summary>An embedded PostgreSQL of its own with the schema and nothing else; gone with its folder.</summary>
internal sealed class FreshWarehouse : IAsyncDisposable
{
    private readonly ScratchFolder folder = new();

    public WarehouseConnections Connections { get; private set; } = null!;

    public static async Task<FreshWarehouse> OpenAsync()
    {
        var fresh = new FreshWarehouse();
        fresh.Connections = await WarehouseOpener.OpenEmbeddedAsync(fresh.folder.Path);
        await new Migrations().ApplyAsync(fresh.Connections.Migrator);
        return fresh;
    }

    /// <param name="recordedAt">Of the rows that have no time of their own.</param>
    public async Task<ImportResult> ImportAsync(string data, DateTimeOffset recordedAt)
    {
        var options = new ImportOptions(recordedAt, Backfill: true, DryRun: false, SubmittedBy: "benchmark");
        var result = await new Importer(Connections.App, TimeProvider.System).ImportAsync([data], options, CancellationToken.None);
        return result.Accepted
            ? result
            : throw new InvalidOperationException(string.Join('\n', result.Problems.Select(problem => problem.Line("en"))));
    }

    public Task ApplyAsync(params IReadOnlyList<string> series) =>
        SeriesFiles.ApplyAsync(Connections, series, RendererFolder.Formats(null).Codes, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        folder.Dispose();
    }
}
