using Analytics.Worker.Tests;
using Analytics.Worker.Tests.Towns;
using BenchmarkDotNet.Attributes;
using Dapper;

namespace Analytics.Benchmarks;

/// <summary>100 008 observations of one file with all that they refer to; beside it the same file by COPY into a table without any rule.</summary>
public class ImportBenchmark
{
    private const long Observations = 463 * 9 * 24;
    private static readonly DateTimeOffset RecordedAt = GeneratedTown.AsOf;

    private readonly ScratchFolder data = new();
    private FreshWarehouse warehouse = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        new GeneratedTown(463, 9).WriteTo(data.Path);
        warehouse = await FreshWarehouse.OpenAsync();
        await using var connection = await warehouse.Connections.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync("create table public.plain (unit text, indicator text, quarter text, value numeric)");
        Expect.Same(Observations, await FreshAsync(), "observations stored by the first import");
        Expect.Same(0, await AgainAsync(), "observations stored by the second import");
        await CopyAsync();
        Expect.Same(
            await connection.QuerySingleAsync<(long, decimal)>("select count(*), sum(value) from public.plain"),
            await connection.QuerySingleAsync<(long, decimal)>("select count(*), sum(value) from warehouse.observations"),
            "observations and their sum");
    }

    // BenchmarkDotNet 0.14 does not wait for a task here.
    [IterationSetup(Target = nameof(FreshAsync))]
    public void Renew() => RenewAsync().GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(CopyAsync))]
    public void Empty()
    {
        using var connection = warehouse.Connections.Migrator.OpenConnection();
        connection.Execute("truncate public.plain");
    }

    [Benchmark]
    public Task<long> FreshAsync() => ImportAsync();

    [Benchmark]
    public Task<long> AgainAsync() => ImportAsync();

    [Benchmark(Baseline = true)]
    public async Task CopyAsync()
    {
        await using var connection = await warehouse.Connections.Migrator.OpenConnectionAsync();
        await using var rows = await connection.BeginTextImportAsync("copy public.plain from stdin (format csv, header)");
        await rows.WriteAsync(await File.ReadAllTextAsync(data.Below("observations.csv")));
    }

    [GlobalCleanup]
    public async Task CleanAsync()
    {
        await warehouse.DisposeAsync();
        data.Dispose();
    }

    private async Task<long> ImportAsync()
    {
        var result = await warehouse.ImportAsync(data.Path, RecordedAt);
        return result.Files.Single(file => file.Name == "observations.csv").RowsStored;
    }

    private async Task RenewAsync()
    {
        await warehouse.DisposeAsync();
        warehouse = await FreshWarehouse.OpenAsync();
    }
}
