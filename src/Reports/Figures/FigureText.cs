using System.Globalization;
using System.Numerics;
using System.Text;

namespace Analytics.Reports.Figures;

/// <summary>
/// Figures in Vietnamese: thousands with a dot, decimals with a comma, whatever the machine's culture is (DOMAIN §5.1, §5.7). Numbers are
/// divided by the indicator's scale; measure and scale word are the composer's.
/// </summary>
internal static class FigureText
{
    public const string Dash = "–";

    /// <summary>What stands in the place of a number that is too small to be disclosed.</summary>
    public const string Masked = "…";

    private const string Equal = "bằng cùng kỳ năm trước";
    private const int ShareDecimals = 1;

    /// <summary>Hedge word, number, and % for a ratio, a percent and a milestone's total.</summary>
    public static string Value(Indicator indicator, Reading reading, bool isTotal, Rounding rounding) => reading.Value is { } value
        ? Value(indicator, value, reading.ValueTo is { } end ? Fraction.Of(end) : null, reading.Hedges.Qualifier, isTotal, rounding)
        : Dash;

    /// <inheritdoc cref="Value(Indicator, Reading, bool, Rounding)"/>
    public static string Value(
        Indicator indicator, decimal? value, decimal? valueTo, Qualifier qualifier, bool isTotal, Rounding rounding) => value is { } number
        ? Value(indicator, Fraction.Of(number), valueTo is { } end ? Fraction.Of(end) : null, qualifier, isTotal, rounding)
        : Dash;

    /// <summary>Whether two values print the same number.</summary>
    public static bool LooksEqual(Indicator indicator, Fraction left, Fraction right, Rounding rounding) =>
        (left / indicator.Scale).Rounded(indicator.Decimals, rounding) == (right / indicator.Scale).Rounded(indicator.Decimals, rounding);

    /// <summary>A bare number with a fixed count of decimals.</summary>
    public static string Number(decimal value, int decimals, Rounding rounding) => Number(Fraction.Of(value), decimals, rounding);

    /// <summary>A change in percent, one decimal. <paramref name="looksEqual"/>: both values print the same, so neither more nor less.</summary>
    public static string Percent(Fraction change, bool looksEqual, Rounding rounding) => Moved(change, "%", looksEqual, rounding);

    /// <summary>A change in percentage points, one decimal.</summary>
    public static string Points(Fraction change, bool looksEqual, Rounding rounding) =>
        Moved(change, " điểm phần trăm", looksEqual, rounding);

    /// <summary>What was attained of a target, one decimal.</summary>
    public static string Attained(Fraction? percent, Rounding rounding) =>
        percent is { } attained ? $"đạt {Number(attained, ShareDecimals, rounding)}%" : Dash;

    public static string Reason(NoChange reason) => reason switch
    {
        NoChange.NotComparable => "không so sánh với cùng kỳ do sắp xếp đơn vị hành chính",
        NoChange.Missing or NoChange.BaseMissing => "không có số liệu so sánh cùng kỳ",
        NoChange.BaseZero => "cùng kỳ năm trước không phát sinh",
        NoChange.BaseNegative => "không tính tỷ lệ so với cùng kỳ do số liệu cùng kỳ âm",
        _ => throw new InvalidOperationException($"Unexpected reason {reason}."),
    };

    private static string Value(
        Indicator indicator, Fraction value, Fraction? valueTo, Qualifier qualifier, bool isTotal, Rounding rounding)
    {
        var number = Number(indicator, value, rounding);
        if (valueTo is { } end && !LooksEqual(indicator, value, end, rounding))
        {
            number += "–" + Number(indicator, end, rounding);
        }

        var isShare = indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (isTotal && indicator.Kind == IndicatorKind.Milestone);
        return Hedge(qualifier) + number + (isShare ? "%" : "");
    }

    private static string Number(Indicator indicator, Fraction value, Rounding rounding) =>
        Number(value / indicator.Scale, indicator.Decimals, rounding);

    private static string Hedge(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Exact => "",
        Qualifier.Over => "hơn ",
        Qualifier.Nearly => "gần ",
        Qualifier.About => "khoảng ",
        _ => throw new InvalidOperationException($"Unexpected qualifier {qualifier}."),
    };

    // A difference that prints as 0,0 is neither more nor less either.
    private static string Moved(Fraction change, string sign, bool looksEqual, Rounding rounding)
    {
        if (looksEqual || change.Rounded(ShareDecimals, rounding).IsZero)
        {
            return Equal;
        }

        var size = change.Sign < 0 ? Fraction.Zero - change : change;
        return (change.Sign < 0 ? "giảm " : "tăng ") + Number(size, ShareDecimals, rounding) + sign;
    }

    private static string Number(Fraction value, int decimals, Rounding rounding)
    {
        var rounded = value.Rounded(decimals, rounding);
        var digits = BigInteger.Abs(rounded).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = digits.Length - decimals;
        var text = new StringBuilder(rounded.Sign < 0 ? "-" : "");
        for (var place = 0; place < whole; place++)
        {
            if (place > 0 && (whole - place) % 3 == 0)
            {
                text.Append('.');
            }

            text.Append(digits[place]);
        }

        return decimals == 0 ? text.ToString() : text.Append(',').Append(digits, whole, decimals).ToString();
    }
}
