using Analytics.Reports.Briefings;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Npgsql;

namespace Analytics.Worker.Collection;

/// <summary>What the workbooks of a series and a quarter have in common for all units of a committee.</summary>
/// <param name="Period">The series' period that the quarter lies in; null where there is none.</param>
/// <param name="Scope">The committee's, over the quarter; its instant is that of everything here.</param>
internal sealed record TemplateSource(SeriesDefinition Series, Quarter Quarter, Period? Period, FigureScope Scope, Snapshot Snapshot)
{
    /// <param name="awaitImports">Whether the import that is running is waited for.</param>
    public static async Task<TemplateSource> ReadAsync(
        NpgsqlDataSource reader, SeriesDefinition series, string committee, Quarter quarter, DateTimeOffset asOf, bool awaitImports, CancellationToken cancelled)
    {
        var scope = series.Scope(committee, Period.Of(quarter), asOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled, awaitImports: awaitImports);
        return new(series, quarter, await FormSources.FindPeriodAsync(reader, series.PeriodKind, quarter, asOf, cancelled), scope, snapshot);
    }
}
