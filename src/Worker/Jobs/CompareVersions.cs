using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>In what any two stored versions of a pack differ, by what both printed; who submitted what is looked up as known at the later one's instant.</summary>
internal sealed class CompareVersions(NpgsqlDataSource reader)
{
    /// <exception cref="BadInputException">The series or the committee of the versions is not known any more.</exception>
    public async Task<PackChanges> RunAsync(StoredPack before, StoredPack later, CancellationToken cancelled)
    {
        VersionFigures shown;
        // Given back before others are asked for.
        await using (var connection = await reader.OpenConnectionAsync(cancelled))
        {
            shown = await PackComparison.ReadFiguresAsync(connection, later, cancelled);
        }

        return await RunAsync(before, later, shown, cancelled);
    }

    /// <param name="connection">The one on which the later version is seen, if it is not committed yet.</param>
    /// <param name="before">The number of a version that is.</param>
    public async Task<PackChanges> RunAsync(NpgsqlConnection connection, int before, StoredPack later, CancellationToken cancelled)
    {
        var versions = await new PackReader(reader).ListVersionsAsync(later.Key, cancelled);
        return await RunAsync(
            versions.Single(one => one.Version == before), later, await PackComparison.ReadFiguresAsync(connection, later, cancelled), cancelled);
    }

    private async Task<PackChanges> RunAsync(StoredPack before, StoredPack later, VersionFigures shown, CancellationToken cancelled)
    {
        var request = await new PackRequests(reader).ResolveAsync(
            later.Series, later.Committee, later.Period, later.AsOf, force: true, later.SeriesVersion, cancelled);
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled, storedBefore: later.MadeAt, awaitImports: false);
        var compared = await PackComparison.MakeAsync(
            reader, before, shown, request.Period, request.AsOf, snapshot, request.Series.Rounding, cancelled);
        var units = snapshot.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return new PackChanges(
            [.. compared.Changes.Figures.Select(change => new PackChange(
                change.Indicator,
                snapshot.Indicators[change.Indicator].NameVi,
                snapshot.Indicators[change.Indicator].NameEn ?? snapshot.Indicators[change.Indicator].NameVi,
                change.Unit,
                change.UnitName,
                change.Unit is { } code && units.TryGetValue(code, out var unit) ? unit.NameEn ?? unit.NameVi : change.UnitName,
                change.Old.Text,
                change.New.Text,
                change.SubmittedBy,
                change.RecordedAt?.UtcDateTime))],
            compared.Changes.UnitsAdded);
    }
}
