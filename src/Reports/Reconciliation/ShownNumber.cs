using Analytics.Reports.Figures;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// What a Vietnamese spreadsheet program shows of a number in the formats that the annexes use: text in quotation marks around
/// <c>#,##0.0</c>, and a second form for negative numbers. Such a program rounds half away from zero.
/// </summary>
internal static class ShownNumber
{
    public const string General = "General";

    public static string Of(decimal number, string format)
    {
        if (format == General)
        {
            return PrintedNumber.Exact(number);
        }

        var forms = Forms(format);
        var isOwn = number < 0 && forms.Count > 1;
        var (before, decimals, after) = forms[isOwn ? 1 : 0];
        var digits = PrintedNumber.Of(isOwn ? -number : number, decimals, Rounding.HalfAway);
        // Without a form of its own a negative number has its sign before everything.
        return digits.StartsWith('-') ? "-" + before + digits[1..] + after : before + digits + after;
    }

    private static List<(string Before, int Decimals, string After)> Forms(string format)
    {
        var forms = new List<(string Before, int Decimals, string After)>();
        var (before, decimals, after) = ("", -1, "");
        for (var at = 0; at < format.Length; at++)
        {
            switch (format[at])
            {
                case '"' when format.IndexOf('"', at + 1) is var end:
                    Add(format[(at + 1)..end]);
                    at = end;
                    break;
                case '\\':
                    Add(format[++at].ToString());
                    break;
                case ';':
                    forms.Add((before, decimals, after));
                    (before, decimals, after) = ("", -1, "");
                    break;
                default:
                    var pattern = format[at..].TakeWhile(letter => letter is '#' or ',' or '0' or '.').Count();
                    decimals = pattern > 0 && format.AsSpan(at, pattern).StartsWith("#,##0", StringComparison.Ordinal)
                        ? Math.Max(0, pattern - "#,##0.".Length)
                        : throw new InvalidOperationException($"No rule reads the number format {format} back.");
                    at += pattern - 1;
                    break;
            }
        }

        return [.. forms, (before, decimals, after)];

        void Add(string text) => _ = decimals < 0 ? before += text : after += text;
    }
}
