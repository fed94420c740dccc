using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Collection;

/// <summary>Reads how far collection is: for the command, the desk and the reminders.</summary>
internal sealed class CollectionReader(NpgsqlDataSource reader)
{
    /// <summary>Whether the import that is running is waited for: not for a page.</summary>
    public bool AwaitsImports { get; init; } = true;

    /// <param name="committee">Null: the only one there is.</param>
    /// <param name="asOf">As known at this instant.</param>
    /// <exception cref="BadInputException">As in <see cref="PackRequests.ResolveAsync"/>.</exception>
    public async Task<CollectionState> ReadAsync(
        string series, string? committee, string period, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var request = await new PackRequests(reader).ResolveAsync(series, committee, period, asOf, force: false, seriesVersion: null, cancelled);
        return await ReadAsync(request.Series, request.Committee, request.Period, asOf, cancelled);
    }

    /// <summary>For the series' period that a quarter's figures belong to.</summary>
    /// <exception cref="BadInputException">As above, and when the quarter lies in no period of the series.</exception>
    public async Task<CollectionState> ReadQuarterAsync(
        string series, string? committee, string quarterCode, DateTimeOffset asOf, CancellationToken cancelled) =>
        await ReadQuarterAsync(await AskedFor.SeriesAsync(reader, series, cancelled), committee, quarterCode, asOf, cancelled);

    /// <inheritdoc cref="ReadQuarterAsync(string, string?, string, DateTimeOffset, CancellationToken)"/>
    public async Task<CollectionState> ReadQuarterAsync(
        SeriesDefinition series, string? committee, string quarterCode, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var quarter = AskedFor.Quarter(quarterCode);
        var period = await FormSources.FindPeriodAsync(reader, series.PeriodKind, quarter, asOf, cancelled) ?? throw new BadInputException(
            series.PeriodKind == PeriodKind.NineMonths
                ? new Sentence(
                    $"{quarterCode} không thuộc kỳ nào của `{series.Code}`: 9 tháng chỉ có ba quý đầu năm.",
                    $"{quarterCode} belongs to no period of `{series.Code}`: nine months are the first three quarters of a year.")
                : new Sentence(
                    $"{quarterCode} không thuộc nhiệm kỳ nào trong terms.csv nên `{series.Code}` không có kỳ.",
                    $"{quarterCode} is in no term of terms.csv, so that `{series.Code}` has no period for it."));
        return await ReadAsync(series, await new PackRequests(reader).FindCommitteeAsync(committee, cancelled), period, asOf, cancelled);
    }

    private async Task<CollectionState> ReadAsync(
        SeriesDefinition series, string committee, Period period, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var scope = series.Scope(committee, period, asOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled, awaitImports: AwaitsImports);
        var unit = snapshot.Units.Single(one => one.Code == committee);
        return new(
            series,
            committee,
            new Sentence(unit.NameVi, unit.NameEn ?? unit.NameVi),
            period,
            asOf,
            snapshot.Calendar,
            CollectionFigures.Of(snapshot, series, scope));
    }
}
