using System.Globalization;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>
/// Vietnamese number text for what a figure does not carry as text itself: 1.234,5. The separators are written down here and not
/// taken from a culture, so that no machine's settings or ICU version change a document.
/// </summary>
internal static class Numbers
{
    /// <summary>Between a number and its measure: they must not be parted at a line's end.</summary>
    public const string Gap = "\u00a0";

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NegativeSign = "-",
    };

    private static readonly string[] Letters =
        ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

    public static string Count(int count) => count.ToString("N0", Vietnamese);

    public static string Format(decimal value, int decimals, Rounding rounding)
    {
        var mode = rounding == Rounding.Truncate ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero;
        var rounded = Math.Round(value, decimals, mode);
        // A negative value that rounds to zero prints without its sign.
        return (rounded == 0 ? 0m : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Vietnamese);
    }

    /// <summary>A value of the indicator as its own text prints it, without hedge: divided by the scale, "%" where it is one.</summary>
    public static string Value(decimal value, Indicator indicator, Rounding rounding) =>
        Format(value / indicator.Scale, indicator.Decimals, rounding) + (IsPercentage(indicator) ? "%" : "");

    /// <summary>With as many decimals as the value has: the parts of a ratio, whose own indicators a series need not show.</summary>
    public static string Exact(decimal value) =>
        value.ToString("#,##0.############", Vietnamese);

    public static bool IsPercentage(Indicator indicator) =>
        indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent or IndicatorKind.Milestone;

    /// <summary>What stands after a printed value: scale word and measure; nothing after a percentage.</summary>
    public static string Measure(Indicator indicator) => IsPercentage(indicator) ? "" : ScaleWords.Vi(indicator.Scale) + indicator.MeasureVi;

    /// <summary>The measure for a table's column or a chart's axis.</summary>
    public static string AxisMeasure(Indicator indicator) => IsPercentage(indicator) ? "%" : Measure(indicator);

    /// <summary>An indicator above or beside its units' values in a table; a milestone is told there in words and has no measure.</summary>
    public static string UnitHeading(Indicator indicator) =>
        indicator.Kind == IndicatorKind.Milestone ? indicator.NameVi : $"{indicator.NameVi} ({AxisMeasure(indicator)})";

    /// <summary>The measure of a single unit's marks in a chart: a milestone is done or not, and only its total is a percentage.</summary>
    public static string UnitMeasure(Indicator indicator) =>
        indicator.Kind == IndicatorKind.Milestone ? "1 là đã hoàn thành, 0 là chưa" : AxisMeasure(indicator);

    /// <summary>1 → I; 1 to 399.</summary>
    public static string Roman(int number)
    {
        (int Value, string Sign)[] signs =
            [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = "";
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
            {
                roman += sign;
            }
        }

        return roman;
    }

    /// <summary>The Vietnamese alphabet as official documents count with it: a, b, c, d, đ, e …; after y: aa, bb.</summary>
    public static string Letter(int number) =>
        string.Concat(Enumerable.Repeat(Letters[(number - 1) % Letters.Length], (number - 1) / Letters.Length + 1));
}
