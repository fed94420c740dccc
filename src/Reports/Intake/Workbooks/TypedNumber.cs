using System.Globalization;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// A spreadsheet's number as the decimal that its user sees. Its binary number holds 15 significant digits, so a file may say
/// 0.30000000000000004 for what is 0.3: digits behind the fifteenth are rounded away, and never pass through a binary number here.
/// </summary>
internal static class TypedNumber
{
    private const int Significant = 15;

    /// <returns>False for what no spreadsheet number is, or one with more whole digits than it can hold exactly.</returns>
    public static bool TryRead(string text, out decimal number)
    {
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture);
        if (whole.Length > Significant)
        {
            return false;
        }

        var places = whole == "0" ? Significant + LeadingZeros(number) : Significant - whole.Length;
        number = decimal.Round(number, Math.Min(places, 28), MidpointRounding.ToEven) / 1.000000000000000000000000000m;
        return true;
    }

    /// <summary>How many zeros stand behind the point before the first other digit, of a number below 1.</summary>
    private static int LeadingZeros(decimal number)
    {
        var zeros = 0;
        for (var size = Math.Abs(number) * 10; size is > 0 and < 1; size *= 10)
        {
            zeros++;
        }

        return zeros;
    }
}
