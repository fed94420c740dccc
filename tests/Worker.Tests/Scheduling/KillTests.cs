using System.Globalization;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>
/// kill -9 in every stage of making a pack. The ledger tells this test when a stage begins and keeps the worker from leaving it, so that
/// each kill hits the stage it is meant for; what the ledger says afterwards is what is counted.
/// </summary>
[Collection("serving")]
public sealed class KillTests(DatabaseFixture fixture, Announcer announcer) : IClassFixture<Announcer>
{
    private const int Each = 3;

    private static readonly string[] Stages = ["read", "compute", "compose", "charts", "typeset", "store"];

    private static readonly (string, string) Lease = ("ANALYTICS__Jobs__Lease", "00:00:02");

    [Fact]
    public async Task A_worker_killed_in_any_stage_leaves_one_whole_version_and_the_next_process_finishes_the_run()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await StageGate.SetUpAsync(town);
        var killed = Stages.ToDictionary(stage => stage, _ => 0);
        var random = new Random(3);
        var rounds = 0;
        var serving = await Serving.StartAsync(fixture, town, Lease);
        try
        {
            foreach (var target in Enumerable.Repeat(Stages, Each).SelectMany(stages => stages))
            {
                rounds++;
                await town.ObserveAsync(1000 + rounds);
                long run;
                await using (var gate = await StageGate.HoldAsync(town, target))
                {
                    run = await RequestAsync(town, rounds);
                    gate.WaitForStage();
                    // Somewhere in the stage, not only at its edge: drawing takes hundreds of milliseconds.
                    Thread.Sleep(random.Next(100));
                    await serving.KillAsync();
                    killed[(await town.Ledger.FindAsync(run, default))!.Run is { State: RunState.Processing, Stage: { } stage } ? stage : "none"]++;
                }

                serving.Dispose();
                serving = await Serving.StartAsync(fixture, town, Lease);
                var ended = await Serving.UntilAsync(town, run, now => RunState.IsEnded(now.State));
                Assert.Equal((RunState.Succeeded, 2, rounds), (ended.Run.State, ended.Run.Attempt, ended.Run.PackVersion));
            }

            Assert.Equal(0, (await serving.StopAsync()).ExitCode);
        }
        finally
        {
            serving.Dispose();
        }

        announcer.Say("killed in: " + string.Join(", ", killed.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key} {stage.Value}"))));
        Assert.All(killed.Values, count => Assert.Equal(Each, count));
        Assert.Equal(
            Enumerable.Range(1, rounds).Select(version => $"{version} 4"),
            await town.RowsAsync(
                "select p.version || ' ' || count(*) from packs.packs p join packs.pack_artefacts f using (pack) group by p.version order by p.version"));
        Assert.Empty(await town.RowsAsync("select sha256 from packs.artefacts where sha256 not in (select sha256 from packs.pack_artefacts)"));
        Assert.Empty(await town.RowsAsync("select trigger_name from quartz.qrtz_triggers where trigger_state in ('ACQUIRED', 'BLOCKED')"));
    }

    private static async Task<long> RequestAsync(ScheduledTown town, int round)
    {
        var (run, joined) = await town.Ledger.RequestAsync(
            new RunRequest(
                ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, string.Create(CultureInfo.InvariantCulture, $"vòng {round}"), ScheduledTown.Clerk),
            default);
        Assert.False(joined);
        return run;
    }

    /// <summary>Hears when a stage begins, and holds back the write that would end it, until it is disposed.</summary>
    private sealed class StageGate : IAsyncDisposable
    {
        private readonly NpgsqlConnection hearing;
        private readonly NpgsqlConnection holding;
        private readonly string stage;
        private bool begun;

        private StageGate(NpgsqlConnection hearing, NpgsqlConnection holding, string stage)
        {
            this.hearing = hearing;
            this.holding = holding;
            this.stage = stage;
            hearing.Notification += (_, begins) => begun |= begins.Payload == stage;
        }

        /// <summary>Each write of a stage is told, and waits while somebody holds that stage.</summary>
        public static async Task SetUpAsync(ScheduledTown town)
        {
            await town.SqlAsync(
                """
                create function tell() returns trigger language plpgsql as $$
                begin
                  perform pg_advisory_xact_lock_shared(hashtext('stage'), hashtext(new.stage));
                  perform pg_notify('stage', new.stage);
                  return null;
                end $$
                """);
            await town.SqlAsync(
                "create trigger tell after update of stage on ledger.runs for each row when (new.stage is distinct from old.stage) execute function tell()");
        }

        public static async Task<StageGate> HoldAsync(ScheduledTown town, string stage)
        {
            // Two: nothing is heard within a transaction.
            var gate = new StageGate(
                await town.Warehouse.Migrator.OpenConnectionAsync(), await town.Warehouse.Migrator.OpenConnectionAsync(), stage);
            // Storing is held in the middle of its transaction: the pack's row is written, its files are not.
            var hold = stage == "store"
                ? "lock table packs.pack_artefacts in exclusive mode"
                : $"select pg_advisory_xact_lock(hashtext('stage'), hashtext('{Stages[Array.IndexOf(Stages, stage) + 1]}'))";
            await gate.hearing.ExecuteAsync("listen stage");
            await gate.holding.ExecuteAsync($"begin; {hold}");
            return gate;
        }

        public void WaitForStage()
        {
            while (!begun)
            {
                Assert.True(hearing.Wait(TimeSpan.FromMinutes(1)), $"The stage {stage} did not begin within a minute.");
            }
        }

        public async ValueTask DisposeAsync()
        {
            await holding.DisposeAsync();
            await hearing.DisposeAsync();
        }
    }
}
