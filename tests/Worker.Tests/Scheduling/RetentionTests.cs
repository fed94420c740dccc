using Analytics.Worker.Jobs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What the ledger forgets, and that the schedule forgets it too.</summary>
[Collection("scheduling")]
public sealed class RetentionTests(DatabaseFixture fixture)
{
    private const string Left = "select step || ' ' || state || ' ' || (select count(*) from ledger.run_states s where s.run = r.run) || ' ' "
        + "|| (select count(*) from ledger.run_log l where l.run = r.run) from ledger.runs r order by run";

    [Fact]
    public async Task Once_a_night_over_all_nodes_old_lines_and_runs_without_a_pack_go_and_nothing_else()
    {
        await using var town = await TownAsync();
        Assert.Null(await Nightly(town).RunIfDueAsync(default));
        Assert.Equal(8, (await town.RowsAsync(Left)).Count);

        town.Clock.Now = town.Clock.Now.AddHours(2);
        var nights = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Nightly(town).RunIfDueAsync(default))));
        // Two runs went; of the one that made a pack, its two states and one line.
        Assert.Equal([(2, 9)], nights.OfType<(int, int)>());
        Assert.Equal(
            ["draft succeeded 0 0", "draft waiting 2 1", "draft failed 2 1", "meeting succeeded 2 1", "request deleted 2 1", "remind scheduled 2 1"],
            await town.RowsAsync(Left));
        Assert.Equal(["1"], await town.RowsAsync("select version::text from packs.packs"));
        Assert.Null(await Nightly(town).RunIfDueAsync(default));
        town.Clock.Now = town.Clock.Now.AddDays(1);
        Assert.NotNull(await Nightly(town).RunIfDueAsync(default));
    }

    [Fact]
    public async Task What_was_forgotten_is_not_planned_again()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2023, 9, 25, 3, 0, 0));
        await town.AppliedAsync(new DateTime(2023, 8, 1));
        await town.Planner.PlanAsync(default);
        await town.SqlAsync("update ledger.runs set state = 'failed', ended_at = due where due < '2023-09-25'");
        town.Clock.Now = town.Clock.Now.AddDays(40);
        Assert.True((await Nightly(town).RunIfDueAsync(default))!.Value.Runs > 0);
        await town.Planner.PlanAsync(default);
        Assert.Empty(await town.PlannedAsync());
        Assert.DoesNotContain(await town.Overdue.ListMissingAsync(default), run => run.Due < new DateTime(2023, 9, 25, 0, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>01:00 in the night, with eight runs that have two states and a line each.</summary>
    private async Task<ScheduledTown> TownAsync()
    {
        var town = await ScheduledTown.CreateAsync(fixture, new DateTime(2030, 1, 10, 1, 0, 0));
        await town.SqlAsync("insert into packs.packs (committee, series, period, version, state, as_of, snapshot, series_version, code_version, template, language, manifest) "
            + "values ('tx-minh-hoa', 'giao-ban-9-thang', '2023-9M', 1, 'sent', now(), 'sha256:1', 1, 'x', 'x', 'vi-VN', '{}')");
        await town.SqlAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state, ended_at, pack)
            select 'giao-ban-9-thang', 'tx-minh-hoa', '2023-9M', t.step, t.due::timestamptz, 'lịch', 'schedule', t.state, t.ended::timestamptz,
              case when t.packed then (select pack from packs.packs) end
            from (values
              ('draft', '2029-10-01', 'succeeded', '2029-10-01', true),
              ('draft', '2029-10-02', 'failed', '2029-10-02', false),
              ('request', '2029-10-03', 'deleted', '2029-10-03', false),
              ('draft', '2029-10-04', 'waiting', '2029-10-04', false),
              ('draft', '2029-10-05', 'failed', '2030-01-09', false),
              ('meeting', '2030-01-09', 'succeeded', '2030-01-09', true),
              ('request', '2030-01-08', 'deleted', '2030-01-08', false),
              ('remind', '2030-02-01', 'scheduled', null, false)
            ) as t (step, due, state, ended, packed)
            """);
        await town.SqlAsync("insert into ledger.run_states (run, state) select run, s from ledger.runs, unnest(array['scheduled', 'enqueued']) s");
        await town.SqlAsync("insert into ledger.run_log (run, level, line) select run, 'info', 'một dòng' from ledger.runs");
        return town;
    }

    private static Retention Nightly(ScheduledTown town) => new(town.Warehouse.App, new RetentionOptions { Runs = 30, Logs = 30 }, town.Clock);
}
