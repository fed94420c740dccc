using System.Diagnostics;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Faults;
using Dapper;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What ends a run before it is through: a person, in any stage, or the time-out. And which run begins first.</summary>
[Collection("scheduling")]
public sealed class StoppedRunTests(DatabaseFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly RunRequest Request =
        new(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk);

    [Fact]
    public async Task Cancelling_in_any_stage_stops_within_a_second_and_stores_nothing()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        await town.SqlAsync(
            """
            create function leave() returns trigger language plpgsql as $$
            begin
              perform pg_advisory_xact_lock_shared(hashtext('leave'), hashtext((select r.stage from ledger.runs r where r.state = 'processing')));
              return null;
            end $$
            """);
        // For the statement, not the row: while it waits nothing keeps others from the run.
        await town.SqlAsync("create trigger leave before update of stage on ledger.runs for each statement execute function leave()");
        var runs = town.Runs(town.Build(renderer));
        foreach (var stage in new[] { "read", "compute", "compose", "charts", "typeset", "store" })
        {
            await using var held = await town.Warehouse.Migrator.OpenConnectionAsync();
            await held.ExecuteAsync("begin; " + (stage == "store"
                ? "lock table packs.pack_artefacts in exclusive mode"
                : $"select pg_advisory_xact_lock(hashtext('leave'), hashtext('{stage}'))"));
            await CancelInAsync(town, runs, stage);
        }

        Assert.Empty(await town.RowsAsync("select pack::text from packs.packs"));
        Assert.Empty(await town.RowsAsync("select sha256 from packs.artefacts"));
    }

    [Fact]
    public async Task Cancelling_does_not_wait_for_what_is_being_computed()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        using var released = new ManualResetEventSlim();
        var build = town.Build(renderer);
        // A committee so large that its document takes as long as this test wants.
        var slow = new Analytics.Worker.Jobs.BuildPack(
            town.Warehouse.Reader, new(town.Warehouse.App), renderer, new(town.Warehouse, Analytics.Worker.Delivery.DeliveryOptions.Default, Analytics.Worker.Packs.ApprovalOptions.Default))
        {
            Compose = input =>
            {
                released.Wait();
                return build.Compose(input);
            },
        };
        var runs = town.Runs(slow);
        await CancelInAsync(town, runs, "compose");
        released.Set();
        await Assert.ThrowsAnyAsync<Exception>(() => runs.Building);
        Assert.Empty(await town.RowsAsync("select pack::text from packs.packs"));
    }

    [Theory]
    [InlineData(0, 0, RunState.Retrying, "Tạm thời chưa làm được, thử lại lúc ")]
    // Attempts that ended otherwise do not count.
    [InlineData(2, 0, RunState.Retrying, "Tạm thời chưa làm được, thử lại lúc ")]
    [InlineData(2, 2, RunState.Failed, "Không làm được. (quá 00:00:01 chưa xong nên đã dừng")]
    public async Task A_run_that_takes_too_long_is_tried_twice_more_and_fails_then(int attempts, int timeouts, string state, string said)
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        await town.SqlAsync("update ledger.runs set attempt = @attempts, timeouts = @timeouts", new { attempts, timeouts });
        await using var held = await town.Warehouse.Migrator.OpenConnectionAsync();
        await held.ExecuteAsync("begin; lock table warehouse.units in access exclusive mode");
        await town.Runs(town.Build(renderer), timeout: TimeSpan.FromSeconds(1)).ExecuteAsync(run, default);
        var ended = (await town.Ledger.FindAsync(run, default))!;
        Assert.Equal(state, ended.Run.State);
        Assert.StartsWith(said, ended.Run.Error, StringComparison.Ordinal);
        Assert.Contains("Jobs:Timeout", ended.Run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_worker_and_fifty_scheduled_runs_that_are_due_a_person_s_request_begins_next()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        await town.SqlAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state)
            select 'giao-ban-9-thang', 'tx-minh-hoa', '2023-9M', 'open', now() - interval '1 hour' + make_interval(secs => s), 'lịch', 'schedule', 'enqueued'
            from generate_series(1, 50) s
            """);
        var due = await town.RowsAsync("select run::text from ledger.runs order by due");
        var runs = town.Runs(town.Build(renderer));
        await runs.ExecuteAsync(long.Parse(due[0], null), default);
        // It fails at once, because nothing was known then.
        var (request, _) = await town.Ledger.RequestAsync(Request with { AsOf = new DateTimeOffset(2019, 12, 1, 0, 0, 0, TimeSpan.Zero) }, default);
        await runs.ExecuteAsync(long.Parse(due[1], null), default);
        Assert.Equal(
            [due[0], $"{request}", due[1]],
            await town.RowsAsync("select run::text from ledger.runs where started_at is not null order by started_at"));
        Assert.Equal(RunState.Failed, (await town.Ledger.FindAsync(request, default))!.Run.State);
        Assert.Equal(48, (await town.Ledger.CountsAsync(default))[RunState.Enqueued]);
    }

    private static async Task CancelInAsync(ScheduledTown town, Analytics.Worker.Jobs.RunPack runs, string stage)
    {
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        var executing = Task.Run(() => runs.ExecuteAsync(run, default));
        await UntilAsync(town, run, stage);
        Assert.True(await town.Ledger.CancelAsync(run, ScheduledTown.Clerk, default));
        var asked = Stopwatch.StartNew();
        await executing;
        // In the small set it shares its machine with other tests.
        Assert.True(asked.Elapsed < FaultSize.Seconds(10, 1), $"Stopping in {stage} took {asked.Elapsed}.");
        Assert.Equal(RunState.Deleted, (await town.Ledger.FindAsync(run, default))!.Run.State);
    }

    private static async Task UntilAsync(ScheduledTown town, long run, string stage)
    {
        var watch = Stopwatch.StartNew();
        while ((await town.Ledger.FindAsync(run, default))!.Run is var now && now.Stage != stage)
        {
            Assert.True(watch.Elapsed < Patience && !RunState.IsEnded(now.State), $"{stage} is not reached: {now}");
            await Task.Delay(20);
        }
    }
}
