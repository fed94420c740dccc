using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>Figures made by hand: what CONTRACT §3 gives for the numbers named.</summary>
internal static class Cells
{
    public static Indicator Indicator(
        string code,
        string name,
        string measure,
        IndicatorKind kind = IndicatorKind.Flow,
        Direction direction = Direction.Up,
        int? decimals = null,
        long scale = 1,
        string? numerator = null,
        string? denominator = null,
        Disclosure disclosure = Disclosure.Open) =>
        new(code, name, null, measure, null, kind, numerator, denominator, direction,
            decimals ?? (kind is IndicatorKind.Ratio or IndicatorKind.Percent or IndicatorKind.Milestone ? 1 : 0), scale, [], disclosure, null, null);

    public static FigureCell Cell(
        Indicator indicator,
        decimal? value,
        decimal? previous = null,
        TargetFigure? target = null,
        FigureState? state = null,
        bool estimate = false,
        Qualifier qualifier = Qualifier.Exact,
        decimal? numerator = null,
        decimal? denominator = null,
        Previous? otherPrevious = null,
        NoChange? reason = null)
    {
        var hedge = qualifier switch { Qualifier.Over => "hơn ", Qualifier.Nearly => "gần ", Qualifier.About => "khoảng ", _ => "" };
        return new FigureCell(
            value,
            null,
            value is { } number ? hedge + Numbers.Value(number, indicator, Rounding.HalfAway) : "–",
            numerator,
            denominator,
            state ?? (value is null ? FigureState.Missing : FigureState.Complete),
            estimate,
            qualifier,
            value,
            otherPrevious ?? new Previous(
                previous,
                previous is { } before ? Numbers.Value(before, indicator, Rounding.HalfAway) : "–",
                previous is null ? FigureState.Missing : FigureState.Complete,
                previous),
            Change(indicator, value, otherPrevious?.Value ?? previous, reason),
            target);
    }

    public static TargetFigure Target(
        decimal value, decimal? toDate, TargetStatus status, string from = "2023-Q1", string to = "2023-Q4", TargetBasis basis = TargetBasis.Plan, decimal elapsed = 0.75m)
    {
        decimal? attained = value == 0 || toDate is null ? null : 100 * toDate / value;
        return new TargetFigure(
            value, Quarter.Parse(from), Quarter.Parse(to), basis, toDate, attained, elapsed, status,
            attained is { } share ? $"đạt {Numbers.Format(share, 1, Rounding.HalfAway)}%" : "–");
    }

    private static Change Change(Indicator indicator, decimal? value, decimal? previous, NoChange? reason)
    {
        if ((reason ?? (value is null ? NoChange.Missing : previous is null ? NoChange.BaseMissing : (NoChange?)null)) is { } why)
        {
            return new Change(null, null, null, why, why == NoChange.NotComparable
                ? "không so sánh với cùng kỳ do sắp xếp đơn vị hành chính"
                : "không có số liệu so sánh cùng kỳ");
        }

        var difference = value!.Value - previous!.Value;
        if (Numbers.IsPercentage(indicator))
        {
            return new Change(null, null, difference, null, Moved(difference, " điểm phần trăm"));
        }

        return previous == 0
            ? new Change(difference, null, null, NoChange.BaseZero, "cùng kỳ năm trước không phát sinh")
            : new Change(difference, 100 * difference / previous, null, null, Moved(100 * difference / previous.Value, "%"));
    }

    private static string Moved(decimal change, string sign) => change == 0
        ? "bằng cùng kỳ năm trước"
        : (change > 0 ? "tăng " : "giảm ") + Numbers.Format(Math.Abs(change), 1, Rounding.HalfAway) + sign;
}
