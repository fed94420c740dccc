using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Formats;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Sample;

namespace Analytics.Worker.Tests.Packs;

/// <summary>The documents of the sample town's packs, made once, by series, period and version.</summary>
public sealed class SamplePacks(DatabaseFixture database) : IAsyncLifetime
{
    private readonly Dictionary<string, Document> documents = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, Document> Documents => documents;

    public async Task InitializeAsync()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, CancellationToken.None);
        foreach (var request in await SampleTown.PlanAsync(warehouse.Reader, CancellationToken.None))
        {
            var stem = $"{request.Series.Code}-{request.Period.Code}";
            var version = documents.Keys.Count(name => name.StartsWith(stem, StringComparison.Ordinal)) + 1;
            documents.Add($"{stem}-v{version.ToString(CultureInfo.InvariantCulture)}", await AddAsync(warehouse, request));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Stored too, because the next version names what changed since.</summary>
    private static async Task<Document> AddAsync(WarehouseConnections warehouse, PackRequest request)
    {
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None);
        var sheet = DisclosedSheet.Of(FigureCalculator.Compute(snapshot, scope), snapshot, scope);
        var packs = new PackStore(warehouse.App);
        var key = new PackKey(request.Committee, request.Series.Code, request.Period.Code);
        var comparison = await packs.FindNewestAsync(key, CancellationToken.None) is { } previous
            ? await PackComparison.MakeAsync(warehouse.Reader, previous, sheet, snapshot, scope.Rounding, CancellationToken.None)
            : null;
        var input = BuildPack.Input(request, scope, snapshot, sheet, comparison?.Changes);
        var document = OfficialForm.Of(Composer.Compose(input), RendererFolder.Formats(null).Find(request.Series.Format)!);
        DocumentCheck.Run(input, document);
        WorkbookCheck.Run(input, document, WorkbookWriter.Write(document, sheet));
        var content = new PackContent([], [], FiguresJson.Write(sheet, []), []);
        Assert.NotNull(await packs.AddAsync(
            key, new PackIdentity(snapshot.Id, 1, "t", "c", "vi-VN"), new PackOrigin(request.AsOf, "test"), comparison,
            version => content.Named(key.FileStem(version)), storing: null, CancellationToken.None));
        return document;
    }
}
