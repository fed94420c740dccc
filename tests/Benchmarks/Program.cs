using Analytics.Benchmarks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

// One call an iteration: everything measured here takes milliseconds to seconds, and an import needs a fresh database each time.
var job = Job.Default
    .WithStrategy(RunStrategy.Monitoring)
    .WithInvocationCount(1)
    .WithUnrollFactor(1)
    .WithWarmupCount(5)
    .WithIterationCount(15);
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(job)
    .AddColumn(StatisticColumn.Median, StatisticColumn.Min, StatisticColumn.P95)
    .AddDiagnoser(new PeakMemory())
    .WithBuildTimeout(TimeSpan.FromMinutes(10));
var summaries = BenchmarkSwitcher.FromAssembly(typeof(PeakMemory).Assembly).Run(args, config).ToList();
return summaries.Exists(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
