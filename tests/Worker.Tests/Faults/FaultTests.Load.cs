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
        await town.SucceededAsync(await town.RequestAsync());
        foreach (var workers in FaultSize.Of(2, 4) == 2 ? new[] { 2 } : [2, 4])
        {
            await town.RestoreAsync(workers);
            var before = await CountAsync();
            var occurrences = FaultSize.Of(60, 1000);
            var from = DateTimeOffset.UtcNow;
            var watch = Stopwatch.StartNew();
            for (var occurrence = 0; occurrence < occurrences; occurrence++)
            {
                // Instants of their own, and the same figures: what is made is the pack that is there.
                await town.RequestAsync(from.AddMicroseconds(occurrence));
            }

            await town.UntilAsync("not exists (select from ledger.runs where step = 'request' and state <> 'succeeded')");
            Say($"{occurrences} occurrences on {workers} workers in {watch.Elapsed.TotalSeconds:0.0} s");
            Assert.Equal(before + occurrences, await CountAsync());
            Assert.Empty(await town.Town.RowsAsync($"select run::text from ledger.runs where due >= '{from:O}' and (attempt <> 1 or lease_epoch <> 1)"));
        }

        await town.RestoreAsync();
    }

    [Fact]
    public async Task With_every_processor_busy_no_run_is_taken_from_the_worker_that_makes_it()
    {
        // Quartz declares a process dead that has not checked in for fifteen seconds; the lease here is two.
        using var enough = new CancellationTokenSource(FaultSize.Seconds(5, 3 * 15));
        var burners = Enumerable.Range(0, FaultSize.Of(1, 2) * Environment.ProcessorCount).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"])).ToArray();
        var gap = TimeSpan.Zero;
        var runs = new List<RunDetails>();
        try
        {
            while (!enough.IsCancellationRequested)
            {
                var run = await town.RequestAsync();
                do
                {
                    var seen = await LongestSilenceAsync();
                    gap = seen > gap ? seen : gap;
                }
                while (await town.IsAsync($"exists (select from ledger.runs where run = {run} and state <> 'succeeded')"));

                runs.Add((await town.Town.Ledger.FindAsync(run, default))!);
            }
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

        Say($"{runs.Count} packs with every processor busy, heartbeats at most {gap.TotalSeconds:0.0} s apart");
        Assert.All(runs, run => Assert.Equal(1, run.Run.Attempt));
        Assert.InRange(gap, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    private async Task<long> CountAsync()
    {
        await using var connection = await town.Town.Warehouse.App.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("select count(*) from ledger.run_states where state = 'succeeded'");
    }

    /// <summary>Of the workers that live: since the last sign of the ledger's or of the scheduler's.</summary>
    private async Task<TimeSpan> LongestSilenceAsync()
    {
        await using var connection = await town.Town.Warehouse.App.OpenConnectionAsync();
        var names = town.Nodes.Select(node => FormattableString.Invariant($"{Environment.MachineName}:{node.Serving.ProcessId}")).ToArray();
        return await connection.ExecuteScalarAsync<TimeSpan>(
            "select max(clock_timestamp() - heartbeat_at) from ledger.nodes where node = any(@names)", new { names });
    }
}
