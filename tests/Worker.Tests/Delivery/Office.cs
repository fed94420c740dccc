using System.Text;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Commands;
using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Analytics.Worker.Tests.Intake;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>The office of a small town in a database of its own: a series, a list of three, and packs with real figures.</summary>
internal sealed class Office : IDisposable
{
    public static readonly Actor Clerk = Actor.AtCommandLine("chanh-van-phong");

    public static readonly PackKey Key = new("tx", "giao-ban", "2025-Q2");

    private readonly ScratchFolder folder = new();
    private readonly Town town;

    private Office(WarehouseConnections warehouse)
    {
        Warehouse = warehouse;
        town = new Town(warehouse);
        Options = DeliveryOptions.Default with { Outbox = folder.Below("outbox") };
    }

    public WarehouseConnections Warehouse { get; }

    public DeliveryOptions Options { get; set; }

    public AlertOptions AlertOptions { get; set; } = new(To: null);

    public string Folder => folder.Path;

    public ApprovalOptions Approval { get; set; } = ApprovalOptions.Default;

    public PackLifecycle Lifecycle => new(Warehouse, Options, Approval);

    public PackReader Reader => new(Warehouse.Reader);

    public PackStore Packs => new(Warehouse.App);

    public Alerts Alerts => new(Warehouse.App, AlertOptions, TimeProvider.System);

    public string Node { get; set; } = "node";

    public Sender Sender => new(Warehouse.App, Options, Node, Alerts, TimeProvider.System, NullLogger<Sender>.Instance);

    public static async Task<Office> OpenAsync(
        DatabaseFixture database, string send = "after_approval", string lists = "[thuong-truc]", bool sample = false)
    {
        var office = new Office(await database.CreateDatabaseAsync());
        office.town.Write("committees.csv", "unit,superior_vi,place_vi,authority_vi,signer_title_vi,sample",
            $"tx,Tỉnh ủy,Minh Họa,BAN THƯỜNG VỤ,BÍ THƯ,{(sample ? "true" : "false")}");
        office.town.Backfill("btc,a05,2025-Q2,7,2025-07-01T08:00:00+07:00", "btc,a04,2025-Q2,100,2025-07-01T08:00:00+07:00");
        var imported = await office.town.ImportAsync(Town.Now.AddYears(-1), backfill: true);
        Assert.True(imported.Accepted, string.Join('\n', imported.Problems));
        await office.ApplySeriesAsync(send, lists);
        await office.ApplyListAsync("thuong-truc", "ok@tx.example", "ok@btc.tx.example", "ok@hnd.tx.example");
        return office;
    }

    public async Task ApplySeriesAsync(string send, string lists, string marking = "none")
    {
        var path = folder.Below("series.yaml");
        await File.WriteAllTextAsync(path, $$"""
            code: giao-ban
            title_vi: Giao ban công tác Đảng
            title_en: Party briefing
            period_kind: quarter
            units: [party_board, mass_org]
            send: {{send}}
            lists: {{lists}}
            marking: {{marking}}
            fields:
              - {code: organisation, title_vi: Công tác tổ chức, indicators: [a04, a05, a06]}
            """);
        await SeriesFiles.ApplyAsync(Warehouse, [path], RendererFolder.Formats(null).Codes, CancellationToken.None);
    }

    public async Task ApplyListAsync(string code, params string[] addresses)
    {
        var members = addresses.Select((address, index) => $"  - {{name: Đồng chí số {index + 1}, email: {address}, formats: [pdf, xlsx]}}");
        await ApplyListYamlAsync($"code: {code}\ntitle: Thường trực\nmembers:\n{string.Join('\n', members)}\n");
    }

    public async Task ApplyListYamlAsync(string yaml)
    {
        var path = folder.Below("list.yaml");
        await File.WriteAllTextAsync(path, yaml);
        await ListFiles.ApplyAsync(Warehouse.App, [path], CancellationToken.None);
    }

    public async Task ObserveAsync(int day, params string[] rows)
    {
        town.Backfill(rows.Select(row => $"{row},2025-07-{day:00}T08:00:00+07:00"));
        Assert.True((await town.ImportAsync(backfill: true)).Accepted);
    }

    /// <summary>What a pack as of a day of July 2025 is made from.</summary>
    public async Task<Snapshot> ReadAsync(int day, DateTime? storedBefore = null)
    {
        var request = await new PackRequests(Warehouse.Reader).ResolveAsync(
            Key.Series, Key.Committee, Key.Period, VietnamTime.FromLocal(new DateTime(2025, 7, day, 17, 0, 0)), force: true, null, CancellationToken.None);
        return await SnapshotReader.ReadAsync(
            Warehouse.Reader, request.Series.Scope(request.Committee, request.Period, request.AsOf), CancellationToken.None, storedBefore);
    }

    /// <summary>Stores a pack with the figures as of a day of July 2025; its other files are what the test says.</summary>
    public async Task<StoredPack> AddPackAsync(
        int day,
        byte[]? pdf = null,
        Func<StoredPack, Npgsql.NpgsqlTransaction, Task>? storing = null,
        DateTimeOffset? lateFor = null,
        PackKey? other = null)
    {
        var key = other ?? Key;
        var asOf = VietnamTime.FromLocal(new DateTime(2025, 7, day, 17, 0, 0));
        var request = await new PackRequests(Warehouse.Reader).ResolveAsync(
            key.Series, key.Committee, key.Period, asOf, force: true, seriesVersion: null, CancellationToken.None);
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(Warehouse.Reader, scope, CancellationToken.None);
        var sheet = DisclosedSheet.Of(FigureCalculator.Compute(snapshot, scope), snapshot, scope);
        var previous = await Packs.FindNewestAsync(key, CancellationToken.None);
        var comparison = previous is null
            ? null
            : await PackComparison.MakeAsync(Warehouse.Reader, previous, sheet, snapshot, scope.Rounding, CancellationToken.None);
        var content = new PackContent(
            pdf ?? Encoding.UTF8.GetBytes($"%PDF-1.7 ngày {day}"),
            Encoding.UTF8.GetBytes($"PK ngày {day}"),
            FiguresJson.Write(sheet, []),
            Encoding.UTF8.GetBytes($"PK rà soát ngày {day}"));
        var identity = new PackIdentity(snapshot.Id, request.SeriesVersion, $"t{day}", "test", "vi-VN");
        var added = await Packs.AddAsync(
            key,
            identity,
            new PackOrigin(asOf, "office", LateFor: lateFor),
            comparison,
            version => content.Named(key.FileStem(version)),
            storing,
            CancellationToken.None);
        return added!.Value.Pack;
    }

    public async Task<string> StateAsync(int version) => (await Packs.FindAsync(Key, version, CancellationToken.None))!.State;

    public Task<IReadOnlyList<Analytics.Worker.Delivery.Delivery>> DeliveriesAsync() =>
        new Outbox(Warehouse.App).ListAsync(CancellationToken.None);

    public async Task<PackDecision> ApproveAsync(int version) =>
        await Lifecycle.ApproveAsync(Key, version, Clerk, "đồng ý", CancellationToken.None);

    public async Task<IReadOnlyList<Sent>> SendDueAsync() => await Sender.SendDueAsync(CancellationToken.None).ToListAsync();

    /// <summary>Lets time pass as the database sees it.</summary>
    public async Task ExecuteAsync(string statement)
    {
        await using var connection = await Warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(statement);
    }

    public void Dispose()
    {
        town.Dispose();
        folder.Dispose();
    }
}
