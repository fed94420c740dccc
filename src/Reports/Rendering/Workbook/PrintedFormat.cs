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
        var number = cell.Number ?? throw new ArgumentException("Only a number has a number format.");
        var text = cell.Text.Plain;
        var plain = Plain(cell.Decimals);
        foreach (var mode in (MidpointRounding[])[MidpointRounding.AwayFromZero, MidpointRounding.ToZero])
        {
            var digits = Math.Round(Math.Abs(number), cell.Decimals, mode).ToString("N" + cell.Decimals.ToString(CultureInfo.InvariantCulture), Vietnamese);
            var at = text.IndexOf(digits, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            // "giảm 5,2%" is a negative number whose sign the word says; "-5,2" keeps its sign and needs one section only.
            var before = text[..at];
            var signed = before.EndsWith('-');
            var format = Literal(signed ? before[..^1] : before) + plain + Literal(text[(at + digits.Length)..]);
            return number < 0 && !signed ? $"{format};{format}" : format;
        }

        return plain;
    }

    private static string Literal(string text) =>
        text.Length == 0 ? "" : "\"" + text.Replace("\"", "\"\\\"\"", StringComparison.Ordinal) + "\"";
}
