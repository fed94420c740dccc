using System.Text;

namespace Analytics.Worker.Desk.Layout;

/// <summary>What people typed into forms, as the database keeps words: NFC, trimmed, without control characters but line breaks, and not endless.</summary>
internal static class Typed
{
    private const int Longest = 2000;

    /// <summary>Beyond it nobody leafs, and an address may name any number.</summary>
    private const int LastPage = 10_000;

    public static string Text(IFormCollection form, string field)
    {
        var text = Whole(form[field].ToString()).Normalize(NormalizationForm.FormC);
        var kept = string.Concat(text.Where(letter => !char.IsControl(letter) || letter == '\n')).Trim();
        return kept.Length <= Longest ? kept : Whole(kept[..Longest]);
    }

    /// <summary>What stands in an address, as one line.</summary>
    public static string Line(string? typed, int longest)
    {
        var line = string.Concat(Whole(typed ?? string.Empty).Where(letter => !char.IsControl(letter))).Normalize(NormalizationForm.FormC).Trim();
        return line.Length <= longest ? line : Whole(line[..longest]);
    }

    /// <summary>Which page of a list an address asks for, from 1.</summary>
    public static int Page(int? typed) => Math.Clamp(typed ?? 1, 1, LastPage);

    /// <summary>A whole text with its lines, as a file would have it.</summary>
    public static string Definition(IFormCollection form, string field)
    {
        // Browsers send line breaks as two characters.
        var text = Whole(form[field].ToString()).ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
        return string.Concat(text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\t'));
    }

    /// <summary>What may be as long as a file's: it came from one perhaps, and goes back whole.</summary>
    public static string Words(IFormCollection form, string field) => Definition(form, field).Trim();

    public static string? TextOrNull(IFormCollection form, string field) => Text(form, field) is { Length: > 0 } text ? text : null;

    /// <summary>Without halves of surrogate pairs, which neither normalization nor the database takes.</summary>
    private static string Whole(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString()));
}
