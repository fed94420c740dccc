namespace Analytics.Reports.Figures;

/// <summary>
/// From the office's figures to those that a pack may show (CONTRACT §3, disclosure): an indicator that is disclosed as a total only, or
/// a ratio with such a part, has no units in it, and small numbers of single units are masked. Totals stay as they are.
/// </summary>
internal static class DisclosedSheet
{
    public static FigureSheet Of(FigureSheet sheet, Snapshot snapshot, FigureScope scope)
    {
        var basis = new FigureBasis(snapshot, scope);
        var masks = new UnitMasks(sheet, basis);
        return sheet with { Figures = [.. sheet.Figures.Select(figure => Of(figure, basis, masks))] };
    }

    private static Figure Of(Figure figure, FigureBasis basis, UnitMasks masks)
    {
        if (IsTotalOnly(basis, figure.Indicator))
        {
            return figure with { Indicator = figure.Indicator with { Disclosure = Disclosure.TotalOnly }, Units = [] };
        }

        var ofUnits = masks.Of(figure.Indicator.Code);
        return figure with
        {
            Units = [.. figure.Units.Select(unit => unit with { Cell = Masked(unit.Cell, ofUnits.GetValueOrDefault(unit.Unit.Code)) })],
        };
    }

    private static bool IsTotalOnly(FigureBasis basis, Indicator indicator) =>
        indicator.Disclosure == Disclosure.TotalOnly
        || (indicator.Kind == IndicatorKind.Ratio
            && (IsTotalOnly(basis, basis.Indicator(indicator.Numerator!)) || IsTotalOnly(basis, basis.Indicator(indicator.Denominator!))));

    private static FigureCell Masked(FigureCell cell, Masks masks) => masks.HasFlag(Masks.Value)
        ? cell with
        {
            Value = null,
            ValueTo = null,
            Text = FigureText.Masked,
            Numerator = null,
            Denominator = null,
            Estimate = false,
            Qualifier = Qualifier.Exact,
            LikeForLike = null,
            Previous = null,
            Change = null,
            Target = null,
            Masked = masks,
        }
        : cell with
        {
            LikeForLike = masks.HasFlag(Masks.LikeForLike) ? null : cell.LikeForLike,
            Previous = masks.HasFlag(Masks.Previous) ? null : cell.Previous,
            Change = (masks & (Masks.LikeForLike | Masks.Previous)) == 0 ? cell.Change : null,
            Target = masks.HasFlag(Masks.Target) ? null : cell.Target,
            Masked = masks,
        };
}
