using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Jobs;
using Analytics.Worker.Series;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Sample;

/// <summary>The openly fictional town of <c>sql/sample</c>: its data, and the packs that tell the story of two versions.</summary>
internal static class SampleTown
{
    public const string Committee = "tx-minh-hoa";
    public const string NineMonths = "giao-ban-9-thang";
    public const string Quarter = "giao-ban-quy";

    /// <summary>Before the first observation of the sample.</summary>
    private static readonly DateTimeOffset RecordedAt = VietnamTime.FromLocal(new DateTime(2020, 12, 15, 8, 0, 0));

    /// <summary>Imports the data, applies the series and the distribution lists; what is there already is left alone.</summary>
    public static async Task LoadAsync(WarehouseConnections warehouse, TimeProvider clock, CancellationToken cancelled)
    {
        var folder = SampleFolder.Find();
        var options = new ImportOptions(RecordedAt, Backfill: true, DryRun: false, SubmittedBy: "demo");
        var result = await new Importer(warehouse.App, clock).ImportAsync([folder], options, cancelled);
        if (!result.Accepted)
        {
            throw new BadInputException([.. result.Problems.Select(problem => problem.Line("vi"))]);
        }

        string[] series = [.. Directory.EnumerateFiles(Path.Combine(folder, "series"), "*.yaml").Order(StringComparer.Ordinal)];
        await SeriesFiles.ApplyAsync(warehouse, series, RendererFolder.Formats(null).Codes, cancelled);
        string[] lists = [.. Directory.EnumerateFiles(Path.Combine(folder, "lists"), "*.yaml").Order(StringComparer.Ordinal)];
        await ListFiles.ApplyAsync(warehouse.App, lists, cancelled);
    }

    /// <summary>
    /// The first quarter on the morning of its meeting; the nine months when the office closes on the consolidation deadline, and again on
    /// the morning of the meeting, when the late body and one correction are in. Never "now".
    /// </summary>
    public static async Task<IReadOnlyList<PackRequest>> PlanAsync(NpgsqlDataSource reader, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var firstQuarter = await CalendarReader.FindAsync(connection, "party", "2023-Q1", cancelled);
        var nineMonths = await CalendarReader.FindAsync(connection, "party", "2023-9M", cancelled);
        var requests = new PackRequests(reader);
        return
        [
            await Plan(Quarter, firstQuarter.Period, firstQuarter.MeetingMorning!.Value),
            await Plan(NineMonths, nineMonths.Period, nineMonths.DraftInstant),
            await Plan(NineMonths, nineMonths.Period, nineMonths.MeetingMorning!.Value),
        ];

        Task<PackRequest> Plan(string series, string period, DateTimeOffset asOf) =>
            requests.ResolveAsync(series, Committee, period, asOf, force: false, seriesVersion: null, cancelled);
    }
}
