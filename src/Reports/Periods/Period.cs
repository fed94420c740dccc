using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Reports.Periods;

/// <summary>A contiguous run of quarters; both ends are part of it (CONTRACT §1).</summary>
public sealed partial record Period
{
    private Period(string code, PeriodKind kind, Quarter first, Quarter last)
    {
        Code = code;
        Kind = kind;
        First = first;
        Last = last;
    }

    public string Code { get; }

    public PeriodKind Kind { get; }

    public Quarter First { get; }

    public Quarter Last { get; }

    public int Length => Last - First + 1;

    public IEnumerable<Quarter> Quarters => Enumerable.Range(0, Length).Select(offset => First + offset);

    public bool Contains(Quarter quarter) => First <= quarter && quarter <= Last;

    /// <summary>The same quarters one year before; a term has none.</summary>
    public Period? PreviousYear => Kind == PeriodKind.Term ? null : Back(4);

    /// <summary>The period of the same kind just before: of nine months or a year the one a year before; a term has none.</summary>
    public Period? Before => Kind switch
    {
        PeriodKind.Quarter or PeriodKind.SixMonths => Back(Length),
        _ => PreviousYear,
    };

    /// <summary>The run of quarters from <paramref name="first"/> to <paramref name="last"/>, of no named kind; for windows of targets.</summary>
    public static Period Between(Quarter first, Quarter last) =>
        first <= last
            ? new Period($"{first}..{last}", PeriodKind.Term, first, last)
            : throw new ArgumentException($"The run of quarters ends ({last}) before it begins ({first}).");

    public static Period Of(Quarter quarter) => new(quarter.ToString(), PeriodKind.Quarter, quarter, quarter);

    public static Period Of(Term term) => new(term.Code, PeriodKind.Term, term.From, term.To);

    /// <summary>Reads every code but a term's; a term's quarters come from <c>terms.csv</c>.</summary>
    public static bool TryParse(string? code, out Period? period)
    {
        period = null;
        if (code is null)
        {
            return false;
        }

        if (Quarter.TryParse(code, out var quarter))
        {
            period = Of(quarter);
            return true;
        }

        if (!YearPart().IsMatch(code))
        {
            return false;
        }

        var year = int.Parse(code.AsSpan(0, 4), CultureInfo.InvariantCulture);
        if (year is < Quarter.FirstYear or > Quarter.LastYear)
        {
            return false;
        }

        var (kind, from, to) = code[4..] switch
        {
            "" => (PeriodKind.Year, 1, 4),
            "-H1" => (PeriodKind.SixMonths, 1, 2),
            "-H2" => (PeriodKind.SixMonths, 3, 4),
            "-9M" => (PeriodKind.NineMonths, 1, 3),
            var rest => throw new InvalidOperationException($"Unexpected rest of a period code: '{rest}'."),
        };
        period = new Period(code, kind, new Quarter(year, from), new Quarter(year, to));
        return true;
    }

    /// <summary>Whether a code has the form of a term, <c>2020-2025</c>.</summary>
    public static bool LooksLikeTerm(string code) => TermCode().IsMatch(code);

    private Period Back(int quarters) => new(CodeOf(Kind, First - quarters), Kind, First - quarters, Last - quarters);

    private static string CodeOf(PeriodKind kind, Quarter first)
    {
        var year = first.Year.ToString("D4", CultureInfo.InvariantCulture);
        return kind switch
        {
            PeriodKind.Quarter => first.ToString(),
            PeriodKind.SixMonths => year + (first.Number == 1 ? "-H1" : "-H2"),
            PeriodKind.NineMonths => year + "-9M",
            PeriodKind.Year => year,
            _ => throw new InvalidOperationException($"A period of kind {kind} has no code made from its first quarter."),
        };
    }

    public override string ToString() => Code;

    [GeneratedRegex(@"^[0-9]{4}(-H1|-H2|-9M)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearPart();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TermCode();
}
