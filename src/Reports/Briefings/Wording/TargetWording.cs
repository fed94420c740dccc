using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>Plans and resolutions' goals in words.</summary>
internal static class TargetWording
{
    private const string AsFarAsKnown = "theo số liệu hiện có";

    private const string Reached = "đạt ";

    /// <summary>"kế hoạch năm", "chỉ tiêu nghị quyết" …</summary>
    public static string Name(TargetFigure target) => target.Basis switch
    {
        TargetBasis.Plan => "kế hoạch " + Window(target),
        TargetBasis.Resolution => "chỉ tiêu nghị quyết",
        TargetBasis.Scheme => "chỉ tiêu đề án",
        _ => throw new InvalidOperationException($"No name for a target with basis {target.Basis}."),
    };

    /// <summary>The attained percentage alone, "74,4%", as the figure's own text prints it; null when there is none.</summary>
    public static string? Attained(TargetFigure target) =>
        target.Attained is null ? null
        : target.Text.StartsWith(Reached, StringComparison.Ordinal) ? target.Text[Reached.Length..]
        : target.Text;

    /// <summary>
    /// "đạt 74,4% kế hoạch năm"; with a flow's running total in front where the window began before the period, "as far as there are
    /// figures" where something of the window is missing.
    /// </summary>
    public static Text? Clause(Briefing briefing, Figure figure)
    {
        if (figure.Total.Target is not { ToDate: { } toDate } target)
        {
            return null;
        }

        var estimated = target.Estimate ? States.Estimated : "";
        var running = IsRunning(figure.Indicator, target, briefing.Period) && toDate != figure.Total.Value
            ? $"lũy kế từ {Start(target, briefing.Period)} {Known(target)}là {estimated}" + briefing.Show(Numbers.Value(toDate, figure.Indicator, briefing.Rounding), figure, FigureField.ToDate)
                + Quantities.Behind(figure.Indicator) + ", "
            : Text.Empty;
        if (Attained(target) is not { } attained)
        {
            return running + $"{Name(target)} " + Goal(briefing, figure, target) + Ceiling(target);
        }

        return running + Attainment(briefing, figure, target, attained) + Remaining(briefing, figure, target, toDate);
    }

    /// <summary>
    /// "đạt 74,4% kế hoạch năm" without the running total that it is of, "lũy kế từ quý III năm 2020 đạt …"; null where nothing was
    /// attained of a target or none can be said.
    /// </summary>
    public static Text? Attainment(Briefing briefing, Figure figure)
    {
        if (figure.Total.Target is not { ToDate: { } toDate } target || Attained(target) is not { } attained)
        {
            return null;
        }

        var running = IsRunning(figure.Indicator, target, briefing.Period) && toDate != figure.Total.Value
            ? $"lũy kế từ {Start(target, briefing.Period)} {Known(target)}"
            : "";
        return running + Attainment(briefing, figure, target, attained);
    }

    private static Text Attainment(Briefing briefing, Figure figure, TargetFigure target, string attained) =>
        (target.Estimate ? States.Estimated : "") + (IsShortAtTheEnd(target) ? "mới đạt " : Verb(figure.Indicator))
            + briefing.Show(attained, figure, FigureField.Attained) + " " + Name(target) + Ceiling(target);

    /// <summary>
    /// A figure that is not judged, or where less is better, "is" a percentage of the plan and does not "reach" it; neither does a
    /// percentage, which is said to "reach" its own value.
    /// </summary>
    public static string Verb(Indicator indicator) =>
        indicator.Direction == Direction.Up && !Numbers.IsPercentage(indicator) ? Reached : "bằng ";

    /// <summary>Whether the attainment is of a running total: the window began before the period, and the kind adds up over quarters.</summary>
    public static bool IsRunning(Indicator indicator, TargetFigure target, Period period) =>
        indicator.Kind == IndicatorKind.Flow && target.From < period.First;

    /// <summary>What stands beneath a table whose percentage is of a running total: "% kế hoạch tính lũy kế từ quý III năm 2020".</summary>
    public static IEnumerable<string> RunningNote(Indicator indicator, FigureCell cell, Period period) =>
        cell.Target is { ToDate: not null } target && IsRunning(indicator, target, period)
            ? [($"% kế hoạch tính lũy kế từ {Start(target, period)} " + Known(target)).TrimEnd()]
            : [];

    /// <summary>Nothing where every quarter of the window has been reported.</summary>
    public static string Known(TargetFigure target) => target.State == FigureState.Complete ? "" : AsFarAsKnown + " ";

    public static string Start(TargetFigure target, Period period) =>
        target.From.Number == 1 && target.From.Year == period.Last.Year ? "đầu năm" : Times.Name(target.From);

    private static Text Goal(Briefing briefing, Figure figure, TargetFigure target) =>
        briefing.Show(Numbers.Value(target.Value, figure.Indicator, briefing.Rounding), figure, FigureField.TargetValue) + Quantities.Behind(figure.Indicator);

    private static string Ceiling(TargetFigure target) => target.Status switch
    {
        TargetStatus.Within => ", trong giới hạn",
        TargetStatus.Exceeded => ", vượt giới hạn",
        _ => "",
    };

    private static Text Remaining(Briefing briefing, Figure figure, TargetFigure target, decimal toDate) =>
        IsShortAtTheEnd(target) && !Numbers.IsPercentage(figure.Indicator)
            ? ", còn " + briefing.Show(Numbers.Value(target.Value - toDate, figure.Indicator, briefing.Rounding), figure, FigureField.Remaining)
                + Quantities.Behind(figure.Indicator)
            : Text.Empty;

    /// <summary>A plan is only missed when its time is over and every report on it is in; until then a low percentage is no judgement.</summary>
    private static bool IsShortAtTheEnd(TargetFigure target) => target is { Status: TargetStatus.Behind, Elapsed: >= 1, State: FigureState.Complete };

    private static string Window(TargetFigure target) => (target.To - target.From + 1, target.From.Number) switch
    {
        (1, _) => "quý",
        (2, 1 or 3) => "6 tháng",
        (3, 1) => "9 tháng",
        (4, 1) => "năm",
        _ => "giai đoạn",
    };
}
