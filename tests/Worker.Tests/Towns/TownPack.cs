using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Analytics.Worker.Series;

namespace Analytics.Worker.Tests.Towns;

/// <summary>A generated town's pack, through the importer and a real database, with what it was made of.</summary>
internal sealed record TownPack(Document Document, byte[] Workbook, string Json)
{
    private static readonly DateTimeOffset RecordedAt = VietnamTime.FromLocal(new DateTime(2024, 12, 16, 9, 0, 0));

    public static async Task<TownPack> MakeAsync(DatabaseFixture database, GeneratedTown town)
    {
        using var folder = new ScratchFolder();
        var series = town.WriteTo(folder.Path);
        var warehouse = await database.CreateDatabaseAsync();
        var result = await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
            [folder.Path], new ImportOptions(RecordedAt, Backfill: false, DryRun: false, SubmittedBy: "test"), CancellationToken.None);
        Assert.True(result.Accepted, string.Join('\n', result.Problems.Select(problem => problem.Line("en"))));
        await SeriesFiles.ApplyAsync(warehouse, [series], RendererFolder.Formats(null).Codes, CancellationToken.None);
        var request = await new PackRequests(warehouse.Reader).ResolveAsync(
            GeneratedTown.Series, null, GeneratedTown.Period, GeneratedTown.AsOf, force: false, seriesVersion: null, CancellationToken.None);

        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None);
        var sheet = DisclosedSheet.Of(FigureCalculator.Compute(snapshot, scope), snapshot, scope);
        var input = BuildPack.Input(request, scope, snapshot, sheet, changes: null);
        var document = Composer.Compose(input);
        DocumentCheck.Run(input, document);
        var workbook = WorkbookWriter.Write(document, sheet);
        WorkbookCheck.Run(input, document, workbook);
        return new TownPack(document, workbook, System.Text.Encoding.UTF8.GetString(FiguresJson.Write(sheet, [])));
    }

    public async Task<byte[]> TypesetAsync()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var charts = await renderer.DrawChartsAsync(Document.Charts(), CancellationToken.None);
        return await renderer.TypesetAsync(Document, charts, CancellationToken.None);
    }
}
