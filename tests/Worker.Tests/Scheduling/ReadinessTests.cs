using System.Net;
using System.Text.Json;
using Analytics.Worker.Scheduling;

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
        Assert.Equal("{\n  \"database\": \"ok\",\n  \"renderer\": \"ok\",\n  \"scheduler\": \"ok\"\n}", await client.GetStringAsync("/readyz"));
        Assert.Contains("analytics_nodes 1\n", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
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

    private static async Task<string?> SchedulerAsync(Serving serving)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(serving.Address, "/readyz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var parts = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return parts.RootElement.GetProperty("scheduler").GetString();
    }
}
