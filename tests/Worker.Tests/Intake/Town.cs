using Analytics.Reports.Intake;
using Analytics.Reports.Warehouse;

namespace Analytics.Worker.Tests.Intake;

/// <summary>A small town as data files in a folder of their own, and what happens when they are imported.</summary>
internal sealed class Town : IDisposable
{
    public static readonly DateTimeOffset Now = new(2025, 10, 1, 2, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("town-");

    public Town(WarehouseConnections warehouse)
    {
        Warehouse = warehouse;
        Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", Units);
        Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", Indicators);
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

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
