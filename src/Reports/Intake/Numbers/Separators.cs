using System.Globalization;

namespace Analytics.Reports.Intake.Numbers;

/// <summary>
/// Digits with Vietnamese separators: thousands with a dot, decimals with a comma (DOMAIN §5.1). What another reader could take for
/// another number is refused with both readings (DOMAIN §5.2).
/// </summary>
internal static class Separators
{
    /// <summary>As many digits as a decimal surely holds.</summary>
    private const int MostDigits = 27;

    /// <param name="text">Digits, dots and commas, perhaps a minus in front.</param>
    /// <param name="commaIsDecimal">
    /// Something beside the number says that it is no count, "6,383 tỷ" or "88,125%"; otherwise three digits behind a comma may be
    /// thousands as English writes them.
    /// </param>
    public static NumberRefusal? Read(string text, bool commaIsDecimal, out decimal number)
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
                if (Whole(whole) is { } alone)
                {
                    return Take(sign + alone, out number);
                }

                return whole.Split('.') is [{ Length: > 0 } before, { Length: > 0 } after]
                    ? new(ProblemCode.AmbiguousNumber, $"{sign}{before},{after}", sign + before + after)
                    : new(ProblemCode.NotANumber);
            case [var whole, { Length: > 0 } fraction] when Whole(whole) is { } plain && fraction.All(char.IsAsciiDigit):
                return fraction.Length == 3 && IsGroup(whole) && !commaIsDecimal
                    ? new(ProblemCode.AmbiguousComma, $"{sign}{plain}.{fraction}", $"{sign}{plain},{fraction}0")
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

    /// <summary>The digits before the first thousands separator: "0.125" has none.</summary>
    private static bool IsGroup(string text) => text.Length is > 0 and <= 3 && text[0] != '0';

    private static NumberRefusal? Take(string invariant, out decimal number)
    {
        number = decimal.Parse(invariant, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return null;
    }
}
