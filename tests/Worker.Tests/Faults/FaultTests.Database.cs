using System.Diagnostics;
using System.Net;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T7, T8, T9: the database stops, its connections are cut, the answer to a commit never comes.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public async Task A_database_that_stops_at_once_and_comes_back_finds_its_workers_waiting()
    {
        var (gate, run, _) = await HeldAsync("charts");
        // Its next write waits for the gate: the run is cut off where it is.
        await fixture.StopServerAsync();
        await gate.DisposeAsync();
        var away = Stopwatch.StartNew();
        using var client = new HttpClient();
        await Task.WhenAll(town.Nodes.Select(async node =>
        {
            while (await StatusAsync(client, node) != HttpStatusCode.ServiceUnavailable)
            {
            }
        }));
        Assert.InRange(away.Elapsed, TimeSpan.Zero, FaultSize.Seconds(40, 10));
        await Task.Delay(FaultSize.Seconds(1, 60));
        await fixture.StartServerAsync();
        var back = Stopwatch.StartNew();
        var ended = await town.SucceededAsync(run);
        Say($"database away for {away.Elapsed.TotalSeconds:0} s, the run it cut off was made {back.Elapsed.TotalSeconds:0.0} s after its return");
        Assert.True(ended.Run.Attempt >= 2, "The run was not cut off.");
        Assert.InRange(back.Elapsed, TimeSpan.Zero, FaultSize.Seconds(40, 15));
        Assert.All(town.Nodes, node => Assert.True(node.Serving.IsRunning));
    }

    [Fact]
    public async Task Connections_that_are_cut_five_times_a_second_delay_packs_and_lose_none()
    {
        using var enough = new CancellationTokenSource(FaultSize.Seconds(4, 60));
        var cutting = CutAsync(enough.Token);
        var asked = new List<long>();
        try
        {
            while (!enough.IsCancellationRequested)
            {
                asked.Add(await town.RequestAsync());
                await town.UntilAsync($"exists (select from ledger.runs where run = {asked[^1]} and attempt > 0)");
            }
        }
        finally
        {
            await enough.CancelAsync();
            await cutting;
        }

        Say($"{await cutting} connections cut while {asked.Count} packs were asked for");
        foreach (var run in asked)
        {
            await town.SucceededAsync(run);
        }

        Assert.All(town.Nodes, node => Assert.True(node.Serving.IsRunning));
    }

    [Theory]
    // What stores a pack, and what ends its run.
    [InlineData("insert into packs.pack_artefacts", 2)]
    [InlineData("with left_by as", 1)]
    public async Task A_commit_whose_answer_is_cut_off_counts_once(string statement, int attempts)
    {
        var cuts = town.Nodes.Select(node => node.Network.CutCommitAfter(statement)).ToArray();
        var run = await town.RequestAsync();
        await Task.WhenAny(cuts.Select(cut => cut.Happened)).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(attempts, (await town.SucceededAsync(run)).Run.Attempt);
        Array.ForEach(cuts, cut => cut.Done());
    }

    [Fact]
    public async Task The_commit_of_what_the_mail_server_said_may_lose_its_answer_without_a_second_message()
    {
        var made = await town.SucceededAsync(await town.RequestAsync());
        var cuts = town.Nodes.Select(node => node.Network.CutCommitAfter("update delivery.outbox o\nset state = e.state")).ToArray();
        await town.Lifecycle.ApproveAsync(
            new("tx-minh-hoa", ScheduledTown.NineMonths, "2023-9M"), made.Run.PackVersion!.Value, ScheduledTown.Clerk, "kiểm tra", default);
        await Task.WhenAny(cuts.Select(cut => cut.Happened)).WaitAsync(TimeSpan.FromMinutes(1));
        Array.ForEach(cuts, cut => cut.Done());
        await town.UntilAsync($"(select count(*) from delivery.outbox where pack = {made.Run.Pack} and state = 'accepted' and doubts = 0) = 4");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, FaultNode node)
    {
        using var answer = await client.GetAsync(new Uri(node.Serving.Address, "/readyz"));
        return answer.StatusCode;
    }

    private async Task<int> CutAsync(CancellationToken enough)
    {
        var cut = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        await using var connection = await town.Town.Warehouse.App.OpenConnectionAsync(CancellationToken.None);
        while (!enough.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            cut += await connection.ExecuteScalarAsync<int>(
                """
                select count(*)::int from (
                  select pg_terminate_backend(pid) from (
                    select pid from pg_stat_activity
                    where datname = current_database() and usename = current_user and application_name <> 'analytics test'
                    order by random() limit 1) one) done
                """);
        }

        return cut;
    }
}
