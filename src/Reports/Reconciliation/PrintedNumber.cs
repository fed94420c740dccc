using System.Globalization;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// A number as a pack prints it, 1.234,5, written here once more and digit by digit: the class that the composer prints with must not
/// be the one that it is checked by.
/// </summary>
internal static class PrintedNumber
{
    public static string Of(decimal value, int decimals, Rounding rounding)
    {
        var cut = decimal.Round(value, decimals, rounding == Rounding.Truncate ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero);
        var digits = decimal.Abs(cut).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (cut < 0 ? "-" : "") + Grouped(digits);
    }

    /// <summary>With as many decimals as the value has.</summary>
    public static string Exact(decimal value) =>
        (value < 0 ? "-" : "") + Grouped(decimal.Abs(value).ToString("0.############################", CultureInfo.InvariantCulture));

    private static string Grouped(string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var grouped = "";
        for (var place = 0; place < whole.Length; place++)
        {
            grouped += (place > 0 && (whole.Length - place) % 3 == 0 ? "." : "") + whole[place];
        }

        return point < 0 ? grouped : grouped + "," + digits[(point + 1)..];
    }
}
