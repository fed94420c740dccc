using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>A run that the gate holds back goes on by itself when its units have reported, once.</summary>
[Collection("scheduling")]
public sealed class HeldRunsTests(DatabaseFixture fixture)
{
    private static readonly RunRequest Request =
        new(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk);

    [Fact]
    public async Task A_run_that_waits_for_a_unit_is_made_when_its_figure_comes_in_and_only_once()
    {
        await using var town = await IncompleteTownAsync();
        using var first = await Serving.StartAsync(fixture, town);
        using var second = await Serving.StartAsync(fixture, town);
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        var held = await Serving.UntilAsync(town, run, now => now.State == RunState.Waiting);
        Assert.Contains("Còn thiếu: Ban Tổ chức", held.Run.Result, StringComparison.Ordinal);

        await town.ObserveAsync(190);
        var ended = await Serving.UntilAsync(town, run, now => now.State is not (RunState.Waiting or RunState.Enqueued or RunState.Processing));
        Assert.Equal((RunState.Succeeded, 1, 1), (ended.Run.State, ended.Run.Attempt, ended.Run.PackVersion));
        Assert.True(ended.Run.BuildsAsOf > ended.Run.Due);
        Assert.Equal(["enqueued", "processing", "waiting", "enqueued", "processing", "succeeded"], ended.States.Select(state => state.State));

        await town.ObserveAsync(191);
        Assert.Equal(0, await town.Held.ResumeAsync(default));
        Assert.Equal(["1"], await town.RowsAsync("select version::text from packs.packs"));
    }

    [Fact]
    public async Task It_waits_on_while_nothing_new_comes_and_goes_on_once_however_many_look()
    {
        await using var town = await IncompleteTownAsync();
        var run = await HeldAsync(town, Request);
        Assert.Equal(0, await town.Held.ResumeAsync(default));

        // Of another committee, or nothing at all.
        await town.ImportAsync("holidays.csv", "date,name_vi", "2030-01-01,Tết Dương lịch");
        await town.WithdrawAsync();
        Assert.Equal(0, await town.Held.ResumeAsync(default));

        await town.ObserveAsync(190);
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.Held.ResumeAsync(default))));
        Assert.Equal(1, together.Sum());
        Assert.Equal([$"{run}"], await town.RowsAsync("select trigger_name from quartz.qrtz_triggers"));
    }

    [Fact]
    public async Task An_earlier_run_is_not_woken_when_a_later_one_of_the_same_pack_has_begun()
    {
        await using var town = await IncompleteTownAsync();
        await HeldAsync(town, Request);
        var later = await HeldAsync(town, Request);
        await town.ObserveAsync(190);
        Assert.Equal(1, await town.Held.ResumeAsync(default));
        Assert.Equal(RunState.Enqueued, (await town.Ledger.FindAsync(later, default))!.Run.State);
    }

    [Fact]
    public async Task A_paused_item_s_run_waits_until_it_is_resumed()
    {
        await using var town = await IncompleteTownAsync();
        await HeldAsync(town, Request);
        await town.SqlAsync("update ledger.runs set step = 'cron'");
        await town.SqlAsync("insert into ledger.paused (series, committee, paused_by) values ('giao-ban-9-thang', 'tx-minh-hoa', 'văn thư')");
        await town.ObserveAsync(190);
        Assert.Equal(0, await town.Held.ResumeAsync(default));
        await town.SqlAsync("delete from ledger.paused");
        Assert.Equal(1, await town.Held.ResumeAsync(default));
    }

    private async Task<ScheduledTown> IncompleteTownAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture);
        await town.HoldForAllAsync();
        await town.WithdrawAsync();
        return town;
    }

    private static async Task<long> HeldAsync(ScheduledTown town, RunRequest request)
    {
        var (run, _) = await town.Ledger.RequestAsync(request, default);
        var leases = new RunLease(town.Warehouse.App, town.Engine, "test", TimeSpan.FromMinutes(1));
        await leases.EndAsync((await leases.ClaimAsync(run, default))!, RunState.Waiting, "chờ", null, null);
        // Its trigger fired.
        await town.Engine.RemoveAsync(run, default);
        return run;
    }
}
