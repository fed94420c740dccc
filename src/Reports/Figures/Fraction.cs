using System.Numerics;

namespace Analytics.Reports.Figures;

/// <summary>
/// An exact quotient of whole numbers. Weighted history and percentages do not fit a decimal without rounding, and comparisons are made
/// on exact values (CONTRACT §3); the decimals of a <see cref="FigureCell"/> are made from it last.
/// </summary>
internal readonly struct Fraction : IComparable<Fraction>
{
    // Observations and weights have at most six decimals: one common denominator keeps sums free of conversions.
    private const int CommonScale = 6;

    private static readonly BigInteger[] PowersOfTen = [.. Enumerable.Range(0, 40).Select(power => BigInteger.Pow(10, power))];
    private static readonly BigInteger LargestMantissa = (BigInteger.One << 96) - 1;

    private readonly BigInteger numerator;
    private readonly BigInteger denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        this.numerator = denominator.Sign < 0 ? -numerator : numerator;
        this.denominator = BigInteger.Abs(denominator);
    }

    public static Fraction Zero { get; } = new(BigInteger.Zero, PowersOfTen[CommonScale]);

    public int Sign => numerator.Sign;

    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger mantissa = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var scale = Math.Max((int)value.Scale, CommonScale);
        mantissa *= PowersOfTen[scale - value.Scale];
        return new(decimal.IsNegative(value) ? -mantissa : mantissa, PowersOfTen[scale]);
    }

    /// <summary>100 × part / whole; null when the whole is 0.</summary>
    public static Fraction? Percent(Fraction part, Fraction whole) =>
        whole.Sign == 0 ? null
        : part.denominator == whole.denominator ? new(100 * part.numerator, whole.numerator)
        : new(100 * part.numerator * whole.denominator, part.denominator * whole.numerator);

    public static Fraction operator +(Fraction left, Fraction right)
    {
        if (left.denominator == right.denominator)
        {
            return new(left.numerator + right.numerator, left.denominator);
        }

        var (fine, coarse) = left.denominator > right.denominator ? (left, right) : (right, left);
        var factor = BigInteger.DivRem(fine.denominator, coarse.denominator, out var rest);
        return rest.IsZero
            ? new(fine.numerator + coarse.numerator * factor, fine.denominator)
            : new(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator);
    }

    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right.numerator, right.denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.numerator * right.numerator, left.denominator * right.denominator);

    public static Fraction operator *(Fraction left, int right) => new(left.numerator * right, left.denominator);

    public static Fraction operator /(Fraction left, long right) => new(left.numerator, left.denominator * right);

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public int CompareTo(Fraction other) => (numerator * other.denominator).CompareTo(other.numerator * denominator);

    /// <summary>The value times 10 to the power of <paramref name="decimals"/>, rounded to a whole number.</summary>
    public BigInteger Rounded(int decimals, Rounding rounding)
    {
        var quotient = BigInteger.DivRem(numerator * PowersOfTen[decimals], denominator, out var rest);
        return rounding == Rounding.HalfAway && BigInteger.Abs(rest) * 2 >= denominator ? quotient + numerator.Sign : quotient;
    }

    /// <summary>Exact where a decimal can hold it, else to its 28 or 29 digits, half away from zero.</summary>
    /// <exception cref="OverflowException">The value is beyond 7,9 × 10^28.</exception>
    public decimal ToDecimal()
    {
        if (denominator == PowersOfTen[CommonScale] && BigInteger.Abs(numerator) <= LargestMantissa)
        {
            return WithoutTrailingZeros(Compose(numerator, CommonScale));
        }

        for (var scale = 28; scale >= 0;)
        {
            var mantissa = Rounded(scale, Rounding.HalfAway);
            var size = BigInteger.Abs(mantissa);
            if (size <= LargestMantissa)
            {
                return WithoutTrailingZeros(Compose(mantissa, scale));
            }

            // A decimal digit is a little more than three bits: never skips a scale that would fit.
            scale -= Math.Max(1, (int)((size.GetBitLength() - 96) * 3 / 10));
        }

        throw new OverflowException("A figure is larger than 79 octillions and cannot be held.");
    }

    private static decimal Compose(BigInteger mantissa, int scale)
    {
        var bits = (UInt128)BigInteger.Abs(mantissa);
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), mantissa.Sign < 0, (byte)scale);
    }

    // Dividing by one keeps no more decimals than the value needs.
    private static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;
}
