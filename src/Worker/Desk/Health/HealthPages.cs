using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Scheduling;
using Dapper;

namespace Analytics.Worker.Desk.Health;

/// <summary>What machines ask: is the process up, could it work, how much has it done. Nobody is signed in, so no answer says more than that.</summary>
internal static class HealthPages
{
    private static readonly JsonSerializerOptions OneLineAPart = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Stands on what the ledger's services bring.</summary>
    /// <param name="renderer">Null where no packs are made.</param>
    public static IServiceCollection AddHealth(this IServiceCollection services, WarehouseConnections warehouse, Renderer? renderer) =>
        services.AddSingleton(provider => new Readiness(
            warehouse,
            provider.GetRequiredService<IJobEngine>(),
            provider.GetRequiredService<OverdueRuns>(),
            provider.GetRequiredService<TimeProvider>(),
            renderer));

    public static void MapHealth(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/healthz", () => Results.Text("ok\n")).AllowAnonymous();
        desk.MapGet("/readyz", async (Readiness readiness, CancellationToken cancelled) =>
        {
            var parts = await readiness.CheckAsync(cancelled);
            return Results.Json(
                parts.ToDictionary(part => part.Name, part => part.Finding),
                OneLineAPart,
                statusCode: parts.All(part => part.Works) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
        desk.MapGet("/metrics", MetricsAsync).AllowAnonymous();
    }

    private static async Task<IResult> MetricsAsync(WarehouseConnections warehouse, Readiness readiness, CancellationToken cancelled)
    {
        await using var connection = await warehouse.Reader.OpenConnectionAsync(cancelled);
        var counts = await connection.QueryAsync<(string Name, string State, int Count)>(
            new CommandDefinition(Sql.Query("desk/metrics"), cancellationToken: cancelled));
        var nodes = await NodeList.ListAsync(warehouse.App, cancelled);
        var (oldestWaiting, lastBackup) = await connection.QuerySingleAsync<(long? OldestWaiting, long? LastBackup)>(
            new CommandDefinition(Sql.Query("desk/ages"), cancellationToken: cancelled));
        using var process = Process.GetCurrentProcess();
        var text = new StringBuilder();
        foreach (var metric in counts.GroupBy(count => count.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {metric.Key} gauge\n");
            foreach (var (name, state, count) in metric)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{{state=\"{state}\"}} {count}\n");
            }
        }

        Gauge("analytics_nodes", nodes.Count(node => !node.PossiblyAborted));
        Gauge("analytics_oldest_waiting_run_seconds", oldestWaiting ?? 0);
        if (lastBackup is { } made)
        {
            Gauge("analytics_last_backup_timestamp_seconds", made);
        }

        text.Append(CultureInfo.InvariantCulture, $"# TYPE analytics_renderers_lost_total counter\nanalytics_renderers_lost_total {readiness.RenderersLost}\n");
        Gauge("process_resident_memory_bytes", process.WorkingSet64);
        Gauge("process_start_time_seconds", new DateTimeOffset(process.StartTime).ToUnixTimeSeconds());
        return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");

        void Gauge(string name, long value) => text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n{name} {value}\n");
    }
}
