namespace Analytics.Reports.Periods;

/// <summary>The kinds of period that a briefing is made for (CONTRACT §1). There is no month.</summary>
public enum PeriodKind
{
    Quarter,
    SixMonths,
    NineMonths,
    Year,
    Term,
}

/// <summary>The kinds as they are written in series definitions.</summary>
public static class PeriodKindCodes
{
    public static readonly IReadOnlyDictionary<string, PeriodKind> ByCode = new Dictionary<string, PeriodKind>(StringComparer.Ordinal)
    {
        ["quarter"] = PeriodKind.Quarter,
        ["six_months"] = PeriodKind.SixMonths,
        ["nine_months"] = PeriodKind.NineMonths,
        ["year"] = PeriodKind.Year,
        ["term"] = PeriodKind.Term,
    };

    public static string Code(this PeriodKind kind) => ByCode.Single(pair => pair.Value == kind).Key;
}
