using System.Globalization;
using System.Diagnostics;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

[Collection("scheduling")]
public sealed class LedgerTests(DatabaseFixture fixture)
{
    private static readonly RunRequest Request =
        new(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk);

    [Fact]
    public async Task Two_hundred_identical_requests_from_two_processes_are_one_run_and_one_pack()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var app = fixture.EnvironmentOf(town.Warehouse)["ANALYTICS__ConnectionStrings__Warehouse"]!;
        Process[] processes = [Start(app), Start(app)];
        foreach (var process in processes)
        {
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        }

        var answers = new List<(string? Runs, string? New)>();
        foreach (var process in processes)
        {
            await process.StandardInput.WriteLineAsync();
        }

        foreach (var process in processes)
        {
            answers.Add((await process.StandardOutput.ReadLineAsync(), await process.StandardOutput.ReadLineAsync()));
            await process.WaitForExitAsync();
            process.Dispose();
        }

        var run = Assert.Single(await town.Ledger.ListAsync(null, 1000, 0, default));
        Assert.All(answers, answer => Assert.Equal(run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Runs));
        Assert.Equal(["0", "1"], answers.Select(answer => answer.New).Order());

        using var first = await Serving.StartAsync(fixture, town);
        using var second = await Serving.StartAsync(fixture, town);
        var ended = await Serving.UntilAsync(town, run.Id, now => RunState.IsEnded(now.State));
        Assert.Equal((RunState.Succeeded, 1), (ended.Run.State, ended.Run.Attempt));
        Assert.Equal(["1"], await town.RowsAsync("select version::text from packs.packs"));
    }

    [Fact]
    public async Task A_request_that_differs_in_anything_is_another_run()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        RunRequest[] requests =
        [
            Request, Request with { AsOf = new DateTimeOffset(2023, 9, 18, 10, 0, 0, TimeSpan.Zero) }, Request with { Force = true },
            Request with { Period = "2022-9M" },
        ];
        foreach (var request in requests)
        {
            Assert.False((await town.Ledger.RequestAsync(request, default)).Joined);
        }

        Assert.True((await town.Ledger.RequestAsync(Request with { Reason = "khác", By = Actor.AtCommandLine("khác") }, default)).Joined);
        Assert.Equal(4, (await town.Ledger.CountsAsync(default))[RunState.Enqueued]);
    }

    [Fact]
    public async Task A_request_for_what_does_not_exist_is_refused_before_anything_is_written()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await Assert.ThrowsAsync<BadInputException>(() => town.Ledger.RequestAsync(Request with { Period = "2023-Q3" }, default));
        Assert.Empty(await town.Ledger.ListAsync(null, 10, 0, default));
    }

    [Fact]
    public async Task A_request_and_its_trigger_are_there_together_or_not_at_all()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.SqlAsync("create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$");
        await town.SqlAsync("create trigger stop before insert on quartz.qrtz_triggers for each row execute function stop()");
        await Assert.ThrowsAnyAsync<Exception>(() => town.Ledger.RequestAsync(Request, default));
        Assert.Empty(await town.Ledger.ListAsync(null, 10, 0, default));
    }

    [Fact]
    public async Task A_cancelled_request_is_not_made_and_asking_again_makes_a_new_one()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        Assert.True(await town.Ledger.CancelAsync(run, ScheduledTown.Clerk, default));
        Assert.False(await town.Ledger.CancelAsync(run, ScheduledTown.Clerk, default));
        Assert.Empty(await town.RowsAsync("select trigger_name from quartz.qrtz_triggers"));
        var again = await town.Ledger.RequeueAsync(run, ScheduledTown.Clerk, default);
        Assert.NotEqual(run, again);
        Assert.Equal(RunState.Enqueued, (await town.Ledger.FindAsync(again!.Value, default))!.Run.State);
        Assert.Null(await town.Ledger.RequeueAsync(999, ScheduledTown.Clerk, default));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_writes_nothing_any_more()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        var frozen = new RunLease(town.Warehouse.App, town.Engine, "frozen", TimeSpan.Zero);
        var other = new RunLease(town.Warehouse.App, town.Engine, "other", TimeSpan.FromMinutes(1));
        var stale = (await frozen.ClaimAsync(run, default))!;
        var held = (await other.ClaimAsync(run, default))!;
        Assert.Null(await frozen.ClaimAsync(run, default));
        Assert.Equal(stale.Epoch + 1, held.Epoch);

        await Assert.ThrowsAsync<LeaseLostException>(() => frozen.ExtendAsync(stale, default));
        await Assert.ThrowsAsync<LeaseLostException>(() => frozen.EnterStageAsync(stale, "store", default));
        await Assert.ThrowsAsync<LeaseLostException>(() => frozen.LogAsync(stale, "info", "x", default));
        await Assert.ThrowsAsync<LeaseLostException>(() => frozen.EndAsync(stale, RunState.Succeeded, "x", null, null));
        await Assert.ThrowsAsync<LeaseLostException>(() => frozen.GiveBackAsync(stale, RunState.Retrying, "x", DateTimeOffset.UtcNow));
        await Assert.ThrowsAsync<LeaseLostException>(() => new PackStore(town.Warehouse.App).AddAsync(
            new PackKey("tx-minh-hoa", ScheduledTown.NineMonths, "2023-9M"),
            new PackIdentity("s", 1, "t", "c", "vi-VN"),
            new PackOrigin(DateTimeOffset.UtcNow, "test"),
            comparison: null,
            version => [new Artefact("x.json", "application/json", """{"coverage":{"expected":0,"reported":0,"late":0,"units":[]},"figures":[]}"""u8.ToArray())],
            (pack, transaction) => RunLease.RecordPackAsync(stale, pack.Id, transaction),
            default));
        Assert.Empty(await town.RowsAsync("select pack::text from packs.packs"));

        var details = (await town.Ledger.FindAsync(run, default))!;
        Assert.Equal((RunState.Processing, "other", null), (details.Run.State, details.Run.Node, details.Run.Stage));
        Assert.Empty(details.Log);

        await other.EndAsync(held, RunState.Succeeded, "xong", null, null);
        Assert.Null(await other.ClaimAsync(run, default));
    }

    [Fact]
    public async Task What_was_handed_out_before_the_machine_went_off_is_late_when_it_is_made_and_a_request_never_is()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var (request, _) = await town.Ledger.RequestAsync(Request, default);
        var scheduled = await town.RowsAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state)
            values ('giao-ban-9-thang', 'tx-minh-hoa', '2023-9M', 'draft', now() - interval '1 day', 'lịch', 'schedule', 'enqueued')
            returning run::text
            """);
        var leases = new RunLease(town.Warehouse.App, town.Engine, "test", TimeSpan.FromMinutes(1));
        Assert.True((await leases.ClaimAsync(long.Parse(scheduled.Single(), CultureInfo.InvariantCulture), default))!.Late);
        Assert.False((await leases.ClaimAsync(request, default))!.Late);
    }

    [Fact]
    public async Task A_process_that_has_missed_two_heartbeats_is_possibly_aborted()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.SqlAsync(
            "insert into ledger.nodes (node, workers, started_at, heartbeat_at) select 'silent-' || s, 2, now(), now() - make_interval(secs => s) from unnest(array[9, 13]) s");
        Assert.Equal(
            [("silent-13", true), ("silent-9", false)],
            (await NodeList.ListAsync(town.Warehouse.App, default)).Select(node => (node.Name, node.PossiblyAborted)));
    }

    private static Process Start(string app) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        ["exec", Path.Combine(AppContext.BaseDirectory, typeof(LedgerTests).Assembly.GetName().Name + ".dll"), "request", app, "100", "2023-9M"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
