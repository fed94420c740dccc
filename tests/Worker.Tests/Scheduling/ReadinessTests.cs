using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Desk.Health;
using Analytics.Worker.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What a monitor learns from a process that makes runs, on its own small listener.</summary>
[Collection("scheduling")]
public sealed class ReadinessTests(DatabaseFixture fixture)
{
    private static readonly (string, string) JobsOnly = ("ANALYTICS__Node__Run", "jobs");

    [Fact]
    public async Task A_process_without_a_desk_answers_machines_and_nobody_else()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var serving = await Serving.StartAsync(fixture, town, JobsOnly);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(serving.Address.Host)));
        using var client = new HttpClient { BaseAddress = serving.Address };
        Assert.Equal("ok\n", await client.GetStringAsync("/healthz"));
        Assert.Equal("{\n  \"database\": \"ok\",\n  \"renderer\": \"ok\",\n  \"scheduler\": \"ok\",\n  \"clock\": \"ok\"\n}", await client.GetStringAsync("/readyz"));
        var metrics = await client.GetStringAsync("/metrics");
        string[] wanted = ["analytics_nodes 1\n", "analytics_oldest_waiting_run_seconds 0\n", "# TYPE analytics_renderers_lost_total counter\nanalytics_renderers_lost_total 0\n"];
        Assert.All(wanted, line => Assert.Contains(line, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain("analytics_last_backup", metrics, StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/packs", "/jobs", "/sign-in" })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_no_living_process_holds_and_what_should_have_started_is_said_by_part()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.Engine.PlaceAsync(1_000_001, DateTimeOffset.UtcNow.AddDays(1), default);
        await town.Engine.PlaceAsync(1_000_002, DateTimeOffset.UtcNow.AddDays(1), default);
        Assert.Equal(["no check-in for 12 s"], await town.Engine.FindFaultsAsync(DateTimeOffset.UtcNow, default));

        using var serving = await Serving.StartAsync(fixture, town, JobsOnly);
        Assert.Empty(await town.Engine.FindFaultsAsync(DateTimeOffset.UtcNow, default));
        await town.SqlAsync("update quartz.qrtz_triggers set trigger_state = 'ACQUIRED' where trigger_name = '1000001'");
        Assert.Equal(["1 held by a process that is gone"], await town.Engine.FindFaultsAsync(DateTimeOffset.UtcNow, default));
        Assert.Equal("1 held by a process that is gone", await SchedulerAsync(serving));

        await serving.KillAsync();
        var later = DateTimeOffset.UtcNow.AddDays(1).AddMinutes(3);
        Assert.Equal(
            ["no check-in for 12 s", "1 held by a process that is gone", "1 due for more than 2 min and not started"],
            await town.Engine.FindFaultsAsync(later, default));
    }

    [Fact]
    public async Task A_period_without_its_run_is_a_fault_until_it_is_planned()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var serving = await Serving.StartAsync(fixture, town, JobsOnly);
        var today = DateTime.UtcNow.AddHours(7).Date;
        await town.MeetingAsync($"{today.AddDays(3):yyyy-MM-dd}T14:00", $"{today.AddDays(-3):yyyy-MM-dd}");
        await town.AppliedAsync(today.AddDays(-10));
        Assert.Equal("1 of the schedule without a run", await SchedulerAsync(serving));
        await town.Planner.PlanAsync(default);
        Assert.Empty(await town.Overdue.ListMissingAsync(default));
    }

    [Fact]
    public async Task A_process_says_that_it_is_alive_however_long_it_plans()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await using var holding = await town.Warehouse.Migrator.OpenConnectionAsync();
        await using var held = await holding.BeginTransactionAsync();
        await holding.ExecuteAsync("lock table warehouse.series in access exclusive mode");
        var starting = Serving.StartAsync(fixture, town, JobsOnly);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await town.RowsAsync("select node from ledger.nodes where heartbeat_at > started_at + interval '6 seconds'")).Count == 0)
        {
            await Task.Delay(50, patience.Token);
        }

        Assert.False(starting.IsCompleted);
        await held.RollbackAsync();
        using var serving = await starting;
    }

    [Fact]
    public async Task A_clock_more_than_a_second_off_the_database_s_is_a_fault()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        Assert.Equal((true, "ok"), await ClockAsync(TimeSpan.FromMilliseconds(-900)));
        foreach (var off in new[] { TimeSpan.FromSeconds(-3), TimeSpan.FromHours(25) })
        {
            var (works, finding) = await ClockAsync(off);
            Assert.False(works);
            Assert.EndsWith(" ms from the database's", finding, StringComparison.Ordinal);
        }

        async Task<(bool, string)> ClockAsync(TimeSpan off)
        {
            using var readiness = new Readiness(town.Warehouse, town.Engine, town.Overdue, new ShiftedClock(off), renderer: null);
            var clock = (await readiness.CheckAsync(default)).Single(part => part.Name == "clock");
            return (clock.Works, clock.Finding);
        }
    }

    [Fact]
    public async Task A_renderer_is_judged_between_documents_and_one_that_hangs_is_found_out()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        Assert.True(await renderer.WorksAsync(default));
        await SignalAsync("-STOP");
        using var gone = new CancellationTokenSource();
        var working = renderer.CheckAsync(gone.Token);
        Assert.Equal("ok", await RendererAsync());
        await SignalAsync("-CONT");
        await working;

        await SignalAsync("-STOP");
        Assert.Equal("does not answer", await RendererAsync());
        Assert.Equal(1, renderer.Lost);
        Assert.Equal("ok", await RendererAsync());

        async Task<string> RendererAsync()
        {
            using var readiness = new Readiness(town.Warehouse, town.Engine, town.Overdue, TimeProvider.System, renderer);
            return (await readiness.CheckAsync(default)).Single(part => part.Name == "renderer").Finding;
        }

        async Task SignalAsync(string signal)
        {
            using var kill = Process.Start("kill", [signal, renderer.ProcessIds.Single().ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task As_json_every_line_about_a_run_says_which_and_lines_go_to_standard_error_only()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var serving = await Serving.StartAsync(fixture, town, JobsOnly, ("ANALYTICS__Logging__Format", "json"));
        var (run, _) = await town.Ledger.RequestAsync(
            new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk), default);
        await Serving.UntilAsync(town, run, now => now.State == RunState.Succeeded);
        var (_, took, messages) = await serving.StopAsync();
        Assert.True(took < TimeSpan.FromSeconds(30), $"{took}");
        var lines = messages.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.NotEmpty(lines);
        string[] said = [.. lines.Where(line => line.GetProperty("Category").GetString()!.EndsWith("RunPack", StringComparison.Ordinal)).Select(line =>
        {
            var scope = line.GetProperty("Scopes").EnumerateArray().Single(scope => scope.TryGetProperty("run", out _));
            Assert.Equal((run, ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M"), (
                scope.GetProperty("run").GetInt64(), scope.GetProperty("series").GetString(), scope.GetProperty("committee").GetString(), scope.GetProperty("period").GetString()));
            return line.GetProperty("Message").GetString()!;
        })];
        Assert.Equal([$"Run {run} begins, attempt 1", $"Run {run} made tx-minh-hoa-giao-ban-9-thang-2023-9M-v1"], said);
    }

    private static async Task<string?> SchedulerAsync(Serving serving)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(serving.Address, "/readyz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var parts = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return parts.RootElement.GetProperty("scheduler").GetString();
    }

    /// <summary>Goes as the machine's, but is off.</summary>
    private sealed class ShiftedClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
    }
}
