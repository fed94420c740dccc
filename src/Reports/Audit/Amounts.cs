using Analytics.Reports.Figures;

namespace Analytics.Reports.Audit;

/// <summary>Numbers in findings: with all their decimals, because a finding is there to be checked.</summary>
internal static class Amounts
{
    private const int ShareDecimals = 1;

    public static string Exact(decimal value) => FigureText.Number(value, Decimals(value), Rounding.HalfAway);

    /// <summary>"3,54 tỷ đồng", "97,5%".</summary>
    public static string Vi(decimal value, Indicator indicator) =>
        Exact(value / indicator.Scale) + (indicator.Kind == IndicatorKind.Percent ? "%" : Behind(ScaleWords.Vi(indicator.Scale) + indicator.MeasureVi));

    /// <inheritdoc cref="Vi"/>
    public static string En(decimal value, Indicator indicator) =>
        English(Exact(value / indicator.Scale))
        + (indicator.Kind == IndicatorKind.Percent ? "%" : Behind(ScaleWords.En(indicator.Scale) + (indicator.MeasureEn ?? indicator.MeasureVi)));

    /// <summary>A percentage with one decimal, or with as many as the one it stands beside.</summary>
    public static string Percent(decimal value, decimal beside) =>
        FigureText.Number(value, Math.Max(ShareDecimals, (int)beside.Scale), Rounding.HalfAway) + "%";

    /// <summary>The percentage as the unit wrote it.</summary>
    public static string Quoted(decimal value) => FigureText.Number(value, value.Scale, Rounding.HalfAway) + "%";

    /// <summary>1.234,5 → 1,234.5.</summary>
    public static string English(string number) =>
        string.Concat(number.Select(sign => sign switch { '.' => ',', ',' => '.', _ => sign }));

    /// <summary>How many decimals the value needs.</summary>
    private static int Decimals(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    private static string Behind(string measure) => measure.Length == 0 ? "" : "\u00a0" + measure;
}
