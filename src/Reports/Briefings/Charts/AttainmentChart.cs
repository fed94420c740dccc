using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>Bars of attainment in percent, one for each indicator asked for, in the order of the series.</summary>
internal static class AttainmentChart
{
    private const string Kind = "Biểu đồ mức thực hiện so với kế hoạch";

    public static Block Of(Briefing briefing, string id, ChartRequest request)
    {
        var figures = request.Indicators.Select(briefing.Figure).ToList();
        var names = figures.Select(figure => figure.Indicator.NameVi).ToList();
        var points = figures.Select(figure => Point(briefing, figure)).ToList();
        var standings = figures.Select(figure => new Standing(StateOf(figure), figure.Total.Target is { Estimate: true })).ToList();
        var marks = Mark.Of(names, points, standings);
        return marks.Count == 0
            ? Alternatives.Nothing(Kind, string.Join("; ", names))
            : new Chart(
                id,
                ChartKind.Attainment,
                Title(briefing, figures),
                Alternatives.Of(Kind, string.Join("; ", names), briefing.PeriodName, marks, ""),
                "%",
                names,
                [new ChartSeries(Prose.Capital(briefing.PeriodName), SeriesRole.Actual, Mark.Drawn(points, standings))]);
    }

    /// <summary>What the period's value lacks, the attainment lacks; it may lack more, where the plan's window began earlier.</summary>
    private static FigureState StateOf(Figure figure) =>
        figure.Total is { State: not FigureState.Partial, Target: { State: FigureState.Partial } } ? FigureState.Partial : figure.Total.State;

    private static string Estimated(Figure figure) => figure.Total.Target is { Estimate: true } ? States.Estimated : "";

    private static ChartPoint Point(Briefing briefing, Figure figure) => figure.Total.Target switch
    {
        null => new ChartPoint(null, "không có kế hoạch"),
        { Attained: { } attained } target => new ChartPoint(attained, briefing.Show(TargetWording.Attained(target)!, figure, FigureField.Attained))
        {
            IsJudged = figure.Indicator.Direction == Direction.Up,
        },
        // Nothing can be a percentage of a plan of zero; the value is there all the same.
        { Value: 0, ToDate: not null } => new ChartPoint(
            null, "kế hoạch bằng " + briefing.Show(Numbers.Value(0, figure.Indicator, briefing.Rounding), figure, FigureField.TargetValue)),
        _ => new ChartPoint(null, States.Gap),
    };

    private static Text Title(Briefing briefing, IReadOnlyList<Figure> figures)
    {
        var shown = figures.Where(figure => figure.Total.Target?.Attained is not null).ToList();
        var plans = shown.Select(figure => TargetWording.Name(figure.Total.Target!)).Distinct(StringComparer.Ordinal).ToList();
        var plan = plans.Count == 1 ? plans[0] : "kế hoạch";
        Text Name(Figure figure) =>
            figure.Indicator.NameVi + " (" + Estimated(figure) + briefing.Show(TargetWording.Attained(figure.Total.Target!)!, figure, FigureField.Attained)
                + (StateOf(figure) == FigureState.Partial ? ", chưa đủ" : "") + ")";

        if (shown.Count == 1)
        {
            return shown[0].Indicator.NameVi + " " + Estimated(shown[0]) + TargetWording.Verb(shown[0].Indicator)
                + briefing.Show(TargetWording.Attained(shown[0].Total.Target!)!, shown[0], FigureField.Attained) + " " + plan
                + (StateOf(shown[0]) == FigureState.Partial ? $" ({States.NotEnough})" : "");
        }

        // Only where more is better can a percentage of the plan be judged; the others are drawn and not counted.
        var judged = shown.Where(figure => figure.Indicator.Direction == Direction.Up).ToList();
        if (judged.Count < 2)
        {
            return $"Thực hiện so với {plan} từ " + Name(shown.MinBy(figure => figure.Total.Target!.Attained)!) + " đến "
                + Name(shown.MaxBy(figure => figure.Total.Target!.Attained)!);
        }

        var good = judged.Count(figure => figure.Total.Target!.Status is TargetStatus.Met or TargetStatus.OnPace);
        var pace = judged.All(figure => figure.Total.Target!.Elapsed >= 1) ? "hoàn thành " : "bảo đảm tiến độ ";
        return $"{Numbers.Count(good)}/{Numbers.Count(judged.Count)} chỉ tiêu {pace}{plan}; thấp nhất là "
            + Name(judged.MinBy(figure => figure.Total.Target!.Attained)!);
    }
}
