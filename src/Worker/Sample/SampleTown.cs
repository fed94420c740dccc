using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Jobs;
using Analytics.Worker.Series;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Sample;

/// <summary>The openly fictional town of <c>sql/sample</c>: its data, and its five briefings, one of them in two versions.</summary>
internal static class SampleTown
{
    public const string Committee = "tx-minh-hoa";
    public const string NineMonths = "giao-ban-9-thang";
    public const string Quarter = "giao-ban-quy";
    public const string HalfYear = "chuong-trinh-hanh-dong";
    public const string Year = "tong-ket-doan-cong-tac";
    public const string Term = "tong-ket-nhiem-ky";

    /// <summary>Before the first observation of the sample.</summary>
    public static readonly DateTimeOffset RecordedAt = VietnamTime.FromLocal(new DateTime(2019, 12, 2, 8, 0, 0));

    /// <summary>Imports the data, applies the series and the distribution lists; what is there already is left alone.</summary>
    public static async Task LoadAsync(WarehouseConnections warehouse, TimeProvider clock, CancellationToken cancelled)
    {
        var folder = SampleFolder.Find();
        await ImportAsync(folder, RecordedAt);
        foreach (var later in Directory.EnumerateDirectories(Path.Combine(folder, "later")).Order(StringComparer.Ordinal))
        {
            // Rows that carry no time of their own; the folder is named after the day on which they became known.
            var day = DateOnly.ParseExact(Path.GetFileName(later), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            await ImportAsync(later, VietnamTime.At(day, new TimeOnly(8, 0)));
        }

        string[] series = [.. Directory.EnumerateFiles(Path.Combine(folder, "series"), "*.yaml").Order(StringComparer.Ordinal)];
        await SeriesFiles.ApplyAsync(warehouse, series, RendererFolder.Formats(null).Codes, cancelled);
        string[] lists = [.. Directory.EnumerateFiles(Path.Combine(folder, "lists"), "*.yaml").Order(StringComparer.Ordinal)];
        await ListFiles.ApplyAsync(warehouse.App, lists, cancelled);

        async Task ImportAsync(string path, DateTimeOffset recordedAt)
        {
            var options = new ImportOptions(recordedAt, Backfill: true, DryRun: false, SubmittedBy: "Văn phòng Thị ủy");
            var result = await new Importer(warehouse.App, clock).ImportAsync(
                [path], options, cancelled, ImportAct.Of(Actor.AtCommandLine("demo"), cancelled));
            if (!result.Accepted)
            {
                throw new BadInputException([.. result.Problems.Select(problem => problem.Line("vi"))]);
            }
        }
    }

    /// <summary>
    /// Each pack on the morning of its meeting, in the order of the meetings; the nine months also when the office closes on the
    /// consolidation deadline, before the late body and one correction are in. Never "now".
    /// </summary>
    public static async Task<IReadOnlyList<PackRequest>> PlanAsync(NpgsqlDataSource reader, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var requests = new PackRequests(reader);
        var nineMonths = await Entry("2023-9M");
        return
        [
            await AtMeeting(HalfYear, "2021-H1"),
            await AtMeeting(Year, "2022"),
            await AtMeeting(Quarter, "2023-Q1"),
            await Plan(NineMonths, nineMonths.Period, nineMonths.DraftInstant),
            await Plan(NineMonths, nineMonths.Period, nineMonths.MeetingMorning!.Value),
            await AtMeeting(Term, "2020-2025"),
        ];

        Task<CalendarEntry> Entry(string period) => CalendarReader.FindAsync(connection, "party", period, cancelled);

        async Task<PackRequest> AtMeeting(string series, string period) =>
            await Plan(series, period, (await Entry(period)).MeetingMorning!.Value);

        Task<PackRequest> Plan(string series, string period, DateTimeOffset asOf) =>
            requests.ResolveAsync(series, Committee, period, asOf, force: false, seriesVersion: null, cancelled);
    }
}
