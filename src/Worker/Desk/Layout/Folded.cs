using System.Globalization;
using System.Text;

namespace Analytics.Worker.Desk.Layout;

/// <summary>What people type into a search field, as <c>warehouse.folded</c> has the words that are searched: lower case, without marks.</summary>
internal static class Folded
{
    private const int MostWords = 10;

    public static string[] Words(string? typed) => Of(typed ?? string.Empty)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Distinct(StringComparer.Ordinal)
        .Take(MostWords)
        .ToArray();

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair, which cannot be normalized, comes out of the enumeration as a whole replacement character.
        foreach (var rune in string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control))
            {
                folded.Append(rune.Value is 'đ' or 'Đ' ? "d" : rune.IsAscii ? Rune.ToLowerInvariant(rune).ToString() : rune.ToString());
            }
        }

        return folded.ToString();
    }
}
