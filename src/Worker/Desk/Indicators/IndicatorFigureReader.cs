using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Packs;
using Npgsql;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>
/// Figures of one indicator over several periods from one snapshot, by the same classes that make a pack's: read once over the whole stretch of
/// quarters, computed once for each period.
/// </summary>
internal sealed class IndicatorFigureReader(NpgsqlDataSource reader, DeskRegister register)
{
    /// <summary>Fifteen years.</summary>
    private const int QuartersRead = 60;

    private const int TrendQuarters = 12;
    private const int MostPeriods = 6;

    /// <returns>Null when committee or indicator were not known then, or the committee is none.</returns>
    public async Task<IndicatorFigures?> ReadAsync(FigureStandpoint standpoint, string indicator, CancellationToken cancelled)
    {
        var definition = standpoint.Series.Definition;
        var stretch = Period.Between(standpoint.Last - (QuartersRead - 1), standpoint.Last);
        var scope = new FigureScope(
            definition.Code, standpoint.Committee, definition.Units, [indicator], stretch, standpoint.AsOf, Calendar: null, definition.Rounding, TrendQuarters: 0);
        Snapshot snapshot;
        try
        {
            snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled, awaitImports: false);
        }
        catch (ScopeNotKnownException)
        {
            return null;
        }

        var newest = snapshot.Observations.Where(observation => observation.Value is not null).Max(observation => (Quarter?)observation.Quarter);
        Period[] periods = newest is { } last ? await PeriodsAsync(definition.PeriodKind, last, standpoint, cancelled) : [];
        return Compute(snapshot, scope, periods, newest, standpoint.Office);
    }

    private static IndicatorFigures Compute(Snapshot snapshot, FigureScope scope, Period[] periods, Quarter? newest, bool office)
    {
        var indicator = snapshot.Indicators[scope.Indicators[0]];
        Figure[] figures = [.. periods.Select(Of)];
        IEnumerable<Unit> units = figures
            .SelectMany(figure => figure.Units.Select(unit => unit.Unit))
            .DistinctBy(unit => unit.Code, StringComparer.Ordinal)
            .OrderBy(unit => unit.DisplayOrder ?? int.MaxValue)
            .ThenBy(unit => unit.Code, StringComparer.Ordinal);
        return new IndicatorFigures(
            figures is [var first, ..] ? first.Indicator : indicator,
            periods,
            [.. figures.Select(figure => figure.Total)],
            [.. units.Select(unit => new UnitRow(unit, [.. figures.Select(figure => figure.Units.FirstOrDefault(cell => cell.Unit.Code == unit.Code)?.Cell)]))],
            newest is { } last ? [.. Trend(last)] : [],
            [.. snapshot.Targets
                .Where(target => target.Indicator == indicator.Code && (office || target.Unit == scope.Committee))
                .OrderByDescending(target => target.To).ThenByDescending(target => target.From)
                .ThenByDescending(target => target.Unit == scope.Committee).ThenBy(target => target.Unit, StringComparer.Ordinal)],
            snapshot.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal),
            [.. ScopeUnits.Of(snapshot.Units, scope).Select(unit => unit.Code)],
            indicator.Kind == IndicatorKind.Ratio ? [indicator.Numerator!, indicator.Denominator!] : [indicator.Code]);

        Figure Of(Period period)
        {
            var own = scope with { Period = period };
            var sheet = FigureCalculator.Compute(snapshot, own);
            return (office ? sheet : DisclosedSheet.Of(sheet, snapshot, own)).Figures[0];
        }

        IEnumerable<TrendPoint> Trend(Quarter until) => indicator.Kind == IndicatorKind.Percent
            ? Enumerable.Range(1 - TrendQuarters, TrendQuarters).Select(offset => OnlyUnit(until + offset))
            : FigureCalculator.Trend(snapshot, scope with { Period = Period.Of(until) }, indicator.Code, TrendQuarters)
                .Select(point => Point(point.Quarter, point.Cell));

        // Percentages have no total; where one unit alone reports, its value is the committee's.
        TrendPoint OnlyUnit(Quarter quarter)
        {
            FigureCell[] cells = [.. Of(Period.Of(quarter)).Units.Select(unit => unit.Cell).Where(cell => cell.Value is not null)];
            return cells is [var only] ? Point(quarter, only) : new TrendPoint(quarter, null, FigureText.Dash, false);
        }

        TrendPoint Point(Quarter quarter, FigureCell cell) =>
            new(quarter, cell.Value, cell.Text, cell is { State: FigureState.Complete, Estimate: false });
    }

    /// <summary>Of the series' kind, the newest first; the office also sees one that has only begun.</summary>
    private async Task<Period[]> PeriodsAsync(PeriodKind kind, Quarter newest, FigureStandpoint standpoint, CancellationToken cancelled)
    {
        IEnumerable<Period> known = kind == PeriodKind.Term
            ? await register.ListTermsAsync(cancelled)
            : Enumerable.Range(newest.Year - QuartersRead / 4, QuartersRead / 4 + 1).SelectMany(OfYear).Where(period => period.Kind == kind);
        return
        [
            .. known
                .Where(period => period.First <= newest && (standpoint.Office || period.Last <= standpoint.Last))
                .OrderByDescending(period => period.Last)
                .Take(MostPeriods),
        ];

        static IEnumerable<Period> OfYear(int year)
        {
            foreach (var rest in new[] { "-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "-9M", "" })
            {
                if (Period.TryParse(year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture) + rest, out var period))
                {
                    yield return period!;
                }
            }
        }
    }
}
