using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>From a snapshot to figures, without reading anything else (CONTRACT §3).</summary>
internal static class FigureCalculator
{
    public static FigureSheet Compute(Snapshot snapshot, FigureScope scope)
    {
        var basis = new FigureBasis(snapshot, scope);
        return new(
            scope.Series,
            scope.Committee,
            scope.Period,
            scope.AsOf,
            snapshot.Id,
            CoverageFigures.Of(basis),
            [.. scope.Indicators.Select(code => Compute(basis, basis.Indicator(code)))]);
    }

    /// <summary>The committee's total, without comparison and target, in each of so many quarters up to the period's last one, oldest first.</summary>
    public static IReadOnlyList<(Quarter Quarter, FigureCell Cell)> Trend(
        Snapshot snapshot, FigureScope scope, string indicator, int quarters)
    {
        var basis = new FigureBasis(snapshot, scope);
        var known = basis.Indicator(indicator);
        return [.. Enumerable.Range(1 - quarters, quarters)
            .Select(offset => scope.Period.Last + offset)
            .Select(quarter => (
                quarter,
                FigureCells.Plain(basis, known, Totals.Of(basis, known, Period.Of(quarter)), isTotal: true)))];
    }

    private static Figure Compute(FigureBasis basis, Indicator indicator)
    {
        try
        {
            return new(
                indicator,
                FigureCells.OfTotal(basis, indicator),
                [.. Expectation.Units(basis, indicator, basis.Period)
                    .Select(unit => new UnitFigure(unit, FigureCells.OfUnit(basis, unit, indicator)))]);
        }
        catch (OverflowException cause)
        {
            var scope = basis.Scope;
            throw new OverflowException(
                $"Indicator '{indicator.Code}' of {scope.Series}, {scope.Committee}, {scope.Period}: {cause.Message} "
                + "Look for an observation or target with digits too many.",
                cause);
        }
    }
}
