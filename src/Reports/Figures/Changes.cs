namespace Analytics.Reports.Figures;

/// <summary>The comparison of like for like with the previous year (CONTRACT §3, change).</summary>
internal static class Changes
{
    public static Change Of(Indicator indicator, Fraction? actual, Fraction? previous, Rounding rounding)
    {
        if (actual is not { } now)
        {
            return None(NoChange.Missing);
        }

        if (previous is not { } before)
        {
            return None(NoChange.BaseMissing);
        }

        var difference = now - before;
        var looksEqual = FigureText.LooksEqual(indicator, now, before, rounding);
        if (indicator.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock))
        {
            return new(null, null, difference.ToDecimal(), null, FigureText.Points(difference, looksEqual, rounding));
        }

        if (before.Sign <= 0)
        {
            var reason = before.Sign == 0 ? NoChange.BaseZero : NoChange.BaseNegative;
            return new(difference.ToDecimal(), null, null, reason, FigureText.Reason(reason));
        }

        var percent = Fraction.Percent(difference, before)!.Value;
        return new(difference.ToDecimal(), percent.ToDecimal(), null, null, FigureText.Percent(percent, looksEqual, rounding));
    }

    public static Change None(NoChange reason) => new(null, null, null, reason, FigureText.Reason(reason));
}
