using System.Globalization;
using System.Text;

namespace Analytics.Reports.Intake.Numbers;

/// <summary>
/// A text as the grammar sees it: composed, in lower case, with plain spaces and digits. Only what looks the same becomes the same:
/// compatibility forms such as ² or ½ stay what they are, and are refused.
/// </summary>
internal static class NumberText
{
    private const int FullWidth = 0xFEE0; // from a full-width form to the letter that it is a wide copy of

    /// <summary>Characters; a longer text says something.</summary>
    private const int LongestNothing = 100;

    /// <summary>Nothing, or a dash in its place.</summary>
    public static bool SaysNothing(string text) => text.Length <= LongestNothing && Plain(text) is ("" or "-" or "–" or "—");

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            var kind = char.GetUnicodeCategory(letter);
            if (kind == UnicodeCategory.Format)
            {
                continue; // zero-width marks that copying from web pages leaves behind
            }

            if (kind is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || letter is '\t' or '\n' or '\r')
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else
            {
                plain.Append(letter switch
                {
                    >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(letter - FullWidth)),
                    '\u2212' or '\u2010' or '\u2011' => '-',
                    _ => char.ToLowerInvariant(letter),
                });
            }
        }

        return plain.ToString().TrimEnd(' ');
    }
}
