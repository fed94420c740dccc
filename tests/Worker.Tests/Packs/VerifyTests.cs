using System.Text;
using Analytics.Reports.Intake;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Sample;
using Analytics.Worker.Series;

namespace Analytics.Worker.Tests.Packs;

/// <summary>Stored packs made once more when the warehouse has long gone on.</summary>
[Collection("database")]
public sealed class VerifyTests(DatabaseFixture database)
{
    [Fact]
    public async Task Every_pack_of_the_sample_town_is_the_same_after_later_imports_series_and_successions()
    {
        await using var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, CancellationToken.None);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var packs = new PackStore(warehouse.App);
        var build = new BuildPack(
            warehouse.Reader, packs, renderer, new PackLifecycle(warehouse, DeliveryOptions.Default, ApprovalOptions.Default));
        var stored = new List<StoredPack>();
        foreach (var request in await SampleTown.PlanAsync(warehouse.Reader, CancellationToken.None))
        {
            await BuildAsync(request);
        }

        Assert.Equal(6, stored.Count);
        // By the schedule, late; without an instant of its own, which is now; and one below its gate, which is provisional.
        await BuildAsync(await AskAsync("2022-9M", new DateTimeOffset(2022, 9, 20, 0, 0, 0, TimeSpan.Zero)) with
        {
            By = "schedule", LateFor = new DateTimeOffset(2022, 9, 20, 0, 0, 0, TimeSpan.Zero),
        });
        await BuildAsync(await AskAsync("2023-9M", DateTimeOffset.UtcNow));
        await BuildAsync(await AskAsync("2023-9M", new DateTimeOffset(2023, 7, 1, 0, 0, 0, TimeSpan.Zero)) with { Force = true });
        Assert.Equal([1, 1, 1, 1, 2, 1, 1, 3, 4], stored.Select(pack => pack.Version));

        await GoOnAsync(warehouse);
        await new PackLifecycle(warehouse, DeliveryOptions.Default, ApprovalOptions.Default)
            .ApproveAsync(stored[3].Key, 1, Actor.AtCommandLine("văn phòng"), null, CancellationToken.None);
        await BuildAsync(await AskAsync("2023-9M", DateTimeOffset.UtcNow));
        Assert.Equal(5, stored[^1].Version);
        var changes = await new PackReader(warehouse.Reader).FindChangesAsync(stored[^1], CancellationToken.None);
        Assert.Contains(changes!.Figures, one => one is { Indicator: "a05", Unit: "btc", SubmittedBy: "Ban Tổ chức" });

        var verify = new VerifyPack(warehouse, packs, build, renderer);
        foreach (var pack in stored)
        {
            var verdict = await verify.RunAsync(pack, (_, remake) => remake(new Progress<BuildStage>()), CancellationToken.None);
            Assert.True(verdict is { Differing: [], SameMakers: true }, $"{pack.FileStem}: {string.Join(", ", verdict.Differing)}");
        }

        async Task BuildAsync(PackRequest request)
        {
            var outcome = await build.RunAsync(request, new Progress<BuildStage>(), CancellationToken.None);
            Assert.True(outcome.IsNew);
            stored.Add(outcome.Pack);
        }

        Task<PackRequest> AskAsync(string period, DateTimeOffset asOf) => new PackRequests(warehouse.Reader).ResolveAsync(
            SampleTown.NineMonths, SampleTown.Committee, period, asOf, force: false, seriesVersion: null, CancellationToken.None);
    }

    /// <summary>A corrected value, another name, a plan, a merger, and other definitions of all series.</summary>
    private static async Task GoOnAsync(WarehouseConnections warehouse)
    {
        using var folder = new ScratchFolder();
        var sample = SampleFolder.Find();
        await ChangeAsync("units.csv", ("btc,", row => row.Replace("Ban Tổ chức", "Ban Tổ chức và Cán bộ", StringComparison.Ordinal)), ("hnd,", row => row + "2022-Q4"));
        await ChangeAsync("indicators.csv", ("a05,", row => row.Replace("kết nạp", "được kết nạp", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(folder.Below("successions.csv"), "predecessor,successor,effective,weight\nhnd,lhpn,2023-Q1,1\n");
        await File.WriteAllTextAsync(folder.Below("targets.csv"), "unit,indicator,from,to,value,basis\ntx-minh-hoa,a05,2023-Q1,2023-Q4,1000,plan\n");
        await File.WriteAllTextAsync(folder.Below("observations.csv"), "unit,indicator,quarter,value\nbtc,a05,2023-Q3,999\nbtc,a05,2022-Q3,77\n");
        var result = await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
            [folder.Path], new ImportOptions(null, Backfill: false, DryRun: false, SubmittedBy: "Ban Tổ chức"), CancellationToken.None);
        Assert.True(result.Accepted, string.Join('\n', result.Problems.Select(problem => problem.Line("en"))));

        var series = new List<string>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(sample, "series"), "*.yaml"))
        {
            var text = new StringBuilder(await File.ReadAllTextAsync(path)).Replace("title_vi: ", "title_vi: Mới, ");
            series.Add(folder.Below(Path.GetFileName(path)));
            await File.WriteAllTextAsync(series[^1], text.ToString());
        }

        await SeriesFiles.ApplyAsync(warehouse, [.. series], RendererFolder.Formats(null).Codes, CancellationToken.None);

        async Task ChangeAsync(string name, params (string Start, Func<string, string> Change)[] rows)
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(sample, name));
            await File.WriteAllLinesAsync(
                folder.Below(name), rows.Select(row => row.Change(lines.Single(line => line.StartsWith(row.Start, StringComparison.Ordinal)))).Prepend(lines[0]));
        }
    }
}
