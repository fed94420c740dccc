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
using Dapper;

namespace Analytics.Worker.Tests.Packs;

[Collection("database")]
public sealed class ReconciliationTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_pack_that_would_print_a_wrong_number_is_not_stored_and_one_that_is_too_long_is_with_a_finding()
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
        var wrong = new BuildPack(warehouse.Reader, new PackStore(warehouse.App), renderer, new PackLifecycle(warehouse, DeliveryOptions.Default, ApprovalOptions.Default))
        {
            Compose = input => WithOneMore(Composer.Compose(input)),
        };

        var error = await Assert.ThrowsAsync<ReconciliationException>(() => wrong.RunAsync(request, new Progress<BuildStage>(), CancellationToken.None));
        Assert.Contains("tile 1 (", error.Message, StringComparison.Ordinal);
        Assert.Empty(await packs.ListAllAsync(CancellationToken.None));

        var tooLong = new BuildPack(warehouse.Reader, new PackStore(warehouse.App), renderer, new PackLifecycle(warehouse, DeliveryOptions.Default, ApprovalOptions.Default))
        {
            Compose = input => Composer.Compose(input) with { BodyPages = 1 },
        };
        Assert.True((await tooLong.RunAsync(request, new Progress<BuildStage>(), CancellationToken.None)).IsNew);
        Assert.Single(await packs.ListAllAsync(CancellationToken.None));
        await using var connection = await warehouse.Reader.OpenConnectionAsync();
        var finding = await connection.QuerySingleAsync<string>("select message from packs.pack_findings where code = 'pages_over_budget'");
        Assert.Matches("^Phần chính của báo cáo dài [2-9] trang, giới hạn là 1: ", finding);
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
