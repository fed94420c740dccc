using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake;

/// <summary>Reads the text of one cell into the value that is stored; the grammar is CONTRACT §2, whatever the machine's culture.</summary>
internal static partial class Cells
{
    public const int DigitsBefore = 18;
    public const int DigitsAfter = 6;
    private const int LongestCode = 64;

    /// <param name="text">Not empty.</param>
    /// <returns>Null when the cell is as it should be, otherwise what is wrong with it.</returns>
    public static ProblemCode? Read(Column column, string text, out object? value)
    {
        value = null;
        switch (column.Kind)
        {
            case CellKind.Code:
                return IsCode(text) ? Take(text, out value) : ProblemCode.BadCode;
            case CellKind.Words:
                return TryReadWords(text, out value) ? null : ProblemCode.BadText;
            case CellKind.Email:
                return Email().IsMatch(text) && TryReadWords(text, out value) ? null : ProblemCode.BadEmail;
            case CellKind.Number:
                return TryReadNumber(text, out var number) ? Take(number, out value) : ProblemCode.BadNumber;
            case CellKind.Integer:
                return TryReadInteger(text, out var integer) && integer >= column.Least && integer <= column.Greatest
                    ? Take(integer, out value)
                    : ProblemCode.BadInteger;
            case CellKind.Scale:
                return text is "1" or "1000" or "1000000" or "1000000000"
                    ? Take(long.Parse(text, CultureInfo.InvariantCulture), out value)
                    : ProblemCode.BadChoice;
            case CellKind.Quarter:
                return Quarter.TryParse(text, out _) ? Take(text, out value) : ProblemCode.BadQuarter;
            case CellKind.Period:
                return Period.TryParse(text, out _) || Period.LooksLikeTerm(text) ? Take(text, out value) : ProblemCode.BadPeriod;
            case CellKind.TermCode:
                return Period.LooksLikeTerm(text) ? Take(text, out value) : ProblemCode.BadTerm;
            case CellKind.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? Take(date, out value)
                    : ProblemCode.BadDate;
            case CellKind.LocalTime:
                return DateTime.TryParseExact(text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                    ? Take(local, out value)
                    : ProblemCode.BadLocalTime;
            case CellKind.Instant:
                return VietnamTime.TryParse(text, out var instant) ? Take(instant.ToUniversalTime(), out value) : ProblemCode.BadInstant;
            case CellKind.Choice:
                return column.Choices.Contains(text, StringComparer.Ordinal) ? Take(text, out value) : ProblemCode.BadChoice;
            case CellKind.Truth:
                return text is "true" or "false" ? Take(text == "true", out value) : ProblemCode.BadChoice;
            case CellKind.Tokens:
                var tokens = text.Split(';');
                return tokens.All(IsCode) ? Take(tokens.Distinct(StringComparer.Ordinal).ToArray(), out value) : ProblemCode.BadTokens;
            default:
                throw new InvalidOperationException($"No grammar for a cell of kind {column.Kind} (column {column.Name}).");
        }
    }

    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private static ProblemCode? Take(object read, out object? value)
    {
        value = read;
        return null;
    }

    private static bool IsCode(string text)
    {
        if (text.Length is 0 or > LongestCode || !(char.IsAsciiLetterLower(text[0]) || char.IsAsciiDigit(text[0])))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Text becomes NFC. Control characters (but tabs and line breaks) are refused: no spreadsheet, PDF or mail header can hold them.
    /// </summary>
    private static bool TryReadWords(string text, out object? value)
    {
        value = null;
        foreach (var letter in text)
        {
            if ((char.IsControl(letter) && letter is not ('\t' or '\n' or '\r')) || letter is '\uFFFE' or '\uFFFF')
            {
                return false;
            }
        }

        value = text.Normalize(NormalizationForm.FormC);
        return !string.IsNullOrWhiteSpace(text);
    }

    /// <summary><c>-?digits[.digits]</c>, at most 18 digits before and 6 after the point; never a separator, a sign +, an exponent.</summary>
    internal static bool TryReadNumber(string text, out decimal number)
    {
        number = 0;
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "0" : digits[(point + 1)..];
        if (whole.Length is 0 or > DigitsBefore || fraction.Length is 0 or > DigitsAfter
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (number == 0)
        {
            number = decimal.Zero; // "-0" is zero, not a decimal that remembers a sign
        }

        return true;
    }

    private static bool TryReadInteger(string text, out int integer) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer) && !text.StartsWith('+');

    [GeneratedRegex(@"^[^@\s<>,;""]+@[^@\s<>,;""]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
