using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace Analytics.Benchmarks;

/// <summary>
/// The most that the measuring process ever had in memory, in MB of 10^6 bytes: with its own preparation and checks, without PostgreSQL
/// and the renderer, which are processes of their own.
/// </summary>
internal sealed class PeakMemory : IDiagnoser, IMetricDescriptor
{
    private readonly Dictionary<BenchmarkCase, long> peaks = [];

    public IEnumerable<string> Ids => [Id];
    public IEnumerable<IExporter> Exporters => [];
    public IEnumerable<IAnalyser> Analysers => [];

    public string Id => nameof(PeakMemory);
    public string DisplayName => "Peak MB";
    public string Legend => "The process's peak working set in MB";
    public string NumberFormat => "0";
    public UnitType UnitType => UnitType.Dimensionless;
    public string Unit => "MB";
    public bool TheGreaterTheBetter => false;
    public int PriorityInCategory => 0;

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public bool GetIsAvailable(Metric metric) => true;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        if (signal == HostSignal.AfterActualRun)
        {
            parameters.Process.Refresh();
            peaks[parameters.BenchmarkCase] = parameters.Process.PeakWorkingSet64;
        }
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results) =>
        peaks.TryGetValue(results.BenchmarkCase, out var bytes) ? [new Metric(this, bytes / 1e6)] : [];

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];
}
