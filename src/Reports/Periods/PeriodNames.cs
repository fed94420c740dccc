using System.Globalization;

namespace Analytics.Reports.Periods;

/// <summary>What periods are called in running text.</summary>
public static class PeriodNames
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>1 to 4: I to IV.</summary>
    public static string RomanNumber(Quarter quarter) => Roman[quarter.Number - 1];

    public static string Vi(Quarter quarter) => $"quý {RomanNumber(quarter)} năm {Number(quarter.Year)}";

    public static string En(Quarter quarter) => $"quarter {Number(quarter.Number)} of {Number(quarter.Year)}";

    public static string Vi(Period period) => period.Kind switch
    {
        PeriodKind.Quarter => Vi(period.First),
        PeriodKind.SixMonths => $"6 tháng {(period.First.Number == 1 ? "đầu" : "cuối")} năm {Number(period.First.Year)}",
        PeriodKind.NineMonths => $"9 tháng năm {Number(period.First.Year)}",
        PeriodKind.Year => $"năm {Number(period.First.Year)}",
        PeriodKind.Term => TermVi(period.Code),
        _ => throw new InvalidOperationException($"No name for a period of kind {period.Kind}."),
    };

    /// <summary>Of any period by its code, a term's included.</summary>
    public static string Vi(string code) => Period.TryParse(code, out var period) ? Vi(period!) : TermVi(code);

    public static string En(Period period) => period.Kind switch
    {
        PeriodKind.Quarter => En(period.First),
        PeriodKind.SixMonths => $"{(period.First.Number == 1 ? "first" : "second")} half of {Number(period.First.Year)}",
        PeriodKind.NineMonths => $"nine months of {Number(period.First.Year)}",
        PeriodKind.Year => $"year {Number(period.First.Year)}",
        PeriodKind.Term => "term " + period.Code,
        _ => throw new InvalidOperationException($"No English name for a period of kind {period.Kind}."),
    };

    private static string TermVi(string code) => "nhiệm kỳ " + code.Replace("-", " - ", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
