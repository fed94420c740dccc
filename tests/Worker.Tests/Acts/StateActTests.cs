using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Jobs;
using Analytics.Worker.Sample;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Delivery;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Acts;

/// <summary>What changes without anybody's order is kept like what somebody orders.</summary>
[Collection("delivery")]
public sealed class StateActTests(DatabaseFixture database)
{
    [Fact]
    public async Task That_a_packs_mail_has_left_and_that_a_newer_version_replaced_it_is_kept()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();
        await office.AddPackAsync(3);
        await office.ApproveAsync(2);
        Assert.Equal(
            [
                "pack-superseded tx/giao-ban/2025-Q2/v1 chanh-van-phong", "pack-approved tx/giao-ban/2025-Q2/v2 chanh-van-phong",
                "pack-mailed tx/giao-ban/2025-Q2/v1 (automatic)", "pack-approved tx/giao-ban/2025-Q2/v1 chanh-van-phong",
            ],
            (await KeptAsync(office.Warehouse)).Take(4));
    }

    [Fact]
    public async Task That_a_version_is_archived_is_kept_and_a_period_without_one_keeps_no_act()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await ArchiveAsync();
        Assert.Empty(await KeptAsync(office.Warehouse, Act.PackArchived));
        await office.ApproveAsync(1);
        await ArchiveAsync();
        Assert.Equal(["pack-archived tx/giao-ban/2025-Q2/v1 (automatic)"], await KeptAsync(office.Warehouse, Act.PackArchived));

        async Task ArchiveAsync()
        {
            var claim = new Claim(
                1, 1, Office.Key.Series, Office.Key.Committee, Office.Key.Period, Steps.Archive, DateTime.UtcNow, DateTime.UtcNow, false, 1, 0, false, null, "lịch");
            var result = await new ArchivePeriod(office.Warehouse.Reader).RunAsync(claim, default);
            await using var connection = await office.Warehouse.App.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await result.Keep!(transaction);
            await transaction.CommitAsync();
        }
    }

    [Fact]
    public async Task A_pack_that_a_run_stores_is_kept_once_and_one_that_it_finds_is_not()
    {
        await using var town = await ScheduledTown.CreateAsync(database);
        var yaml = await File.ReadAllTextAsync(Path.Combine(SampleFolder.Find(), "series", ScheduledTown.NineMonths + ".yaml"));
        // Nobody applied this list, so that the approval is refused both times.
        await town.ApplyAsync(yaml.Replace("send: after_approval", "send: automatic", StringComparison.Ordinal)
            .Replace("lists: [thuong-truc]", "lists: [quen-mat]", StringComparison.Ordinal));
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var runs = town.Runs(town.Build(renderer));
        var request = new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", ScheduledTown.Clerk);
        var packs = new List<long?>();
        for (var i = 0; i < 2; i++)
        {
            var (run, _) = await town.Ledger.RequestAsync(request, default);
            await runs.ExecuteAsync(run, default);
            packs.Add((await town.Ledger.FindAsync(run, default))!.Run.Pack);
        }

        Assert.Equal([packs[0], packs[0]], packs);
        Assert.NotNull(packs[0]);
        Assert.Equal(["pack-built tx-minh-hoa/giao-ban-9-thang/2023-9M/v1 (automatic)"], await KeptAsync(town.Warehouse, Act.PackBuilt));
        Assert.Empty(await KeptAsync(town.Warehouse, Act.PackApproved));
    }

    /// <summary>The newest first, a line each.</summary>
    private static async Task<IReadOnlyList<string>> KeptAsync(WarehouseConnections warehouse, Act? what = null) =>
        [.. (await ActLog.ListAsync(warehouse.App, new ActFilter(null, what, null, null), 100, 0, default))
            .Select(act => $"{act.What} {act.Subject} {act.By}")];
}
