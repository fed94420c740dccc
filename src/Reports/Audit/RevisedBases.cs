using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary>
/// <c>revised_base</c>: a value of the year before that was recorded after the newest pack of that period was made. Where that pack was
/// approved, what readers were told then is no longer what this year is compared with.
/// </summary>
internal static class RevisedBases
{
    public static IEnumerable<Finding> Of(FigureBasis basis)
    {
        var units = basis.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return
            from observation in Revised(basis.Snapshot, basis.Scope)
            where observation.Value is not null && units.ContainsKey(observation.Unit)
            select Finding(basis.Snapshot, units[observation.Unit], basis.Indicator(observation.Indicator), observation, observation.Value!.Value);
    }

    /// <summary>
    /// The committee's totals of the year before as they were when the newest pack of that period was made, by indicator; only of those
    /// that are others now. On today's units, so that nothing but the values differs. None where that pack was never approved.
    /// </summary>
    public static IReadOnlyDictionary<string, decimal?> Published(Snapshot snapshot, FigureScope scope, FigureSheet sheet)
    {
        if (!snapshot.BasePackIsPublished)
        {
            return new Dictionary<string, decimal?>(StringComparer.Ordinal);
        }

        var revised = Revised(snapshot, scope).Select(observation => observation.Indicator).ToHashSet(StringComparer.Ordinal);
        var affected = sheet.Figures.Select(figure => figure.Indicator)
            .Where(indicator => ((string?[])[indicator.Code, indicator.Numerator, indicator.Denominator]).Any(code => code is not null && revised.Contains(code)))
            .Select(indicator => indicator.Code)
            .ToList();
        if (affected.Count == 0)
        {
            return new Dictionary<string, decimal?>(StringComparer.Ordinal);
        }

        var then = snapshot with
        {
            Observations = [.. snapshot.Observations.Select(observation =>
                IsRevised(observation, snapshot, scope) ? observation with { Value = observation.PublishedValue } : observation)],
        };
        var now = sheet.Figures.ToDictionary(figure => figure.Indicator.Code, figure => figure.Total.Previous?.Value, StringComparer.Ordinal);
        return FigureCalculator.Compute(then, scope with { Indicators = affected }).Figures
            .Select(figure => (figure.Indicator.Code, Value: figure.Total.Previous?.Value))
            .Where(figure => figure.Value != now[figure.Code])
            .ToDictionary(figure => figure.Code, figure => figure.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<Observation> Revised(Snapshot snapshot, FigureScope scope) =>
        snapshot.Observations.Where(observation => IsRevised(observation, snapshot, scope));

    /// <summary>Also one that was first reported, or withdrawn, since then; not one that never had a value at either time.</summary>
    private static bool IsRevised(Observation observation, Snapshot snapshot, FigureScope scope) =>
        snapshot.BasePackAsOf is { } made
        && scope.Period.PreviousYear!.Contains(observation.Quarter)
        && observation.RecordedAt > made
        && (observation.Value is not null || observation.PublishedValue is not null);

    private static Finding Finding(Snapshot snapshot, Unit unit, Indicator indicator, Observation observation, decimal now)
    {
        var (afterVi, afterEn) = snapshot.BasePackIsPublished
            ? ("sau khi công bố", "after it was published")
            : ("sau khi lập báo cáo kỳ đó", "after that period's pack was made");
        var (vi, en) = observation.PublishedValue switch
        {
            { } then when then == now => (
                $"được ghi nhận lại {afterVi}, số vẫn là {Amounts.Vi(now, indicator)}",
                $"was recorded again {afterEn}, still {Amounts.En(now, indicator)}"),
            { } then => (
                $"đã được điều chỉnh {afterVi}, từ {Amounts.Vi(then, indicator)} thành {Amounts.Vi(now, indicator)}",
                $"was revised {afterEn}, from {Amounts.En(then, indicator)} to {Amounts.En(now, indicator)}"),
            null => (
                $"mới có số liệu {Amounts.Vi(now, indicator)} {afterVi}",
                $"was first reported {afterEn}, {Amounts.En(now, indicator)}"),
        };
        return new Finding(
            FindingCode.RevisedBase,
            indicator.Code,
            unit.Code,
            observation.Quarter,
            null,
            null,
            $"{unit.NameVi}: {indicator.NameVi}, {PeriodNames.Vi(observation.Quarter)}, {vi}.",
            $"{Names.En(unit)}: {Names.En(indicator)}, {PeriodNames.En(observation.Quarter)}, {en}.")
        {
            Tells = [indicator.Code],
        };
    }
}
