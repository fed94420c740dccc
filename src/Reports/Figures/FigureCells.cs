using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>Puts one cell together: the value, what it is compared with, the target, and the words for each.</summary>
internal static class FigureCells
{
    public static FigureCell OfUnit(FigureBasis basis, Unit unit, Indicator indicator)
    {
        var period = basis.Period;
        var cell = Plain(basis, indicator, UnitReadings.Of(basis, unit, indicator, period), isTotal: false)
            with { Target = TargetFigures.OfUnit(basis, unit, indicator, period) };
        if (!unit.IsValidIn(period.Last))
        {
            return cell with { Change = period.PreviousYear is null ? null : Changes.None(NoChange.NotComparable) };
        }

        return Compared(
            basis,
            indicator,
            cell,
            LikeForLike.OfUnit(basis, unit, indicator, period),
            period.PreviousYear is { } before ? LikeForLike.OfUnit(basis, unit, indicator, before) : null,
            isTotal: false);
    }

    public static FigureCell OfTotal(FigureBasis basis, Indicator indicator)
    {
        var period = basis.Period;
        var cell = Plain(basis, indicator, Totals.Of(basis, indicator, period), isTotal: true)
            with { Target = TargetFigures.OfTotal(basis, indicator, period) };
        return Compared(
            basis,
            indicator,
            cell,
            LikeForLike.OfTotal(basis, indicator, period),
            period.PreviousYear is { } before ? LikeForLike.OfTotal(basis, indicator, before) : null,
            isTotal: true);
    }

    /// <summary>The value alone, without comparison and target.</summary>
    public static FigureCell Plain(FigureBasis basis, Indicator indicator, Reading reading, bool isTotal)
    {
        var hedges = reading.Value is null ? default : reading.Hedges;
        return new(
            reading.Value?.ToDecimal(),
            reading.ValueTo,
            FigureText.Value(indicator, reading, isTotal, basis.Scope.Rounding),
            reading.Numerator?.ToDecimal(),
            reading.Denominator?.ToDecimal(),
            reading.State,
            hedges.Estimate,
            hedges.Qualifier,
            LikeForLike: null,
            Previous: null,
            Change: null,
            Target: null);
    }

    private static FigureCell Compared(
        FigureBasis basis, Indicator indicator, FigureCell cell, Reading actual, Reading? previous, bool isTotal)
    {
        var compared = cell with { LikeForLike = actual.Value?.ToDecimal() };
        if (previous is null)
        {
            return compared;
        }

        var asReported = isTotal ? Totals.Of(basis, indicator, basis.Period.PreviousYear!).Value : null;
        return compared with
        {
            Previous = new(
                previous.Value?.ToDecimal(),
                FigureText.Value(indicator, previous, isTotal, basis.Scope.Rounding),
                previous.Value is null ? FigureState.Missing : previous.State,
                asReported?.ToDecimal())
            {
                Estimate = previous.Value is not null && previous.Hedges.Estimate,
            },
            Change = Changes.Of(indicator, actual.Value, previous.Value, basis.Scope.Rounding),
        };
    }
}
