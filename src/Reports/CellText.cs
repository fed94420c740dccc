using System.Buffers;

namespace Analytics.Reports;

/// <summary>
/// A text on its way into a cell of a CSV file or a workbook. What begins like a formula gets a leading apostrophe, which keeps it a text
/// in every spreadsheet program, also after somebody edits the cell or saves it in another format (OWASP ASVS 1.2.10). Every writer of
/// cells asks here, and so does whoever reads such a cell back.
/// </summary>
internal static class CellText
{
    private const char Mark = '\'';

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");

    public static string Written(string text) => NeedsMark(text) ? Mark + text : text;

    /// <summary>The text that was written: <see cref="Written"/> undone.</summary>
    public static string Read(string text) => text is [Mark, ..] && NeedsMark(text) ? text[1..] : text;

    /// <summary>Marks that stand there already count for nothing, so that no two texts are written alike.</summary>
    private static bool NeedsMark(string text)
    {
        var bare = text.AsSpan().TrimStart(Mark);
        return bare is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0', ..] && !(bare.Length == text.Length && IsNegative(bare));
    }

    /// <summary>"-12.5" and, as printed, "-1.234,5%": digits and separators compute nothing.</summary>
    private static bool IsNegative(ReadOnlySpan<char> text)
    {
        var digits = text[^1] == '%' ? text[..^1] : text;
        return digits is ['-', >= '0' and <= '9', ..] && !digits[1..].ContainsAnyExcept(Digits);
    }
}
