using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>The steps of the calendar that make no pack: planned, done once, and what they keep.</summary>
[Collection("scheduling")]
public sealed class CalendarTests(DatabaseFixture fixture)
{
    private const string Others = "'open', 'remind', 'freeze', 'archive'";

    [Fact]
    public async Task A_moved_meeting_moves_its_steps_that_wait_and_a_cancelled_one_drops_them()
    {
        await using var town = await PlannedTownAsync();
        Assert.Equal(
            [
                "scheduled open 2023-09-15T01:00:00Z", "scheduled remind 2023-09-18T01:00:00Z", "scheduled freeze 2023-09-19T07:00:00Z",
                "scheduled archive 2023-10-03T01:00:00Z",
            ],
            await town.PlannedAsync(Others));

        await DoAsync(town, Steps.Open, new DateTime(2023, 9, 15, 8, 0, 5));
        await town.MeetingAsync("2023-09-22T14:00");
        await town.Planner.PlanAsync(default);
        Assert.Equal(
            [
                "succeeded open 2023-09-15T01:00:00Z", "scheduled remind 2023-09-18T01:00:00Z", "scheduled freeze 2023-09-22T07:00:00Z",
                "scheduled archive 2023-10-06T01:00:00Z",
            ],
            await town.PlannedAsync(Others));

        await town.MeetingAsync("");
        await town.Planner.PlanAsync(default);
        Assert.Equal(
            ["scheduled remind 2023-09-18T01:00:00Z", "scheduled draft 2023-09-18T10:00:00Z"],
            (await town.PlannedAsync("'open', 'remind', 'draft', 'meeting', 'freeze', 'archive'")).Where(row => row.StartsWith("scheduled", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_new_holiday_moves_what_it_falls_on()
    {
        await using var town = await PlannedTownAsync();
        await town.ImportAsync("holidays.csv", "date,name_vi", "2023-09-15,Nghỉ bù");
        await town.Planner.PlanAsync(default);
        // The opening would come after the deadline of the 15th: it is on the third working day before.
        Assert.Equal("scheduled open 2023-09-12T01:00:00Z", (await town.PlannedAsync(Others))[0]);
    }

    [Fact]
    public async Task Opening_keeps_who_is_due_and_a_reminder_who_is_missing_each_once()
    {
        await using var town = await PlannedTownAsync();
        var open = await DoAsync(town, Steps.Open, new DateTime(2023, 9, 15, 8, 0, 5));
        Assert.Contains("Mở thu thập số liệu 9 tháng năm 2023, hạn gửi 15/09/2023; 12 đơn vị phải gửi: Ban Tổ chức, ", open.Result, StringComparison.Ordinal);
        Assert.Contains("(Collection for the nine months of 2023 is open until 2023-09-15; 12 units are due: ", open.Result, StringComparison.Ordinal);
        Assert.Equal((RunState.Succeeded, 1, null), (open.State, open.Attempt, open.Pack));

        var remind = await DoAsync(town, Steps.Remind, new DateTime(2023, 9, 18, 8, 0, 5));
        Assert.Contains("Đã quá hạn gửi 15/09/2023: ", remind.Result, StringComparison.Ordinal);
        Assert.Contains("1/12 đơn vị chưa gửi đủ: ", remind.Result, StringComparison.Ordinal);
        Assert.Contains("(gửi chưa đủ). Gửi thư nhắc: ", remind.Result, StringComparison.Ordinal);
        Assert.Contains("(The deadline 2023-09-15 has passed; 1 of 12 units are missing: ", remind.Result, StringComparison.Ordinal);

        // Executing it again, as a cluster may, does nothing.
        using var renderer = NoRenderer();
        await town.Runs(town.Build(renderer.Value)).ExecuteAsync(remind.Id, default);
        Assert.Equal(["scheduled", "enqueued", "processing", "succeeded"], (await town.Ledger.FindAsync(remind.Id, default))!.States.Select(state => state.State));
    }

    [Fact]
    public async Task When_all_have_sent_nobody_is_reminded()
    {
        await using var town = await PlannedTownAsync();
        town.Clock.Now = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await town.SqlAsync("update ledger.runs set due = '2023-12-31T23:59:30Z' where step = 'remind' and period = '2023-9M'");
        var remind = await DoAsync(town, Steps.Remind, new DateTime(2024, 1, 1, 7, 0, 0));
        Assert.EndsWith("Đủ 12/12 đơn vị đã gửi; không phải nhắc ai. (All 12 units have reported; nobody is to be reminded.)", remind.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_missed_reminders_one_is_done_and_says_that_it_is_late()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 1));
        await town.AppliedAsync(new DateTime(2023, 8, 1));
        await town.ImportAsync(
            "calendar.csv", "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at",
            "party,2023-9M,2022-12-15,2023-09-07,2023-09-14,2023-09-18,2023-09-19T14:00");
        await town.Planner.PlanAsync(default);
        Assert.Equal(
            ["scheduled remind 2023-09-11T01:00:00Z", "scheduled remind 2023-09-13T01:00:00Z", "scheduled remind 2023-09-15T01:00:00Z"],
            await town.PlannedAsync("'remind'"));
        var remind = await DoAsync(town, Steps.Remind, new DateTime(2023, 9, 13, 12, 0, 0));
        // The deadline is the one that was known on that day.
        Assert.StartsWith("Muộn (late). Hạn gửi 15/09/2023: 11/12 đơn vị chưa gửi đủ: ", remind.Result, StringComparison.Ordinal);
        Assert.Equal(
            ["deleted remind 2023-09-11T01:00:00Z", "succeeded remind 2023-09-13T01:00:00Z", "scheduled remind 2023-09-15T01:00:00Z"],
            await town.PlannedAsync("'remind'"));
    }

    [Fact]
    public async Task Freezing_waits_for_the_pack_of_the_meeting_and_ends_what_goes_on_by_itself()
    {
        await using var town = await PlannedTownAsync();
        town.Clock.Now = new DateTimeOffset(2023, 9, 19, 7, 0, 5, TimeSpan.Zero);
        await town.Waiting.ReleaseAsync(default);
        Assert.Equal(["scheduled freeze 2023-09-19T07:00:00Z"], await town.PlannedAsync("'freeze'"));

        await town.SqlAsync("update ledger.runs set state = 'waiting', attempt = 1 where step = 'meeting' and period = '2023-9M'");
        await town.ObserveAsync(190);
        var freeze = await DoAsync(town, Steps.Freeze, new DateTime(2023, 9, 19, 14, 10, 0));
        Assert.StartsWith("Đến giờ họp mà chưa có bản nào; từ đây không tự lập nữa", freeze.Result, StringComparison.Ordinal);
        Assert.False(freeze.Late);
        Assert.Equal(["period-frozen tx-minh-hoa/giao-ban-9-thang/2023-9M (automatic)"], await ActsAsync(town, "period-frozen"));
        Assert.Equal(0, await town.Held.ResumeAsync(default));

        // The committee is called for another day after all: until then it goes on as before.
        await town.SqlAsync("update ledger.runs set state = 'scheduled', due = due + interval '3 days' where step = 'freeze' and period = '2023-9M'");
        Assert.Equal(1, await town.Held.ResumeAsync(default));
        await town.SqlAsync("update ledger.runs set state = 'waiting', resumed_at = null, attempt = 1, submissions_seen = 0 where step = 'meeting' and period = '2023-9M'");
        await town.SqlAsync("update ledger.runs set state = 'succeeded' where step = 'freeze' and period = '2023-9M'");
        Assert.Equal(0, await town.Held.ResumeAsync(default));

        await town.SqlAsync("update ledger.runs set step = 'request' where step = 'meeting' and period = '2023-9M'");
        Assert.Equal(1, await town.Held.ResumeAsync(default));
    }

    [Fact]
    public async Task Archiving_keeps_the_last_approved_version_and_says_so_when_there_is_none()
    {
        await using var town = await PlannedTownAsync();
        await town.SqlAsync("update ledger.runs set state = 'deleted' where step in ('draft', 'meeting', 'freeze')");
        var empty = await DoAsync(town, Steps.Archive, new DateTime(2023, 10, 3, 8, 0, 5));
        Assert.StartsWith("Không có bản nào được duyệt nên không lưu trữ bản nào.", empty.Result, StringComparison.Ordinal);

        await town.SqlAsync("insert into packs.packs (committee, series, period, version, state, as_of, snapshot, series_version, code_version, template, language, manifest) "
            + "select 'tx-minh-hoa', 'giao-ban-9-thang', '2023-9M', v, 'draft', now(), 'sha256:' || v, 1, 'x', 'x', 'vi-VN', '{}' from generate_series(1, 3) v");
        await town.SqlAsync("update packs.packs set state = 'approved' where version < 3");
        await town.SqlAsync("update packs.packs set state = case version when 1 then 'superseded' else 'sent' end where version < 3");
        var again = (await town.Ledger.RequeueAsync(empty.Id, ScheduledTown.Clerk, default))!.Value;
        Assert.NotEqual(empty.Id, again);
        using var renderer = NoRenderer();
        await town.Runs(town.Build(renderer.Value)).ExecuteAsync(again, default);
        var archived = (await town.Ledger.FindAsync(again, default))!.Run;
        Assert.Equal(
            (RunState.Succeeded, Steps.Archive, "văn thư"), (archived.State, archived.Step, archived.RequestedBy));
        Assert.StartsWith("Lưu trữ tx-minh-hoa-giao-ban-9-thang-2023-9M-v2: bản được duyệt cuối cùng của kỳ.", archived.Result, StringComparison.Ordinal);

        var reader = new PackReader(town.Warehouse.Reader);
        var versions = await reader.ListVersionsAsync(new PackKey("tx-minh-hoa", ScheduledTown.NineMonths, "2023-9M"), default);
        var marks = await Task.WhenAll(versions.Select(async version => await reader.FindArchivedAtAsync(version, default) is not null));
        Assert.Equal([false, true, false], marks);
    }

    [Fact]
    public async Task A_step_that_is_asked_for_while_it_is_on_its_way_is_joined_and_keeps_its_time()
    {
        await using var town = await PlannedTownAsync();
        var open = await DoAsync(town, Steps.Open, new DateTime(2023, 9, 15, 8, 0, 5));
        var again = (await town.Ledger.RequeueAsync(open.Id, ScheduledTown.Clerk, default))!.Value;
        // Its first try has failed, and it is tried again in an hour.
        await town.SqlAsync("update ledger.runs set state = 'retrying', attempt = 1 where run = @again", new { again });
        await town.Engine.PlaceAsync(again, town.Clock.Now.AddHours(1), default);
        var trigger = $"select next_fire_time::text from quartz.qrtz_triggers where trigger_name = '{again}'";
        var time = Assert.Single(await town.RowsAsync(trigger));

        Assert.Equal(again, await town.Ledger.RequeueAsync(open.Id, ScheduledTown.Clerk, default));
        Assert.Equal([time], await town.RowsAsync(trigger));
        Assert.Equal(
            [$"run-repeated {again} văn thư", $"run-joined {again} văn thư"], [.. await ActsAsync(town, "run-repeated"), .. await ActsAsync(town, "run-joined")]);
        Assert.Contains("văn thư", Assert.Single((await town.Ledger.FindAsync(again, default))!.Log).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_nobody_does_is_overdue_and_one_without_a_run_is_missing()
    {
        await using var town = await PlannedTownAsync();
        town.Clock.Now = new DateTimeOffset(2023, 9, 15, 1, 20, 0, TimeSpan.Zero);
        var overdue = Assert.Single(await town.Overdue.ListAsync(default), run => run.Series == ScheduledTown.NineMonths);
        Assert.Equal(("giao-ban-9-thang/2023-9M/open", RunState.Scheduled), (overdue.Name, overdue.State));

        await town.SqlAsync("delete from ledger.run_states");
        await town.SqlAsync("delete from ledger.runs");
        overdue = Assert.Single(await town.Overdue.ListMissingAsync(default), run => run.Series == ScheduledTown.NineMonths);
        Assert.Equal((Steps.Open, null), (overdue.Step, overdue.State));
    }

    private static Task<IReadOnlyList<string>> ActsAsync(ScheduledTown town, string what) =>
        town.RowsAsync($"select a.what || ' ' || a.subject || ' ' || a.by from audit.acts a where a.what = '{what}' order by a.act");

    /// <summary>Lets a step's time come, and does it.</summary>
    private static async Task<Run> DoAsync(ScheduledTown town, string step, DateTime local)
    {
        town.Clock.Now = Reports.Periods.VietnamTime.FromLocal(local);
        await town.Waiting.ReleaseAsync(default);
        var run = Assert.Single(await town.Ledger.ListAsync(RunState.Enqueued, 1000, 0, default), run => run is { Series: ScheduledTown.NineMonths, Period: "2023-9M" } && run.Step == step);
        using var renderer = NoRenderer();
        await town.Runs(town.Build(renderer.Value)).ExecuteAsync(run.Id, default);
        return (await town.Ledger.FindAsync(run.Id, default))!.Run;
    }

    /// <summary>What does no typesetting starts no process.</summary>
    private static IdleRenderer NoRenderer() => new();

    private sealed class IdleRenderer : IDisposable
    {
        public Renderer Value { get; } = new(new RendererOptions { Processes = 1 });

        public void Dispose() => Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task<ScheduledTown> PlannedTownAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 10));
        await town.AppliedAsync(new DateTime(2023, 8, 1));
        await town.Planner.PlanAsync(default);
        return town;
    }
}
