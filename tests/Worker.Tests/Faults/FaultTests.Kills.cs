using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T1: kill -9 of one of two workers at seeded instants of import, each stage of a pack, and mail.</summary>
public sealed partial class FaultTests
{
    private static readonly int Kills = FaultSize.Of(1, 25);

    /// <summary>Quarters before the period's last, so that one file has several rows of one indicator.</summary>
    private static readonly string[] Quarters = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"];

    public static TheoryData<string> KilledStages { get; } = [.. StageGate.Stages.Where(stage => FaultSize.IsFull || stage is "read" or "typeset" or "store")];

    [Theory]
    [MemberData(nameof(KilledStages))]
    public async Task A_worker_killed_while_it_makes_a_pack_is_replaced_by_the_other_which_makes_it_once(string stage)
    {
        var resumed = new List<TimeSpan>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var (gate, run, maker) = await HeldAsync(stage);
            DateTime killedAt;
            await using (gate)
            {
                // A seeded instant in the stage, not only its edge: drawing takes hundreds of milliseconds.
                Thread.Sleep(random.Next(100));
                Assert.Equal(stage, (await town.Town.Ledger.FindAsync(run, default))!.Run.Stage);
                await maker.Serving.KillAsync();
                killedAt = DateTime.UtcNow;
            }

            var ended = await town.SucceededAsync(run);
            Assert.Equal(2, ended.Run.Attempt);
            resumed.Add(ended.States.Last(state => state.State == RunState.Processing).At - killedAt);
            await town.RestoreAsync();
        }

        Say($"{Kills} killed in {stage}, resumed by the other within {Slowest(resumed).TotalSeconds:0.0} s at most");
        // The survivor looks every five seconds for leases that run out. In the small set it shares its machine with other tests.
        Assert.All(resumed, time => Assert.InRange(time, TimeSpan.Zero, FaultTown.Lease + TimeSpan.FromSeconds(FaultSize.Of(15, 5))));
    }

    [Fact]
    public async Task An_import_killed_at_any_instant_is_stored_whole_or_not_at_all()
    {
        string[] tables = ["warehouse.submissions", "warehouse.submission_files", "warehouse.observations"];
        var whole = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var folder = new ScratchFolder();
            var value = 7000 + kill;
            await File.WriteAllTextAsync(
                folder.Below("observations.csv"),
                "unit,indicator,quarter,value\n" + string.Concat(Quarters.Select(quarter => FormattableString.Invariant($"btc,a05,{quarter},{value}\n"))));
            using var import = await StartHeldImportAsync(folder, tables[kill % tables.Length]);
            // Its lock is free again: it is killed while it waits, in the middle, or after its commit.
            Thread.Sleep(random.Next(40));
            import.Kill();
            await import.WaitForExitAsync();
            whole += await town.IsAsync($"exists (select from warehouse.observations where value = {value})") ? 1 : 0;

            var again = await CommandRun.RunAsync(folder.Path, fixture.EnvironmentOf(town.Town.Warehouse), "import", folder.Path);
            Assert.True(again.ExitCode == 0, again.Messages);
            Assert.Equal(
                Quarters.Select(quarter => quarter + " 1"),
                await town.Town.RowsAsync($"select quarter || ' ' || count(*) from warehouse.observations where value = {value} group by quarter order by quarter"));
        }

        Say($"{Kills} imports killed, {whole} of them stored whole");
    }

    [Fact]
    public async Task A_worker_killed_while_it_mails_leaves_at_most_one_copy_and_says_what_it_does_not_know()
    {
        var (mailing, uncertain) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var made = await town.SucceededAsync(await town.RequestAsync());
            var key = new PackKey("tx-minh-hoa", ScheduledTown.NineMonths, "2023-9M");
            Assert.Equal(4, (await town.Lifecycle.ApproveAsync(key, made.Run.PackVersion!.Value, ScheduledTown.Clerk, "kiểm tra", default)).Queued);
            var pack = made.Run.Pack!.Value;
            await town.UntilAsync($"exists (select from delivery.outbox where pack = {pack} and state <> 'queued')");
            Thread.Sleep(random.Next(150));
            var victim = town.Nodes.FirstOrDefault(node => node.IsMailing) ?? town.Nodes[0];
            mailing += victim.IsMailing ? 1 : 0;
            await victim.Serving.KillAsync();
            await town.RestoreAsync();

            await town.UntilAsync($"not exists (select from delivery.outbox where pack = {pack} and state = 'queued')");
            // Twenty minutes pass: what nobody has said anything of for three seconds is what the dead one was sending.
            await town.UntilAsync($"not exists (select from delivery.outbox where pack = {pack} and state = 'sending' and lease_until > now() + interval '19 minutes 57 seconds')");
            await town.Town.SqlAsync("update delivery.outbox set lease_until = now() where pack = @pack and state = 'sending'", new { pack });
            await town.UntilAsync($"not exists (select from delivery.outbox where pack = {pack} and state not in ('accepted', 'uncertain'))");
            uncertain += int.Parse((await town.Town.RowsAsync($"select count(*)::text from delivery.outbox where pack = {pack} and state = 'uncertain'")).Single(), null);
        }

        Say($"{Kills} killed while mail was due, {mailing} of them with mail in hand; {uncertain} messages uncertain, {town.Mail.Messages.Count} accepted");
    }

    /// <summary>An import that has come as far as a table that it writes, and may go on.</summary>
    private async Task<System.Diagnostics.Process> StartHeldImportAsync(ScratchFolder folder, string table)
    {
        await using var holding = await town.Town.Warehouse.Migrator.OpenConnectionAsync();
        await holding.ExecuteAsync($"begin; lock table {table} in exclusive mode");
        var import = CommandRun.Start(folder.Path, fixture.EnvironmentOf(town.Town.Warehouse), "import", folder.Path);
        await town.UntilAsync($"exists (select from pg_locks where relation = '{table}'::regclass and not granted)");
        return import;
    }
}
