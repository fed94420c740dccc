using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.SignIn;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Scheduling;
using Microsoft.AspNetCore.Components;

namespace Analytics.Worker.Desk.Jobs;

/// <summary>What there is to see of runs. All of it comes from the ledger, so it needs no scheduler.</summary>
internal static class JobPages
{
    private const int RunsPerPage = 50;
    private const int LatestRuns = 15;

    public static void MapJobs(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/jobs", OverviewAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/jobs/{state:alpha}", ListAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/jobs/recurring", RecurringAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/jobs/servers", ServersAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/jobs/{run:long}", RunAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/jobs/counts.json", CountsAsync).RequireAuthorization(Rules.Editors).WithMetadata(new Unattended());
        desk.MapGet("/jobs/{run:long}/progress.json", ProgressAsync).RequireAuthorization(Rules.Editors).WithMetadata(new Unattended());
        desk.MapGet("/hangfire/{**rest}", () => Results.Redirect("/jobs")).RequireAuthorization(Rules.Anyone);
        desk.MapRunForm();
        desk.MapJobActions();
    }

    /// <summary>Answers with a page of the dashboard, its menu beside it.</summary>
    public static async Task<IResult> PageAsync<TPage, T>(
        HttpContext context, T value, CancellationToken cancelled, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var services = context.RequestServices;
        Shown<JobsMenu>.Give(context, new JobsMenu(
            await services.GetRequiredService<RunLedger>().CountsAsync(cancelled),
            await services.GetRequiredService<SchedulerCheck>().IsUpAsync(cancelled)));
        return Shown<T>.On<TPage>(context, value, status);
    }

    private static async Task<IResult> OverviewAsync(HttpContext context, RunLedger ledger, TimeProvider clock, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        var latest = await ledger.ListAsync(state: null, LatestRuns, 0, cancelled);
        Shown<IReadOnlyList<Run>>.Give(context, latest);
        return await PageAsync<OverviewPage, JobsOverview>(
            context,
            new JobsOverview(
                JobsGraphs.OfDay(await ledger.HistoryAsync(JobsGraphs.DayFrom(now), "hour", cancelled), now),
                JobsGraphs.OfWeek(await ledger.HistoryAsync(JobsGraphs.WeekFrom(now), "day", cancelled), now)),
            cancelled);
    }

    private static async Task<IResult> ListAsync(HttpContext context, RunLedger ledger, string state, int? page, CancellationToken cancelled)
    {
        if (!RunState.All.Contains(state, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        var at = Typed.Page(page);
        var runs = await ledger.ListAsync(state, RunsPerPage + 1, (at - 1) * RunsPerPage, cancelled);
        Shown<IReadOnlyList<Run>>.Give(context, [.. runs.Take(RunsPerPage)]);
        return await PageAsync<RunListPage, RunList>(context, new RunList(state, at, runs.Count > RunsPerPage), cancelled);
    }

    private static async Task<IResult> RecurringAsync(HttpContext context, Recurring recurring, CancellationToken cancelled) =>
        await PageAsync<RecurringPage, IReadOnlyList<RecurringItem>>(context, await recurring.ListAsync(cancelled), cancelled);

    private static async Task<IResult> ServersAsync(HttpContext context, WarehouseConnections warehouse, CancellationToken cancelled) =>
        await PageAsync<ServersPage, IReadOnlyList<Node>>(context, await NodeList.ListAsync(warehouse.App, cancelled), cancelled);

    private static async Task<IResult> RunAsync(HttpContext context, RunLedger ledger, long run, CancellationToken cancelled) =>
        await ledger.FindAsync(run, cancelled) is { } details
            ? await PageAsync<RunPage, RunDetails>(context, details, cancelled)
            : Results.NotFound();

    private static async Task<IResult> CountsAsync(RunLedger ledger, SchedulerCheck scheduler, CancellationToken cancelled) =>
        Results.Json(new { counts = await ledger.CountsAsync(cancelled), scheduler = await scheduler.IsUpAsync(cancelled) });

    /// <summary>How far a run is; of its log only what came after the lines that the page has.</summary>
    private static async Task<IResult> ProgressAsync(RunLedger ledger, long run, int? after, CancellationToken cancelled) =>
        await ledger.FindAsync(run, cancelled) is { } details
            ? Results.Json(new
            {
                details.Run.State,
                details.Run.Stage,
                states = details.States.Count,
                lines = details.Log.Skip(after ?? 0).Select(line => new
                {
                    at = VietnamTime.ToLocal(line.At).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
                    line.Level,
                    line.Line,
                }),
            })
            : Results.NotFound();
}
