using System.Diagnostics;
using Analytics.Worker.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T5, T6: many occurrences at once, and no processor left over.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public async Task Of_many_occurrences_at_once_each_is_made_once_by_two_workers_and_by_four()
    {
        foreach (var workers in FaultSize.IsFull ? [2, 4] : new[] { 2 })
        {
            await town.RestoreAsync(workers);
            var occurrences = FaultSize.Of(12, 1000);
            var watch = Stopwatch.StartNew();
            var asked = new List<long>();
            for (var occurrence = 0; occurrence < occurrences; occurrence++)
            {
                asked.Add(await town.RequestAsync());
            }

            var packs = new HashSet<long>();
            foreach (var run in asked)
            {
                var made = (await town.SucceededAsync(run)).Run;
                Assert.Equal(1, made.Attempt);
                Assert.True(packs.Add(made.Pack!.Value), $"{made} has the pack of another.");
            }

            Say($"{occurrences} packs on {workers} workers in {watch.Elapsed.TotalSeconds:0.0} s");
            Assert.Empty(await town.Town.RowsAsync($"select run::text from ledger.runs where run >= {asked[0]} and lease_epoch <> 1"));
        }

        await town.RestoreAsync();
    }

    [Fact]
    public async Task With_every_processor_busy_no_run_is_taken_from_the_worker_that_makes_it()
    {
        // Quartz declares a process dead that has not checked in for fifteen seconds; the lease here is two.
        await NoteDeclaredDeadAsync();
        var begun = DateTime.UtcNow;
        var burners = Enumerable.Range(0, FaultSize.Of(1, 2) * Environment.ProcessorCount).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"])).ToArray();
        var gap = TimeSpan.Zero;
        var runs = new List<RunDetails>();
        try
        {
            // Of schedulers that were killed before, a row each is left for a while: those that check in from now on are the ones that live.
            await town.UntilAsync($"(select count(*) from quartz.qrtz_scheduler_state where last_checkin_time > {begun.Ticks}) = {town.Nodes.Count}");
            var schedulers = await town.Town.RowsAsync($"select instance_name from quartz.qrtz_scheduler_state where last_checkin_time > {begun.Ticks}");
            using var enough = new CancellationTokenSource(FaultSize.Seconds(5, 3 * 15));
            while (!enough.IsCancellationRequested)
            {
                var run = await town.RequestAsync();
                do
                {
                    var seen = await LongestSilenceAsync(schedulers);
                    gap = seen > gap ? seen : gap;
                }
                while (await town.IsAsync($"exists (select from ledger.runs where run = {run} and state <> 'succeeded')"));

                runs.Add((await town.Town.Ledger.FindAsync(run, default))!);
            }

            Assert.Empty((await town.Town.RowsAsync("select instance_name from declared_dead")).Intersect(schedulers));
        }
        finally
        {
            foreach (var burner in burners)
            {
                burner.Kill();
                await burner.WaitForExitAsync();
                burner.Dispose();
            }
        }

        Say($"{runs.Count} packs with every processor busy, heartbeats and check-ins at most {gap.TotalSeconds:0.0} s apart");
        Assert.All(runs, run => Assert.Equal(1, run.Run.Attempt));
        // No second execution has so much as claimed one of them.
        Assert.All(runs, run => Assert.Single(run.States, state => state.State == RunState.Processing));
        Assert.InRange(gap, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    /// <summary>
    /// Whoever declares a scheduler dead takes its row away, in the transaction in which it recovers what that one has fired. Kept by name.
    /// </summary>
    private Task NoteDeclaredDeadAsync() => town.Town.SqlAsync(
        """
        create table declared_dead (instance_name text not null);
        create function note_declared_dead() returns trigger language plpgsql security definer set search_path from current as $$
        begin
          insert into declared_dead values (old.instance_name);
          return null;
        end $$;
        create trigger note_declared_dead after delete on quartz.qrtz_scheduler_state for each row execute function note_declared_dead()
        """);

    /// <summary>Of the workers that live: since the last heartbeat in the ledger, or the last check-in of their schedulers.</summary>
    private async Task<TimeSpan> LongestSilenceAsync(IEnumerable<string> schedulers)
    {
        await using var connection = await town.Town.Warehouse.App.OpenConnectionAsync();
        var names = town.Nodes.Select(node => FormattableString.Invariant($"{Environment.MachineName}:{node.Serving.ProcessId}")).ToArray();
        var (heartbeat, checkIn, now) = await connection.QuerySingleAsync<(TimeSpan Heartbeat, long CheckIn, DateTime Now)>(
            """
            select
              (select max(clock_timestamp() - heartbeat_at) from ledger.nodes where node = any(@names)),
              (select min(last_checkin_time) from quartz.qrtz_scheduler_state where instance_name = any(@schedulers)),
              clock_timestamp()
            """,
            new { names, schedulers = schedulers.ToArray() });
        // Quartz counts in units of 100 ns since the year 1, as .NET does.
        return Slowest([heartbeat, now - new DateTime(checkIn, DateTimeKind.Utc)]);
    }
}
