using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Formats;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Tests.Briefings;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Sample;

namespace Analytics.Worker.Tests.Packs;

[Collection("database")]
public sealed class SampleTextTests(DatabaseFixture database)
{
    [Fact]
    public async Task Every_pack_of_the_sample_town_reads_as_approved()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, CancellationToken.None);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var request in await SampleTown.PlanAsync(warehouse.Reader, CancellationToken.None))
        {
            var stem = $"{request.Series.Code}-{request.Period.Code}";
            var version = texts.Keys.Count(name => name.StartsWith(stem, StringComparison.Ordinal)) + 1;
            texts.Add($"{stem}-v{version.ToString(CultureInfo.InvariantCulture)}", await AddAsync(warehouse, request));
        }

        Assert.Equal(6, texts.Count);
        Assert.Multiple([.. texts.Select(text => (Action)(() => Approved.Matches(text.Key, text.Value, "Packs")))]);
    }

    /// <summary>Stored too, because the next version names what changed since.</summary>
    private static async Task<string> AddAsync(WarehouseConnections warehouse, PackRequest request)
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
        return PlainText.Write(document);
    }
}
