using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Delivery;

namespace Analytics.Worker.Tests.Packs;

[Collection("database")]
public sealed class VersionBetweenTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_pack_that_another_version_overtook_is_composed_again_and_prints_and_stores_one_list()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ObserveAsync(3, "btc,a05,2025-Q2,9");
        await office.ObserveAsync(4, "hnd,a05,2025-Q2,4");
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var composed = new List<Document>();
        var build = new BuildPack(
            office.Warehouse.Reader, office.Packs, renderer, new PackLifecycle(office.Warehouse, DeliveryOptions.Default, ApprovalOptions.Default))
        {
            Compose = input =>
            {
                // Somebody else stores version 2 between reading and storing.
                if (composed.Count == 0)
                {
                    office.AddPackAsync(3).GetAwaiter().GetResult();
                }

                composed.Add(Composer.Compose(input));
                return composed[^1];
            },
        };
        var request = await new PackRequests(office.Warehouse.Reader).ResolveAsync(
            Office.Key.Series, Office.Key.Committee, Office.Key.Period,
            Reports.Periods.VietnamTime.FromLocal(new DateTime(2025, 7, 5, 17, 0, 0)), force: true, null, CancellationToken.None);
        var made = await build.RunAsync(request, new Progress<BuildStage>(), CancellationToken.None);

        Assert.Equal((3, true), (made.Pack.Version, made.IsNew));
        Assert.Equal([5, 2], composed.Select(document => Rows(document).Count));
        var changes = await office.Reader.FindChangesAsync(made.Pack, CancellationToken.None);
        Assert.Equal(
            changes!.Figures.Select(one => (one.IndicatorName, one.UnitName ?? "Toàn địa bàn", one.OldText, one.NewText, one.SubmittedBy!)),
            Rows(composed[^1]).Select(row => (row[1], row[2], row[3], row[4], row[5])));
    }

    private static List<List<string>> Rows(Document document) =>
        [.. document.Blocks().OfType<Table>().Single(table => table.Id == "phu-luc-so-lieu-thay-doi")
            .Rows.Select(row => row.Cells.Select(cell => cell.Text.Plain).ToList())];
}
