using System.Globalization;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>
/// The number format that makes a typed number look as the document prints it: hedge words, "tăng", "%" become literal parts of the
/// format, so that the cell stays a number and still says the same.
/// </summary>
internal static class PrintedFormat
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static string Plain(int decimals) => decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);

    public static string Of(Cell cell)
    {
        var (text, plain) = (cell.Text.Plain, Plain(cell.Decimals));
        var (digits, at, _) = Printed(cell);
        if (at < 0)
        {
            return plain;
        }

        // "giảm 5,2%" is a negative number whose sign the word says; "-5,2" keeps its sign and needs one section only.
        var (before, after) = (text[..at], Literal(text[(at + digits.Length)..]));
        var format = Literal(before.TrimEnd('-')) + plain + after;
        return cell.Number >= 0 || before == "-" ? format : $"{format};{Literal(before)}{plain}{after}";
    }

    /// <summary>The number that shows as printed: a program rounds what it shows, so that a number which is printed cut is written cut.</summary>
    public static decimal Number(Cell cell) =>
        Printed(cell) is { At: >= 0, Mode: MidpointRounding.ToZero } ? Math.Round(cell.Number!.Value, cell.Decimals, MidpointRounding.ToZero) : cell.Number!.Value;

    /// <summary>The number's digits where they stand in the text, rounded or else cut; nowhere when the text says something else.</summary>
    private static (string Digits, int At, MidpointRounding Mode) Printed(Cell cell)
    {
        var number = cell.Number ?? throw new ArgumentException("Only a number has a number format.");
        return ((MidpointRounding[])[MidpointRounding.AwayFromZero, MidpointRounding.ToZero])
            .Select(mode => (Digits: Math.Round(Math.Abs(number), cell.Decimals, mode).ToString("N" + cell.Decimals.ToString(CultureInfo.InvariantCulture), Vietnamese), Mode: mode))
            .Select(printed => (printed.Digits, At: cell.Text.Plain.IndexOf(printed.Digits, StringComparison.Ordinal), printed.Mode))
            .OrderBy(printed => (uint)printed.At)
            .First();
    }

    private static string Literal(string text) =>
        text.Length == 0 ? "" : "\"" + text.Replace("\"", "\"\\\"\"", StringComparison.Ordinal) + "\"";
}
