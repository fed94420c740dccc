using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T4, T10, T16: a worker that stands still, is cut off, or is told to stop, in the middle of a pack.</summary>
public sealed partial class FaultTests
{
    [Theory]
    [InlineData("typeset")]
    [InlineData("store")]
    public async Task A_worker_frozen_past_its_lease_changes_nothing_when_it_wakes_up(string stage)
    {
        for (var freeze = 0; freeze < FaultSize.Of(1, 10); freeze++)
        {
            var (gate, run, zombie) = await HeldAsync(stage);
            await using (gate)
            {
                await zombie.Serving.SignalAsync("STOP");
            }

            var ended = await town.SucceededAsync(run);
            Assert.Equal(2, ended.Run.Attempt);
            Assert.NotSame(zombie, await town.NodeOfAsync(run));
            await zombie.Serving.SignalAsync("CONT");
            await zombie.Serving.HearAsync($"The lease on run {run} is lost");
            Assert.Equal(ended.Run, (await town.Town.Ledger.FindAsync(run, default))!.Run);
        }
    }

    [Fact]
    public async Task A_worker_that_the_network_swallows_loses_its_run_to_the_other_and_its_late_writes_change_nothing()
    {
        var (gate, run, lost) = await HeldAsync("typeset");
        await using (gate)
        {
            lost.Network.Swallow();
        }

        var ended = await town.SucceededAsync(run);
        Assert.Equal(2, ended.Run.Attempt);
        Assert.NotSame(lost, await town.NodeOfAsync(run));
        // Others go on while it is away.
        await town.SucceededAsync(await town.RequestAsync());
        await Task.Delay(FaultSize.Seconds(0, 90));
        Assert.True(lost.Serving.IsRunning);
        lost.Network.Heal();
        await lost.Serving.HearAsync($"The lease on run {run} is lost");
        Assert.Equal(ended.Run, (await town.Town.Ledger.FindAsync(run, default))!.Run);
    }

    [Fact]
    public async Task A_worker_told_to_stop_in_the_middle_hands_its_run_to_the_other()
    {
        var (gate, run, stopped) = await HeldAsync("store");
        await using (gate)
        {
            var (exitCode, took, messages) = await stopped.Serving.StopAsync();
            Assert.True(exitCode == 0, messages);
            Assert.EndsWith("Stopping; what is being made is handed back.\n", messages, StringComparison.Ordinal);
            Assert.Single(await NodeList.ListAsync(town.Town.Warehouse.App, default), node => !node.PossiblyAborted);
            Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            Say($"stopped in the middle of a pack within {took.TotalSeconds:0.0} s");
        }

        var ended = await town.SucceededAsync(run);
        // What was handed back counts as no attempt.
        Assert.Equal(1, ended.Run.Attempt);
        Assert.Contains(ended.States, state => state.State == "enqueued" && state.At > ended.Run.StartedAt);
    }
}
