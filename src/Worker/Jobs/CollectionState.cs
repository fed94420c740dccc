using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>Who is to send figures for a period, who has, and by when.</summary>
/// <param name="Deadline">The last day of the units; null when the calendar has no row for the period any more.</param>
internal sealed record CollectionState(Period Period, DateOnly? Deadline, Coverage Coverage)
{
    /// <summary>As known at an instant.</summary>
    /// <exception cref="BadInputException">As in <see cref="PackRequests.ResolveAsync"/>.</exception>
    public static async Task<CollectionState> ReadAsync(
        NpgsqlDataSource reader, Claim claim, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var request = await new PackRequests(reader).ResolveAsync(
            claim.Series, claim.Committee, claim.Period, asOf, force: false, seriesVersion: null, cancelled);
        var scope = request.Series.Scope(request.Committee, request.Period, asOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled);
        return new(request.Period, snapshot.Calendar?.UnitDeadline, FigureCalculator.Compute(snapshot, scope).Coverage);
    }

    /// <summary>The deadline as people write it.</summary>
    public Sentence Until => Deadline is { } day
        ? new(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new("chưa ấn định", "not fixed");
}
