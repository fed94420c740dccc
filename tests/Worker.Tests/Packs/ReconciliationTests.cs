using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Analytics.Worker.Tests.Towns;

namespace Analytics.Worker.Tests.Packs;

[Collection("database")]
public sealed class ReconciliationTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_pack_that_would_print_a_wrong_number_is_not_stored_and_the_right_one_is()
    {
        using var folder = new ScratchFolder();
        var series = new GeneratedTown(3, 2).WriteTo(folder.Path);
        var warehouse = await database.CreateDatabaseAsync();
        var recorded = VietnamTime.FromLocal(new DateTime(2024, 12, 16, 9, 0, 0));
        await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
            [folder.Path], new ImportOptions(recorded, Backfill: false, DryRun: false, SubmittedBy: "test"), CancellationToken.None);
        await SeriesFiles.ApplyAsync(warehouse, [series], RendererFolder.Formats(null).Codes, CancellationToken.None);
        var request = await new PackRequests(warehouse.Reader).ResolveAsync(
            GeneratedTown.Series, null, GeneratedTown.Period, GeneratedTown.AsOf, force: false, seriesVersion: null, CancellationToken.None);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var packs = new PackReader(warehouse.Reader);
        var wrong = new BuildPack(warehouse.Reader, new PackStore(warehouse.App), renderer, new PackLifecycle(warehouse.App, DeliveryOptions.Default, ApprovalOptions.Default))
        {
            Compose = input => WithOneMore(Composer.Compose(input)),
        };

        var error = await Assert.ThrowsAsync<ReconciliationException>(() => wrong.RunAsync(request, new Progress<BuildStage>(), CancellationToken.None));
        Assert.Contains("tile 1 (", error.Message, StringComparison.Ordinal);
        Assert.Empty(await packs.ListAllAsync(CancellationToken.None));

        var right = new BuildPack(warehouse.Reader, new PackStore(warehouse.App), renderer, new PackLifecycle(warehouse.App, DeliveryOptions.Default, ApprovalOptions.Default));
        Assert.True((await right.RunAsync(request, new Progress<BuildStage>(), CancellationToken.None)).IsNew);
        Assert.Single(await packs.ListAllAsync(CancellationToken.None));
    }

    /// <summary>The document with one digit more in its first tile.</summary>
    private static Document WithOneMore(Document document)
    {
        var summary = document.Summary!;
        var tiles = summary.Blocks.OfType<Tiles>().Single();
        var span = tiles.Items[0].Value.Spans[^1];
        var value = new Text([span with { Content = "1" + span.Content }]);
        return document with { Summary = summary with { Blocks = [tiles with { Items = [tiles.Items[0] with { Value = value }] }] } };
    }
}
