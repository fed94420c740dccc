using System.Net;
using Analytics.Desk.Tests.Browser;
using Analytics.Worker.Database;
using Analytics.Worker.Tests;
using Analytics.Worker.Tests.Commands;
using BenchmarkDotNet.Attributes;
using Dapper;

namespace Analytics.Benchmarks;

/// <summary>Every page of the desk, whole, as an administrator gets it from a real <c>serve</c>, with 40 series-periods and 10 000 runs in the ledger.</summary>
[WarmupCount(20)]
[IterationCount(100)]
public class DeskBenchmark
{
    private const int Runs = 10_000;
    private const int SeriesPeriods = 40;

    private readonly ScratchFolder folder = new();
    private ServingWorker worker = null!;
    private HttpClient client = null!;

    [Params(
        "/",
        "/packs",
        "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v2",
        "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/compare?from=1&to=2",
        "/collection?series=giao-ban-9-thang&quarter=2023-Q3",
        "/collection/giao-ban-9-thang/2023-Q3/btc",
        "/collection/giao-ban-9-thang/2023-Q3/btc/correct?indicator=a04",
        "/submissions",
        "/submissions/1",
        "/submissions/1/withdraw",
        "/indicators",
        "/indicators/f01",
        "/assignments",
        "/calendar",
        "/calendar/party/2023-9M",
        "/calendar/new",
        "/admin",
        "/admin/users/benchmark",
        "/admin/lists/thuong-truc",
        "/admin/series/giao-ban-9-thang",
        "/jobs",
        "/jobs/succeeded?page=100",
        "/jobs/1",
        "/jobs/new",
        "/jobs/recurring",
        "/jobs/servers",
        "/audit")]
    public string Page { get; set; } = "";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        await RunAsync("demo", "--no-serve");
        var password = (await RunAsync("user", "add", "benchmark", "--role", "admin")).Output.Trim();
        worker = await ServingWorker.StartAsync(folder.Path, null, "serve");
        await FillAsync();
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = worker.Address };
        using var let = await Forms.PostAsync(client, "/sign-in", "/sign-in", ("name", "benchmark"), ("password", password));
        Expect.Same(HttpStatusCode.Redirect, let.StatusCode, "answer to the sign-in");
        using var page = await client.GetAsync(new Uri(Page, UriKind.Relative));
        Expect.Same(HttpStatusCode.OK, page.StatusCode, Page);
    }

    [Benchmark]
    public Task<string> PageAsync() => client.GetStringAsync(new Uri(Page, UriKind.Relative));

    [GlobalCleanup]
    public async Task CleanAsync()
    {
        client.Dispose();
        await worker.DisposeAsync();
        folder.Dispose();
    }

    private async Task<CommandRun> RunAsync(params string[] arguments)
    {
        var run = await CommandRun.RunAsync(folder.Path, null, arguments);
        Expect.Same(0, run.ExitCode, $"{string.Join(' ', arguments)}: {run.Messages}");
        return run;
    }

    /// <summary>Ended runs of many quarters, and a pack of each: copies of those that the demonstration has made.</summary>
    private async Task FillAsync()
    {
        await using var warehouse = await WarehouseOpener.OpenEmbeddedAsync(Path.Combine(folder.Path, WarehouseOpener.DefaultDataDirectory));
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into packs.packs (committee, series, period, version, as_of, snapshot, series_version, code_version, template, language, manifest)
            select p.committee, p.series, (1990 + n / 4)::text || '-Q' || (n % 4 + 1)::text, 1, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.manifest
            from generate_series(1, @seriesPeriods) n
            cross join (select * from packs.packs where series = 'giao-ban-quy' order by pack limit 1) p
            """,
            new { seriesPeriods = SeriesPeriods });
        await connection.ExecuteAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state, attempt, created_at, started_at, ended_at)
            select 'giao-ban-quy', 'tx-minh-hoa', (1990 + n % @seriesPeriods / 4)::text || '-Q' || (n % 4 + 1)::text, 'request',
              now() - n * interval '1 minute', 'benchmark', 'benchmark', case when n % 20 = 0 then 'failed' else 'succeeded' end, 1,
              now() - n * interval '1 minute', now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '2 seconds'
            from generate_series(1, @runs) n
            """,
            new { runs = Runs, seriesPeriods = SeriesPeriods });
    }
}
