using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Faults;
using Npgsql;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What <c>serve</c> does by itself, as a real process.</summary>
[Collection("serving")]
public sealed class ServeTests(DatabaseFixture fixture)
{
    private static readonly RunRequest Request =
        new(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk);

    [Fact]
    public async Task A_schedule_seconds_away_makes_its_pack_by_itself_as_of_the_instant_it_was_due()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.ScheduleAsync("{cron: \"* * * * *\"}");
        // Whatever the year is, the newest nine months then have no figures; no gate holds that back.
        await town.SqlAsync("update warehouse.series set definition = replace(definition, 'gate: {min_coverage: 80}', '')");
        using var serving = await Serving.StartAsync(fixture, town, ("TZ", "America/New_York"));
        var run = (await town.RowsAsync("select min(run)::text from ledger.runs where series = 'giao-ban-9-thang'")).Single();
        var ended = await Serving.UntilAsync(town, long.Parse(run, null), now => RunState.IsEnded(now.State));
        Assert.Equal((RunState.Succeeded, "cron", false), (ended.Run.State, ended.Run.Step, ended.Run.Late));
        Assert.Equal(ended.Run.Due, (await town.RowsAsync("select (as_of at time zone 'UTC')::text from packs.packs where version = 1"))
            .Select(text => DateTime.SpecifyKind(DateTime.Parse(text, null), DateTimeKind.Utc)).Single());
        // In the small set it shares its machine with other tests.
        Assert.InRange(ended.Run.StartedAt!.Value - ended.Run.Due, TimeSpan.Zero, FaultSize.Seconds(20, 5));
        Assert.Equal(["scheduled", "enqueued", "processing", "succeeded"], ended.States.Select(state => state.State));
    }

    [Fact]
    public async Task What_was_missed_while_nothing_ran_is_made_once_on_return_and_says_that_it_is_late()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var today = DateTime.UtcNow.AddHours(7).Date;
        await town.MeetingAsync($"{today.AddDays(-1):yyyy-MM-dd}T14:00", $"{today.AddDays(-3):yyyy-MM-dd}");
        await town.AppliedAsync(today.AddDays(-10));
        long run;
        using (var serving = await Serving.StartAsync(fixture, town))
        {
            run = long.Parse((await town.RowsAsync("select run::text from ledger.runs where step = 'meeting'")).Single(), null);
            var ended = await Serving.UntilAsync(town, run, now => RunState.IsEnded(now.State));
            Assert.Equal((RunState.Succeeded, true), (ended.Run.State, ended.Run.Late));
            Assert.Contains(ended.Log, line => line.Line.StartsWith("Muộn ", StringComparison.Ordinal) && line.Line.Contains("(Late by ", StringComparison.Ordinal));
            Assert.StartsWith("Muộn", ended.Run.Result, StringComparison.Ordinal);
            var due = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ended.Run.Due:yyyy-MM-ddTHH:mm:ssZ}");
            Assert.Contains($"\"late_for\":\"{due}\"", (await CommandAsync(town, "packs", "--json")).Output, StringComparison.Ordinal);
            Assert.Contains(", muộn (hạn ", (await CommandAsync(town, "packs")).Output, StringComparison.Ordinal);

            // The meeting is over too: what lies before it is said once its pack is made.
            var freeze = long.Parse((await town.RowsAsync("select run::text from ledger.runs where step = 'freeze' and due < now()")).Single(), null);
            var frozen = await Serving.UntilAsync(town, freeze, now => RunState.IsEnded(now.State));
            Assert.StartsWith("Chốt tại giờ họp: bản mới nhất là tx-minh-hoa-giao-ban-9-thang-2023-9M-v1, dự thảo.", frozen.Run.Result, StringComparison.Ordinal);
            Assert.Equal(0, (await serving.StopAsync()).ExitCode);
        }

        using var again = await Serving.StartAsync(fixture, town);
        Assert.Equal(["deleted draft", "scheduled archive", "succeeded freeze", "succeeded meeting"], await town.RowsAsync("select state || ' ' || step from ledger.runs order by 1"));
        Assert.Equal(1, (await town.Ledger.FindAsync(run, default))!.Run.Attempt);
        Assert.Equal(["1"], await town.RowsAsync("select version::text from packs.packs"));
    }

    [Fact]
    public async Task Cancelling_stops_within_a_second_and_stores_nothing()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var serving = await Serving.StartAsync(fixture, town);
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        await using (await HoldStoringAsync(town))
        {
            await Serving.UntilAsync(town, run, now => now.Stage == "store");
            Assert.True(await town.Ledger.CancelAsync(run, ScheduledTown.Clerk, default));
            var asked = DateTime.UtcNow;
            var ended = await Serving.UntilAsync(town, run, now => RunState.IsEnded(now.State));
            // As above.
            Assert.InRange(ended.Run.EndedAt!.Value - asked, TimeSpan.FromSeconds(-1), FaultSize.Seconds(10, 1));
            Assert.Equal(RunState.Deleted, ended.Run.State);
        }

        Assert.Empty(await town.RowsAsync("select pack::text from packs.packs"));
        Assert.Empty(await town.RowsAsync("select sha256 from packs.artefacts"));
    }

    [Fact]
    public async Task The_gate_makes_a_run_wait_and_says_who_is_missing_and_a_forced_pack_is_provisional()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var serving = await Serving.StartAsync(fixture, town);
        var (run, _) = await town.Ledger.RequestAsync(Request with { AsOf = new DateTimeOffset(2023, 9, 14, 0, 0, 0, TimeSpan.Zero) }, default);
        var ended = await Serving.UntilAsync(town, run, now => RunState.IsEnded(now.State));
        Assert.Equal((RunState.Waiting, 1), (ended.Run.State, ended.Run.Attempt));
        Assert.StartsWith("Giữ lại vì chưa đủ đơn vị báo cáo: 1/12 đơn vị, cần 80%. Còn thiếu: Ban Tổ chức", ended.Run.Result, StringComparison.Ordinal);
        Assert.Contains("(Held back: 1 of 12 units have reported, the gate asks for 80%. Missing: ", ended.Run.Result, StringComparison.Ordinal);
        Assert.Equal((1, 12, 80m, 11), (ended.Run.HeldBack!.Reported, ended.Run.HeldBack.Expected, ended.Run.HeldBack.Minimum, ended.Run.HeldBack.Units.Count));

        (run, _) = await town.Ledger.RequestAsync(Request with { AsOf = ended.Run.AsOf, Force = true }, default);
        ended = await Serving.UntilAsync(town, run, now => RunState.IsEnded(now.State));
        Assert.Equal((RunState.Succeeded, null), (ended.Run.State, ended.Run.HeldBack));
        Assert.Equal([ended.Run.Pack!.Value], await new PackReader(town.Warehouse.Reader).ListProvisionalAsync(default));
    }

    [Fact]
    public async Task A_renderer_that_cannot_start_is_tried_again_later_and_bad_input_is_not()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var serving = await Serving.StartAsync(fixture, town, ("ANALYTICS__Renderer__Node", "no-such-node"));
        var (later, _) = await town.Ledger.RequestAsync(Request, default);
        var (never, _) = await town.Ledger.RequestAsync(Request with { AsOf = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero) }, default);
        var retried = await Serving.UntilAsync(town, later, now => now is { State: RunState.Retrying, Attempt: 2 });
        Assert.Contains("no-such-node", retried.Run.Error, StringComparison.Ordinal);
        var failed = await Serving.UntilAsync(town, never, now => RunState.IsEnded(now.State));
        Assert.Equal((RunState.Failed, 1), (failed.Run.State, failed.Run.Attempt));
    }

    [Fact]
    public async Task Stopping_takes_no_longer_while_the_database_is_away_and_the_run_goes_on_when_it_is_back()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        (string, string) lease = ("ANALYTICS__Jobs__Lease", "00:00:02");
        long run;
        using (var serving = await Serving.StartAsync(fixture, town, lease))
        {
            (run, _) = await town.Ledger.RequestAsync(Request, default);
            await using (await HoldStoringAsync(town))
            {
                await Serving.UntilAsync(town, run, now => now.Stage == "store");
                await fixture.AllowConnectionsAsync(town.Warehouse, allow: false);
                await fixture.CutAsync(town.Warehouse);
            }

            var (exitCode, took, messages) = await serving.StopAsync();
            Assert.True(exitCode == 0, messages);
            Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }

        await fixture.AllowConnectionsAsync(town.Warehouse, allow: true);
        using var next = await Serving.StartAsync(fixture, town, lease);
        var ended = await Serving.UntilAsync(town, run, now => RunState.IsEnded(now.State));
        Assert.Equal((RunState.Succeeded, 2), (ended.Run.State, ended.Run.Attempt));
        Assert.Equal(["1"], await town.RowsAsync("select version::text from packs.packs"));
    }

    [Fact]
    public async Task The_schedule_is_the_same_in_any_zone()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.MeetingAsync("2098-09-19T14:00", "2098-09-18");
        var printed = new List<string>();
        foreach (var zone in new[] { "Asia/Ho_Chi_Minh", "America/New_York", "Australia/Lord_Howe" })
        {
            var environment = fixture.EnvironmentOf(town.Warehouse);
            environment["TZ"] = zone;
            var run = await CommandRun.RunAsync(Path.GetTempPath(), environment, "schedule", "--json");
            Assert.True(run.ExitCode == 0, run.Messages);
            printed.Add(run.Output);
        }

        Assert.Single(printed.Distinct());
        Assert.Contains("\"due\":\"2098-09-18T17:00:00+07:00\"", printed[0], StringComparison.Ordinal);
        Assert.Contains("\"due\":\"2098-09-19T06:00:00+07:00\"", printed[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_listed_asked_for_again_and_cancelled_on_the_command_line()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var (run, _) = await town.Ledger.RequestAsync(Request, default);
        Assert.Equal((0, ""), await CommandAsync(town, "runs", "cancel", "1"));
        Assert.Equal(2, (await CommandAsync(town, "runs", "cancel", "1")).ExitCode);
        Assert.Equal(2, (await CommandAsync(town, "runs", "again", "99")).ExitCode);
        Assert.Equal((0, "2\n"), await CommandAsync(town, "runs", "again", "1"));
        var listed = await CommandAsync(town, "runs", "--json");
        Assert.Contains("\"id\":2,\"series\":\"giao-ban-9-thang\"", listed.Output, StringComparison.Ordinal);
        Assert.Equal(1, run);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_sentence()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var run = await CommandRun.RunAsync(Path.GetTempPath(), fixture.EnvironmentOf(town.Warehouse), "serve", "--port", port);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"Port {port} of 127.0.0.1 is taken by another program; choose another with --port.\n", run.Messages);
        Assert.Empty(await NodeList.ListAsync(town.Warehouse.App, default));
    }

    private async Task<(int ExitCode, string Output)> CommandAsync(ScheduledTown town, params string[] command)
    {
        var run = await CommandRun.RunAsync(Path.GetTempPath(), fixture.EnvironmentOf(town.Warehouse), command);
        return (run.ExitCode, run.Output);
    }

    /// <summary>Makes whoever stores a version of the nine-month pack wait, as a slow disk would, until it is disposed.</summary>
    private static async Task<NpgsqlConnection> HoldStoringAsync(ScheduledTown town)
    {
        var connection = await town.Warehouse.Migrator.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "begin; lock table packs.packs in exclusive mode";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
