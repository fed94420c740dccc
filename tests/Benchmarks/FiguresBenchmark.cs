using System.Globalization;
using System.Text;
using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Analytics.Worker.Sample;
using Analytics.Worker.Tests;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks;

/// <summary>The sample town's nine months, read and computed, in warehouses that hold ever more other towns.</summary>
[WarmupCount(50)]
[IterationCount(150)]
public class FiguresBenchmark
{
    private const string SizesVariable = "BENCHMARK_OBSERVATIONS";

    /// <summary>So many towns an import, about half a million observations: the files stay small.</summary>
    private const int Batch = 150;

    private FreshWarehouse warehouse = null!;
    private PackRequest request = null!;

    public static IEnumerable<int> Sizes =>
        (Environment.GetEnvironmentVariable(SizesVariable) ?? "100000,1000000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture));

    [ParamsSource(nameof(Sizes))]
    public int Observations { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        await FillAsync(towns: 1);
        var expected = await JsonAsync();
        await CleanAsync();
        await FillAsync((Observations + ManyTowns.ObservationsOfOne - 1) / ManyTowns.ObservationsOfOne);
        Expect.Same(expected, await JsonAsync(), "figures of the sample town among other towns");
    }

    [Benchmark]
    public async Task<object> FiguresAsync() => await ComputeAsync();

    [GlobalCleanup]
    public async Task CleanAsync() => await warehouse.DisposeAsync();

    private async Task<FigureSheet> ComputeAsync()
    {
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        return FigureCalculator.Compute(await SnapshotReader.ReadAsync(warehouse.Connections.Reader, scope, CancellationToken.None), scope);
    }

    private async Task<string> JsonAsync() => Encoding.UTF8.GetString(FiguresJson.Write(await ComputeAsync(), []));

    private async Task FillAsync(int towns)
    {
        warehouse = await FreshWarehouse.OpenAsync();
        for (var first = 0; first < towns; first += Batch)
        {
            using var data = new ScratchFolder();
            var count = Math.Min(Batch, towns - first);
            ManyTowns.Write(data.Path, first, count);
            var result = await warehouse.ImportAsync(data.Path, SampleTown.RecordedAt);
            Expect.Same(count * ManyTowns.ObservationsOfOne, result.Files.Single(file => file.Name == "observations.csv").RowsStored, "observations stored");
        }

        await warehouse.ApplyAsync([.. Directory.EnumerateFiles(Path.Combine(SampleFolder.Find(), "series"), "*.yaml")]);
        request = (await SampleTown.PlanAsync(warehouse.Connections.Reader, CancellationToken.None)).Last(pack => pack.Series.Code == SampleTown.NineMonths);
    }
}
