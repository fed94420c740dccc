using System.Text;
using Analytics.Worker.Desk.Layout;

namespace Analytics.Worker.Desk.Accounts;

/// <summary>
/// Passwords that are long enough and yet among the first that are tried: digits, and nothing but digits and what
/// <c>common-passwords.txt</c> has, in any order and as often as one likes: rows of the keyboard, words of the product, names of places.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> Parts = new(Read);

    /// <summary>However it is written: marks, capitals, blanks and punctuation make no difference.</summary>
    public static bool Have(string password) => IsCommon(Plain(password)) || IsCommon(Plain(password.Replace('@', 'a').Replace('$', 's').Replace('0', 'o')));

    private static bool IsCommon(string text)
    {
        var longest = Parts.Value.Max(part => part.Length);
        // Whether the text up to there can be put together.
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (!reached[at])
            {
                continue;
            }

            reached[at + 1] |= char.IsAsciiDigit(text[at]);
            for (var length = 1; length <= Math.Min(longest, text.Length - at); length++)
            {
                reached[at + length] |= Parts.Value.Contains(text.Substring(at, length));
            }
        }

        return reached[^1];
    }

    private static string Plain(string password) => string.Concat(Folded.Of(password).Where(char.IsAsciiLetterOrDigit));

    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(
            typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords")
                ?? throw new InvalidOperationException("The list of common passwords is missing from the program."),
            Encoding.UTF8);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
