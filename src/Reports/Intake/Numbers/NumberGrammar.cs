using System.Text.RegularExpressions;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Intake.Numbers;

/// <summary>
/// The one grammar for figures written as Vietnamese text: "9.086", "3,5 tỷ", "trên 1.300", "96–98%", "35/55", "không". What could mean
/// two things is refused, never guessed (DOMAIN §5.2); <c>NumberGrammarTests</c> has the table.
/// </summary>
internal static partial class NumberGrammar
{
    private const int DigitsAfter = Cells.DigitsAfter;
    private const decimal TooLarge = 1_000_000_000_000_000_000; // 18 digits before the point

    private static readonly Dictionary<string, Qualifier> Hedges = new(StringComparer.Ordinal)
    {
        ["đúng"] = Qualifier.Exact,
        ["trên"] = Qualifier.Over,
        ["hơn"] = Qualifier.Over,
        ["gần"] = Qualifier.Nearly,
        ["khoảng"] = Qualifier.About,
    };

    /// <returns>Null when the text is understood; a dash and nothing are understood as "not reported".</returns>
    public static NumberRefusal? Read(string text, AskedNumber asked, out SaidNumber said)
    {
        said = SaidNumber.NotReported;
        var plain = NumberText.Plain(text);
        if (NumberText.SaysNothing(plain))
        {
            return null;
        }

        if (asked.Kind == IndicatorKind.Milestone)
        {
            return ReadMilestone(plain, out said);
        }

        if (plain is "không" or "không phát sinh")
        {
            said = new(0);
            return null;
        }

        if (!TryTakeHedges(ref plain, out var qualifier, out var estimate))
        {
            return new(ProblemCode.NotANumber);
        }

        var refusal = ReadBody(plain, asked, qualifier, out said);
        said = said with { Qualifier = qualifier, Estimate = estimate };
        return refusal;
    }

    private static NumberRefusal? ReadBody(string text, AskedNumber asked, Qualifier? hedge, out SaidNumber said)
    {
        said = SaidNumber.NotReported;
        if (Fraction().Match(text) is { Success: true } fraction)
        {
            return ReadFraction(fraction, asked, isHedged: hedge is not null, out said);
        }

        if (Range().Match(text) is { Success: true } range)
        {
            return ReadRange(range, asked, hedge, out said);
        }

        var refusal = ReadAmount(text, asked, out var value);
        said = new(value);
        return refusal;
    }

    /// <summary>"ước khoảng 300" has two words before the number, "trên gần 300" has two that contradict each other.</summary>
    private static bool TryTakeHedges(ref string text, out Qualifier? qualifier, out bool estimate)
    {
        (qualifier, estimate) = (null, false);
        while (text.IndexOf(' ') is > 0 and var end)
        {
            var word = text[..end];
            if (word == "ước" && !estimate)
            {
                estimate = true;
            }
            else if (Hedges.TryGetValue(word, out var hedge))
            {
                if (qualifier is not null)
                {
                    return false;
                }

                qualifier = hedge;
            }
            else if (!(word == "đạt" && estimate))
            {
                return true;
            }

            text = text[(end + 1)..];
        }

        return true;
    }

    private static NumberRefusal? ReadMilestone(string text, out SaidNumber said)
    {
        said = text switch
        {
            "đạt" or "1" => new(1),
            "chưa" or "chưa đạt" or "không" or "không đạt" or "0" => new(0),
            _ => SaidNumber.NotReported,
        };
        return said.Value is null ? new(ProblemCode.MilestoneWord) : null;
    }

    private static NumberRefusal? ReadFraction(Match match, AskedNumber asked, bool isHedged, out SaidNumber said)
    {
        said = SaidNumber.NotReported;
        if (!asked.IsNumerator)
        {
            return new(ProblemCode.FractionNotHere);
        }

        if (isHedged)
        {
            return new(ProblemCode.HedgedFraction);
        }

        if (!new Measure(asked).TryRead(match.Groups["words"].Value, out var factor, out _) || factor != 1)
        {
            return new(ProblemCode.NotItsMeasure, asked.MeasureVi);
        }

        var refusal = Separators.Read(match.Groups["part"].Value, Counted.Things, out var part) ?? TooMuch(part, factor);
        var lower = Separators.Read(match.Groups["whole"].Value, Counted.Things, out var whole) ?? TooMuch(whole, factor);
        if ((refusal ?? lower) is { } first)
        {
            return first;
        }

        // "1/2023" is a month, a quarter or a round of something; that many of so few are not heard of. "08/02" is written as days are; "05/55" is
        // none, small counts have such a 0 too (DOMAIN §5.1). "6/4" is a day somewhere else, but here two numbers are asked for, and the upper one may
        // be the larger.
        var isPadded = HasLeadingZero(match.Groups["part"].Value) || HasLeadingZero(match.Groups["whole"].Value);
        var isDay = Math.Min(part, whole) is >= 1 and <= 12 && Math.Max(part, whole) <= 31;
        if ((part is >= 1 and <= 12 && whole is >= Periods.Quarter.FirstYear and <= Periods.Quarter.LastYear)
            || (isPadded && isDay && match.Groups["words"].Length == 0))
        {
            return new(ProblemCode.FractionOrDate);
        }

        said = new(part, OutOf: whole);
        return null;
    }

    private static bool HasLeadingZero(string digits) => digits is ['0', >= '0' and <= '9', ..];

    private static NumberRefusal? ReadRange(Match match, AskedNumber asked, Qualifier? hedge, out SaidNumber said)
    {
        said = SaidNumber.NotReported;
        if (asked.Kind != IndicatorKind.Percent)
        {
            return new(ProblemCode.RangeNotHere);
        }

        if (hedge is Qualifier.Over or Qualifier.Nearly)
        {
            return new(ProblemCode.HedgedRange);
        }

        var refusal = ReadAmount(match.Groups["from"].Value, asked, out var from);
        var upper = ReadAmount(match.Groups["to"].Value, asked, out var to);
        if ((refusal ?? upper) is { } first)
        {
            return first;
        }

        said = new(from, UpTo: to);
        return null;
    }

    private static NumberRefusal? ReadAmount(string text, AskedNumber asked, out decimal value)
    {
        value = 0;
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' || (end == 0 && text[end] == '-')))
        {
            end++;
        }

        if (!text[..end].Any(char.IsAsciiDigit))
        {
            return new(ProblemCode.NotANumber);
        }

        if (!new Measure(asked).TryRead(text[end..].Trim(), out var factor, out var counted))
        {
            return new(ProblemCode.NotItsMeasure, asked.MeasureVi);
        }

        if ((Separators.Read(text[..end], counted, out var number) ?? TooMuch(number, factor)) is { } refusal)
        {
            return refusal;
        }

        value = number * factor;
        return null;
    }

    /// <summary>More digits than are stored, before the point or behind it.</summary>
    private static NumberRefusal? TooMuch(decimal number, decimal factor) =>
        Math.Abs(number) >= TooLarge / factor || number * factor != decimal.Round(number * factor, DigitsAfter)
            ? new(ProblemCode.TooPrecise)
            : null;

    [GeneratedRegex(@"^(?<part>[0-9][0-9.,]*) ?/ ?(?<whole>[0-9][0-9.,]*)(?: (?<words>[^/]*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?:từ )?(?<from>[0-9][0-9.,]* ?%?) ?(?:[-–—]|đến) ?(?<to>[0-9][0-9.,]* ?%?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
