using System.Text.RegularExpressions;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>
/// Digits of a text with at most one space, dot, hyphen or bracket between groups of them, as long as it goes on: "0912.345.678",
/// "(+84) 912 345 678", but also "2025 001086012345", of which a part only may be a number of its own.
/// </summary>
internal sealed partial class DigitRun
{
    private readonly string text;
    private readonly CaptureCollection groups;

    private DigitRun(string text, Match match)
    {
        this.text = text;
        groups = match.Groups[1].Captures;
    }

    public int Count => groups.Count;

    public bool FollowsPlus => groups[0].Index > 0 && text[groups[0].Index - 1] == '+';

    public static IEnumerable<DigitRun> In(string text) => Runs().Matches(text).Select(match => new DigitRun(text, match));

    public string Group(int index) => groups[index].Value;

    public int Start(int group) => groups[group].Index;

    public int End(int group) => groups[group].Index + groups[group].Length;

    /// <summary>What stands between a group and the one before it.</summary>
    public ReadOnlySpan<char> Before(int group) => text.AsSpan(End(group - 1), Start(group) - End(group - 1));

    public int Digits(int first, int last)
    {
        var digits = 0;
        for (var group = first; group <= last; group++)
        {
            digits += groups[group].Length;
        }

        return digits;
    }

    [GeneratedRegex(@"(?<1>[0-9]+)(?:(?:\)[ \u00A0.-]?\(?|[ \u00A0.-]\(?|\()(?<1>[0-9]+))*", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();
}
