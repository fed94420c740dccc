using System.Globalization;
using System.Numerics;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>A number without rounding: a quotient of whole numbers. Null stands for what is missing.</summary>
internal sealed class Exact : IComparable<Exact>
{
    private readonly BigInteger top;
    private readonly BigInteger bottom;

    private Exact(BigInteger top, BigInteger bottom)
    {
        var common = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        this.top = top / common;
        this.bottom = bottom / common;
    }

    public static Exact Zero { get; } = Of(0);

    public int Sign => top.Sign;

    public static Exact Of(int number) => new(number, 1);

    /// <summary>"-12.5" as files write it.</summary>
    public static Exact Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        return new(BigInteger.Parse(text.Replace(".", ""), CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals));
    }

    public static Exact operator +(Exact a, Exact b) => new(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);

    public static Exact operator -(Exact a, Exact b) => new(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);

    public static Exact operator *(Exact a, Exact b) => new(a.top * b.top, a.bottom * b.bottom);

    public static Exact operator /(Exact a, Exact b) => new(a.top * b.bottom, a.bottom * b.top);

    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    public int CompareTo(Exact? other) => (top * other!.bottom).CompareTo(other.top * bottom);

    public bool Is(int number) => CompareTo(Of(number)) == 0;

    public Exact Size() => new(BigInteger.Abs(top), bottom);

    /// <summary>100 × part / whole; null when either is missing or the whole is 0.</summary>
    public static Exact? Percent(Exact? part, Exact? whole) =>
        part is null || whole is null || whole.Sign == 0 ? null : Of(100) * part / whole;

    /// <summary>The whole number of 10^-decimals nearest to this, a half going away from zero; or what is left when the rest is cut off.</summary>
    public BigInteger Rounded(int decimals, bool truncate)
    {
        var size = BigInteger.Abs(top) * BigInteger.Pow(10, decimals);
        return top.Sign * (truncate ? size / bottom : (2 * size + bottom) / (2 * bottom));
    }

    /// <summary>Plain decimal notation without trailing zeros, exact.</summary>
    public string Plain()
    {
        for (var decimals = 0; decimals <= 60; decimals++)
        {
            if (BigInteger.Pow(10, decimals) % bottom == 0)
            {
                return Point(Rounded(decimals, truncate: false), decimals, '.', "");
            }
        }

        throw new InvalidOperationException("The number has no end.");
    }

    /// <summary>At most ten decimals, half away from zero.</summary>
    public string Share() => new Exact(Rounded(10, truncate: false), BigInteger.Pow(10, 10)).Plain();

    /// <summary>1.234,5 with that many decimals.</summary>
    public string Vietnamese(int decimals, bool truncate) => Point(Rounded(decimals, truncate), decimals, ',', ".");

    private static string Point(BigInteger scaled, int decimals, char point, string group)
    {
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var (whole, rest) = (digits[..^decimals], digits[^decimals..]);
        for (var place = whole.Length - 3; place > 0; place -= 3)
        {
            whole = whole.Insert(place, group);
        }

        return (scaled.Sign < 0 ? "-" : "") + whole + (decimals == 0 ? "" : point + rest);
    }
}
