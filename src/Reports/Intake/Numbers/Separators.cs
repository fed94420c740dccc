using System.Globalization;

namespace Analytics.Reports.Intake.Numbers;

/// <summary>What a number's own text, and the cell that it stands in, say of what it counts.</summary>
internal enum Counted
{
    Things,

    /// <summary>A word of scale stands behind it, "6,383 tỷ".</summary>
    Scaled,

    /// <summary>The word of scale is the measure's own, "6,383 triệu đồng" where values are counted in these: the number is the bare one.</summary>
    OwnScale,

    Percent,
}

/// <summary>
/// Digits with Vietnamese separators: thousands with a dot, decimals with a comma (DOMAIN §5.1). What another reader could take for
/// another number is refused with both readings (DOMAIN §5.2): one dot is thousands only before three digits, and before a word of scale only
/// where they end in 0, because "2.1 tỷ" is written too: "9.086" and "1.200 tỷ" are thousands, "2.125 tỷ" may be 2,125 or 2125.
/// </summary>
internal static class Separators
{
    /// <summary>As many digits as a decimal surely holds.</summary>
    private const int MostDigits = 27;

    /// <param name="text">Digits, dots and commas, perhaps a minus in front.</param>
    public static NumberRefusal? Read(string text, Counted counted, out decimal number)
    {
        number = 0;
        var sign = text.StartsWith('-') ? "-" : "";
        var digits = text[sign.Length..];
        if (!digits.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',') || !digits.Any(char.IsAsciiDigit))
        {
            return new(ProblemCode.NotANumber);
        }

        if (digits.Count(char.IsAsciiDigit) > MostDigits)
        {
            return new(ProblemCode.TooPrecise);
        }

        var parts = digits.Split(',');
        switch (parts)
        {
            case [var whole]:
                if (Whole(whole) is { } alone && !MayBeDecimals(whole, counted))
                {
                    return Take(sign + alone, out number);
                }

                return whole.Split('.') is [{ Length: > 0 } before, { Length: > 0 } after]
                    ? new(ProblemCode.AmbiguousNumber, $"{sign}{before},{after}", sign + before + after)
                    : new(ProblemCode.NotANumber);
            case [var whole, { Length: > 0 } fraction] when Whole(whole) is { } plain && fraction.All(char.IsAsciiDigit):
                return fraction.Length == 3 && IsGroup(whole) && MayBeThousands(fraction, counted)
                    ? new(ProblemCode.AmbiguousComma, $"{sign}{plain}.{fraction}", sign + WithDecimals(plain, fraction))
                    : Take($"{sign}{plain}.{fraction}", out number);
            default:
                // 1,234.5 and 1,234,567 are clear to whoever wrote them, but not written as the others are.
                return digits.LastIndexOf('.') > digits.IndexOf(',') || parts.Length > 2
                    ? new(ProblemCode.EnglishNumber)
                    : new(ProblemCode.NotANumber);
        }
    }

    /// <summary>"1.234.567" or "1234567" without its dots; null for what is neither.</summary>
    private static string? Whole(string text)
    {
        var groups = text.Split('.');
        if (groups is [{ Length: > 0 } only])
        {
            return only;
        }

        return IsGroup(groups[0]) && groups.Skip(1).All(group => group.Length == 3) ? string.Concat(groups) : null;
    }

    /// <summary>
    /// "88.125%" and "2.125 tỷ", beside "2.1 tỷ": nobody counts percent in thousands, and a word of scale is there to have few digits before it. It
    /// has no more decimals than it needs, so that a last 0 speaks for thousands.
    /// </summary>
    private static bool MayBeDecimals(string text, Counted counted) => text.Split('.') is [_, { Length: 3 } fraction] && counted switch
    {
        Counted.Things or Counted.OwnScale => false,
        Counted.Scaled => fraction[^1] != '0',
        Counted.Percent => true,
        _ => throw new InvalidOperationException($"No separators for {counted}."),
    };

    /// <summary>
    /// Three digits behind a comma, as English writes thousands. A percentage is none; before a word of scale a last 0, "385,000 triệu", speaks
    /// for thousands, and "6,383 tỷ" for decimals.
    /// </summary>
    private static bool MayBeThousands(string fraction, Counted counted) => counted switch
    {
        Counted.Things => true,
        Counted.Scaled or Counted.OwnScale => fraction[^1] == '0',
        Counted.Percent => false,
        _ => throw new InvalidOperationException($"No separators for {counted}."),
    };

    /// <summary>The decimals written so that this reader takes them: not three of them.</summary>
    private static string WithDecimals(string whole, string fraction) => fraction.TrimEnd('0') switch
    {
        "" => whole,
        { Length: 3 } => $"{whole},{fraction}0",
        var needed => $"{whole},{needed}",
    };

    /// <summary>The digits before the first thousands separator: "0.125" has none.</summary>
    private static bool IsGroup(string text) => text.Length is > 0 and <= 3 && text[0] != '0';

    private static NumberRefusal? Take(string invariant, out decimal number)
    {
        number = decimal.Parse(invariant, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return null;
    }
}
