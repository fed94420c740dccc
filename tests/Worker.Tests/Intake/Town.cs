using Analytics.Reports.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;

namespace Analytics.Worker.Tests.Intake;

/// <summary>A small town as data files in a folder of their own, and what happens when they are imported.</summary>
internal sealed class Town : IDisposable
{
    private const string Series = """
        code: s1
        title_vi: Giao ban
        period_kind: quarter
        units: [party_board, mass_org]
        fields:
          - code: organisation
            title_vi: Tổ chức
            indicators: [a04, a05, a06, b01, b07]
        """;

    public static readonly DateTimeOffset Now = new(2025, 10, 1, 2, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("town-");

    public Town(WarehouseConnections warehouse)
    {
        Warehouse = warehouse;
        Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", Units);
        Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", Indicators);
    }

    /// <summary>Imported, with the series <c>s1</c>, so that workbooks can be made and read.</summary>
    public static async Task<Town> CollectingAsync(WarehouseConnections warehouse)
    {
        var town = new Town(warehouse);
        Assert.True((await town.ImportAsync()).Accepted);
        await using var connection = await warehouse.App.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SeriesStore.ApplyAsync(connection, transaction, "s1", Series, "test", CancellationToken.None);
        await transaction.CommitAsync();
        return town;
    }

    public static IReadOnlyList<string> Units =>
    [
        "tx,Thị ủy Minh Họa,committee,,,",
        "btc,Ban Tổ chức,party_board,tx,,",
        "btg,Ban Tuyên giáo,party_board,tx,2020-Q1,2025-Q2",
        "hnd,Hội Nông dân,mass_org,tx,,",
    ];

    public static IReadOnlyList<string> Indicators =>
    [
        "a04,Tổng số đảng viên,đảng viên,stock,,,party_board",
        "a05,Đảng viên mới,đảng viên,flow,,,party_board;hnd",
        "a06,Tỷ lệ kết nạp,%,ratio,a05,a04,",
        "b01,Tỷ lệ tham gia,%,percent,,,party_board",
        "b07,Xuất bản lịch sử,đơn vị,milestone,,,party_board",
    ];

    public WarehouseConnections Warehouse { get; }

    public string Folder => folder.FullName;

    public string At(string name) => Path.Combine(folder.FullName, name);

    public void Write(string name, string header, params IEnumerable<string> rows) =>
        File.WriteAllText(At(name), header + "\n" + string.Concat(rows.Select(row => row + "\n")));

    public void Observe(params IEnumerable<string> rows) => Write("observations.csv", "unit,indicator,quarter,value", rows);

    public void Backfill(params IEnumerable<string> rows) => Write("observations.csv", "unit,indicator,quarter,value,recorded_at", rows);

    public Task<ImportResult> ImportAsync(DateTimeOffset? recordedAt = null, bool backfill = false, bool dryRun = false, int hour = 0) =>
        new Importer(Warehouse.App, new StoppedClock(Now.AddHours(hour))).ImportAsync(
            [Folder], new ImportOptions(recordedAt, backfill, dryRun, "văn phòng"), CancellationToken.None);

    /// <summary>A unit's workbook, not filled in.</summary>
    public Task<byte[]> TemplateAsync(string unit = "btc", string series = "s1", string quarter = "2023-Q1") =>
        UnitTemplate.MakeAsync(Warehouse.Reader, series, unit, quarter, Now.AddDays(1), CancellationToken.None);

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
