using Analytics.Worker.Scheduling.Quartz;
using Analytics.Worker.Tests.Commands;
using Npgsql;

namespace Analytics.Worker.Tests.Invariants;

/// <summary>Each thing that must hold at every moment is broken from outside once, and found by its name and its id.</summary>
[Collection("delivery")]
public sealed class InvariantTests(DatabaseFixture fixture, BrokenTown town) : IClassFixture<BrokenTown>
{
    private const string Pack = "tx/giao-ban/2025-Q2/v1 ";

    [Theory]
    [InlineData("occurrences", "update ledger.runs set pack = null", "run 1 succeeded without a pack")]
    [InlineData("occurrences", "update ledger.runs set period = '2025-Q1'", "run 1 names the pack of something else")]
    [InlineData("occurrences", "update ledger.runs set state = 'scheduled', due = now() - interval '1 hour'", "run 1 was due and was never handed out")]
    [InlineData(
        "occurrences",
        "update ledger.runs set state = 'enqueued'; update ledger.run_states set state = 'enqueued', at = now() - interval '1 hour'",
        "run 1 is enqueued and nobody makes it")]
    [InlineData(
        "occurrences",
        "update ledger.runs set state = 'retrying'; update ledger.run_states set state = 'retrying', at = now() - interval '3 days'",
        "run 1 is retrying and nobody makes it")]
    [InlineData(
        "occurrences", "update ledger.runs set state = 'failed'; insert into ledger.run_states (run, state) values (1, 'failed')", "run 1 failed without a reason")]
    [InlineData(
        "occurrences",
        "update ledger.runs set state = 'waiting', result = null; insert into ledger.run_states (run, state) values (1, 'waiting')",
        "run 1 waits without a reason")]
    [InlineData("histories", "delete from ledger.run_states", "run 1 is succeeded and its history says nothing")]
    [InlineData("histories", "insert into ledger.run_states (run, state) values (1, 'retrying')", "run 1 is succeeded and its history says retrying")]
    [InlineData("leases", "update ledger.runs set state = 'processing', node = 'gone:1', lease_until = now() - interval '2 minutes'", "run 1 of gone:1")]
    [InlineData(
        "packs",
        "alter table packs.packs disable trigger user; update packs.packs set manifest = jsonb_set(manifest, '{files,2,bytes}', '1')",
        Pack + "does not have tx-giao-ban-2025-Q2-v1.json as its manifest lists it",
        Pack + "has tx-giao-ban-2025-Q2-v1.json, which its manifest does not list so")]
    [InlineData(
        "packs",
        "alter table packs.packs disable trigger user; update packs.packs set manifest = manifest #- '{files,0}'; delete from packs.pack_artefacts where position = 0",
        Pack + "has no .pdf")]
    [InlineData(
        "packs", "alter table packs.pack_events disable trigger user; delete from packs.pack_events where state = 'draft'", Pack + "does not begin its history as a draft")]
    [InlineData(
        "packs",
        "alter table packs.pack_events disable trigger user; delete from packs.pack_events where state = 'sent'",
        Pack + "is sent and its history does not say so")]
    [InlineData(
        "files",
        "alter table packs.artefacts drop constraint artefacts_check; update packs.artefacts set content = 'khác' "
            + "where sha256 = (select sha256 from packs.pack_artefacts where position = 1)",
        " (tx-giao-ban-2025-Q2-v1.xlsx)")]
    [InlineData("files", "insert into packs.artefacts values (encode(sha256('x'), 'hex'), 'x')", "2d711642b726, which no pack has")]
    [InlineData(
        "mail",
        "drop index delivery.one_message; "
            + "insert into delivery.outbox (message, pack, kind, recipient_name, address, language, formats, subject, body, state) "
            + "select gen_random_uuid(), pack, kind, recipient_name, upper(address), language, formats, subject, body, state "
            + "from delivery.outbox where address = 'ok@tx.example'",
        Pack + "to ok@tx.example")]
    [InlineData(
        "sending", "update delivery.outbox set state = 'sending', lease_until = now() - interval '2 minutes' where address = 'ok@tx.example'", " to ok@tx.example")]
    public async Task What_is_broken_is_found_by_its_id(string name, string change, params string[] expected)
    {
        var warehouse = await town.CopyAsync(change);
        await using var engine = await QuartzEngine.OpenAsync(warehouse.App, 1, null, default);
        var faults = await BrokenTown.FaultsAsync(warehouse, engine);
        Assert.All(expected, fault => Assert.Contains(faults[name], found => found.EndsWith(fault, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_version_with_the_same_content_is_found()
    {
        var warehouse = await town.CopyAsync(
            """
            insert into packs.packs (committee, series, period, version, as_of, snapshot, series_version, code_version, template, language, manifest)
            select committee, series, period, 2, as_of, snapshot, series_version, code_version, template, language, manifest from packs.packs
            """);
        await using var engine = await QuartzEngine.OpenAsync(warehouse.App, 1, null, default);
        Assert.Contains("tx/giao-ban/2025-Q2/v2 has the content of version 1", (await BrokenTown.FaultsAsync(warehouse, engine))["packs"]);
    }

    [Fact]
    public async Task What_may_have_arrived_twice_is_named_and_no_fault_and_neither_is_what_has_just_begun()
    {
        var warehouse = await town.CopyAsync(
            """
            update delivery.outbox set doubts = 1 where address = 'ok@tx.example';
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state, lease_until)
            values ('giao-ban', 'tx', '2025-Q1', 'request', now(), 'kiểm tra', 'kiểm tra', 'processing', now() - interval '5 seconds')
            """);
        await using var engine = await QuartzEngine.OpenAsync(warehouse.App, 1, null, default);
        var all = await BrokenTown.CheckAsync(warehouse, engine);
        Assert.All(all, one => Assert.True(one.IsHeld, one.Finding));
        Assert.Equal(
            $"each version has one message for each address; may have arrived twice: {Pack}to ok@tx.example", all.Single(one => one.Name == "mail").Finding);
    }

    [Fact]
    public async Task An_occurrence_of_the_schedule_without_a_run_is_found()
    {
        var warehouse = await town.CopyAsync(
            """update warehouse.series set applied_at = now() - interval '3 days', definition = definition || E'\nschedule: {cron: "0 6 * * *"}\n'""");
        await using var engine = await QuartzEngine.OpenAsync(warehouse.App, 1, null, default);
        Assert.EndsWith("has no run", Assert.Single((await BrokenTown.FaultsAsync(warehouse, engine))["occurrences"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_that_nobody_living_holds_is_found_by_its_run()
    {
        var warehouse = await town.CopyAsync("select 1");
        await using var engine = await QuartzEngine.OpenAsync(warehouse.App, 1, null, default);
        await engine.PlaceAsync(7, DateTimeOffset.UtcNow.AddDays(1), default);
        Assert.Empty(await BrokenTown.FaultsAsync(warehouse, engine));
        await BrokenTown.ChangeAsync(warehouse, "update quartz.qrtz_triggers set trigger_state = 'BLOCKED'");
        Assert.Equal(["run 7"], (await BrokenTown.FaultsAsync(warehouse, engine))["triggers"]);
    }

    [Fact]
    public async Task The_command_says_a_line_each_and_ends_with_1_when_one_does_not_hold_and_with_4_without_a_database()
    {
        var warehouse = await town.CopyAsync("select 1");
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.Below("out"));
        var half = folder.Below("out", "a.pdf.tmp");
        await File.WriteAllTextAsync(half, "%PDF");
        var well = await RunAsync();
        Assert.True(well.ExitCode == 0, well.Output + well.Messages);
        Assert.All(well.Output.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("ok     ", line, StringComparison.Ordinal));

        File.SetLastWriteTimeUtc(half, DateTime.UtcNow.AddMinutes(-2));
        await BrokenTown.ChangeAsync(warehouse, "update ledger.runs set pack = null");
        var broken = await RunAsync();
        Assert.Equal(1, broken.ExitCode);
        var lines = broken.Output.TrimEnd('\n').Split('\n').Where(line => !line.StartsWith("ok ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "BROKEN occurrences run 1 succeeded without a pack: see that `serve` runs, then `runs again ID`",
                $"BROKEN folders     {half}: delete them; what they were to become is stored, and written again by the same command",
            ],
            lines);

        await fixture.AllowConnectionsAsync(warehouse, allow: false);
        await fixture.CutAsync(warehouse);
        NpgsqlConnection.ClearAllPools();
        var away = await RunAsync();
        Assert.Equal((4, ""), (away.ExitCode, away.Output));
        Assert.Single(away.Messages.TrimEnd('\n').Split('\n'));

        Task<CommandRun> RunAsync() => CommandRun.RunAsync(folder.Path, fixture.EnvironmentOf(warehouse), "doctor", "--invariants");
    }
}
