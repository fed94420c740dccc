using System.Diagnostics;
using System.Globalization;
using Analytics.Worker.Delivery;
using Analytics.Worker.Invariants;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Delivery;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Faults;

/// <summary>A town whose packs two worker processes make and mail, shared by all scenarios; each leaves it in order.</summary>
public sealed class FaultTown(DatabaseFixture fixture) : IAsyncLifetime, IDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    internal static readonly Mailbox From = new("Văn phòng", "van-phong@tx.example");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>What began less than so long ago is still under way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly ScratchFolder outbox = new();
    private readonly List<FaultNode> nodes = [];
    private int contents;

    internal ScheduledTown Town { get; private set; } = null!;

    internal MailServer Mail { get; private set; } = null!;

    internal IReadOnlyList<FaultNode> Nodes => nodes;

    internal PackLifecycle Lifecycle => new(Town.Warehouse, DeliveryOptions.Default with { From = From }, ApprovalOptions.Default);

    public async Task InitializeAsync()
    {
        Town = await ScheduledTown.CreateAsync(fixture);
        Mail = await MailServer.StartAsync();
        // A sample committee's packs never leave by SMTP.
        await Town.ImportAsync(
            "committees.csv",
            "unit,superior_vi,place_vi,authority_vi,signer_title_vi,sample",
            "tx-minh-hoa,Tỉnh ủy,Minh Họa,BAN THƯỜNG VỤ,BÍ THƯ,false");
        await StageGate.SetUpAsync(Town);
        await RestoreAsync();
    }

    public async Task DisposeAsync()
    {
        nodes.ForEach(node => node.Dispose());
        await Mail.DisposeAsync();
        await Town.DisposeAsync();
    }

    public void Dispose() => outbox.Dispose();

    /// <summary>Two workers that live, on a network that works.</summary>
    public async Task RestoreAsync(int wanted = 2)
    {
        foreach (var node in nodes.Where(node => !node.Serving.IsRunning).ToArray())
        {
            nodes.Remove(node);
            node.Dispose();
        }

        while (nodes.Count > wanted)
        {
            await nodes[^1].Serving.StopAsync();
            nodes[^1].Dispose();
            nodes.RemoveAt(nodes.Count - 1);
        }

        while (nodes.Count < wanted)
        {
            nodes.Add(await FaultNode.StartAsync(fixture, Town, Mail, outbox.Path));
        }
    }

    /// <summary>The next pack that is made has content that none had before: it is to be made, once.</summary>
    public Task ChangeContentAsync() => Town.ObserveAsync(1000 + ++contents);

    /// <summary>Asks for a pack with content of its own.</summary>
    public async Task<long> RequestAsync()
    {
        await ChangeContentAsync();
        // An instant of its own, as fine as PostgreSQL keeps time: it joins no request that is still pending.
        var now = DateTimeOffset.UtcNow;
        var asOf = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        Town.Clock.Now = now;
        var (run, joined) = await Town.Ledger.RequestAsync(
            new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", asOf, false, "kiểm tra", ScheduledTown.Clerk), default);
        Assert.False(joined);
        return run;
    }

    /// <summary>The process that makes a run now.</summary>
    internal async Task<FaultNode> NodeOfAsync(long run)
    {
        var node = (await Town.Ledger.FindAsync(run, default))!.Run.Node;
        return nodes.Single(one => node!.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{one.Serving.ProcessId}"), StringComparison.Ordinal));
    }

    internal async Task<RunDetails> SucceededAsync(long run)
    {
        var ended = await Serving.UntilAsync(Town, run, now => RunState.IsEnded(now.State));
        Assert.True(ended.Run.State == RunState.Succeeded, $"{ended.Run}\n{string.Join('\n', ended.States)}\n{string.Join('\n', ended.Log)}");
        return ended;
    }

    /// <summary>Waits for a statement to give true.</summary>
    internal async Task UntilAsync(string condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsAsync(condition))
        {
            Assert.True(watch.Elapsed < Patience, $"Not within {Patience}: {condition}");
            await Task.Delay(20);
        }
    }

    internal async Task<bool> IsAsync(string condition)
    {
        await using var connection = await Town.Warehouse.Migrator.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>("select " + condition);
    }

    /// <summary>What every scenario ends with: all that was asked for is made, once, and everything holds that must.</summary>
    public async Task HoldsAsync()
    {
        await UntilAsync("not exists (select from ledger.runs where state in ('enqueued', 'processing', 'retrying'))");
        Assert.Equal([contents.ToString(CultureInfo.InvariantCulture)], await Town.RowsAsync("select count(*)::text from packs.packs"));
        Assert.Empty(await Town.RowsAsync("select run::text from ledger.runs where step = 'request' and state <> 'succeeded'"));
        Assert.Empty(await Town.RowsAsync("select run::text from ledger.run_states where state = 'succeeded' group by run having count(*) > 1"));
        var settled = (await Town.RowsAsync("select message::text from delivery.outbox where doubts > 0")).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            Mail.Messages.GroupBy(message => message.Id!.Trim('<', '>').Split('@')[0]).Where(copies => !settled.Contains(copies.Key)), copies => Assert.Single(copies));

        var check = new InvariantCheck(Town.Warehouse.App, Town.Engine, Town.Overdue, [outbox.Path], Grace, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        IReadOnlyList<Invariant> broken;
        do
        {
            // What a killed scheduler held is recovered when it has missed its check-ins.
            broken = [.. (await check.CheckAsync(default)).Where(one => !one.IsHeld)];
        }
        while (broken.Count > 0 && watch.Elapsed < TimeSpan.FromSeconds(45));

        Assert.Empty(broken.Select(one => $"{one.Name}: {one.Finding}"));
    }
}
