using System.Globalization;

namespace Analytics.Reports.Periods;

/// <summary>
/// A quarter, the grain of the warehouse: <c>2023-Q1</c> … <c>2023-Q4</c> (CONTRACT §1). Which calendar days its data covers
/// is reporting-calendar data and never follows from the code.
/// </summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    /// <summary>Quarters since year 0: consecutive quarters differ by one.</summary>
    public int Ordinal { get; }

    private Quarter(int ordinal) => Ordinal = ordinal;

    public Quarter(int year, int number)
        : this(year * 4 + number - 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
    }

    public int Year => Ordinal / 4;

    /// <summary>1 to 4.</summary>
    public int Number => Ordinal % 4 + 1;

    public static bool TryParse(string? code, out Quarter quarter)
    {
        quarter = default;
        if (code is not { Length: 7 } || code[4] != '-' || code[5] != 'Q' || code[6] is < '1' or > '4')
        {
            return false;
        }

        if (!int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < FirstYear or > LastYear)
        {
            return false;
        }

        quarter = new Quarter(year, code[6] - '0');
        return true;
    }

    /// <exception cref="FormatException">The code is not of the form <c>2023-Q1</c>.</exception>
    public static Quarter Parse(string code) =>
        TryParse(code, out var quarter) ? quarter : throw new FormatException($"'{code}' is not a quarter such as 2023-Q1.");

    public static Quarter operator +(Quarter quarter, int count) => new(quarter.Ordinal + count);

    public static Quarter operator -(Quarter quarter, int count) => new(quarter.Ordinal - count);

    /// <summary>How many quarters <paramref name="left"/> is after <paramref name="right"/>.</summary>
    public static int operator -(Quarter left, Quarter right) => left.Ordinal - right.Ordinal;

    public static bool operator <(Quarter left, Quarter right) => left.Ordinal < right.Ordinal;

    public static bool operator >(Quarter left, Quarter right) => left.Ordinal > right.Ordinal;

    public static bool operator <=(Quarter left, Quarter right) => left.Ordinal <= right.Ordinal;

    public static bool operator >=(Quarter left, Quarter right) => left.Ordinal >= right.Ordinal;

    public int CompareTo(Quarter other) => Ordinal.CompareTo(other.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-Q{Number}");
}
