using System.Text;

namespace Analytics.Worker.Delivery;

/// <summary>What others say, as the database keeps words: NFC, and no letter that it refuses.</summary>
internal static class StorableText
{
    public static string Of(string text) =>
        // Halves of a letter come from a program's own encoding and have no normal form; EnumerateRunes replaces them.
        string.Concat(text.EnumerateRunes().Select(letter => letter.Value == 0 ? Rune.ReplacementChar : letter)).Normalize();
}
