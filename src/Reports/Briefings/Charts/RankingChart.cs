using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>Units by value, best first; an indicator that is not judged keeps the list order and is not ranked.</summary>
internal static class RankingChart
{
    private const string Kind = "Biểu đồ theo đơn vị";

    public static Block Of(Briefing briefing, string id, ChartRequest request)
    {
        var figure = briefing.Figure(request.Indicators.Single());
        var indicator = figure.Indicator;
        if (indicator.Disclosure == Disclosure.TotalOnly)
        {
            return Alternatives.Nothing(Kind, indicator.NameVi, "không công bố theo đơn vị");
        }

        var units = InOrder(indicator.Direction, figure.Units);
        var names = units.Select(unit => unit.Unit.NameVi).ToList();
        var points = units.Select(unit => unit.Cell.Value is { } value
            ? new ChartPoint(value / indicator.Scale, briefing.Show(unit.Cell.Text, figure, FigureField.Value, unit.Unit.Code))
            : new ChartPoint(null, Alternatives.Gap(unit.Cell, Masks.Value))).ToList();
        var standings = units.Select(unit => Standing.Of(unit.Cell)).ToList();
        var marks = Mark.Of(names, points, standings);
        var masked = units.Count(unit => unit.Cell.Masked.HasFlag(Masks.Value));
        return marks.Count == 0
            ? Alternatives.Nothing(Kind, indicator.NameVi, masked == 0 ? States.NothingYet : States.TooSmall)
            : new Chart(
                id,
                ChartKind.Ranking,
                Title(indicator, marks, masked > 0 ? Alternatives.AmongDisclosed : ""),
                Alternatives.Of(Kind, indicator.NameVi, briefing.PeriodName, marks, Quantities.Behind(indicator), masked),
                Numbers.UnitMeasure(indicator),
                names,
                [new ChartSeries(Prose.Capital(briefing.PeriodName), SeriesRole.Actual, Mark.Drawn(points, standings))]);
    }

    /// <summary>
    /// Stable, so that equal values keep the list order; units without a value come last, masked ones with them: between two others its
    /// place would tell a value's size.
    /// </summary>
    private static IReadOnlyList<UnitFigure> InOrder(Direction direction, IReadOnlyList<UnitFigure> units) => direction switch
    {
        Direction.Up => [.. units.OrderBy(unit => unit.Cell.Value is null).ThenByDescending(unit => unit.Cell.Value)],
        Direction.Down => [.. units.OrderBy(unit => unit.Cell.Value is null).ThenBy(unit => unit.Cell.Value)],
        Direction.None => units,
        _ => throw new InvalidOperationException($"No order of units for direction {direction}."),
    };

    private static Text Title(Indicator indicator, IReadOnlyList<Mark> marks, string among)
    {
        var behind = Quantities.Behind(indicator);
        if (marks.Count == 1)
        {
            return indicator.NameVi + ": " + marks[0].Named(behind);
        }

        // Bare counts of units of different sizes are high or low; they say nothing about who did best.
        var (first, last) = Numbers.IsPercentage(indicator) ? ("dẫn đầu", "sau cùng")
            : indicator.Direction == Direction.Down ? ("thấp nhất", "cao nhất") : ("cao nhất", "thấp nhất");
        // A unit whose numbers are not whole is drawn, and said to lead or to be last by nobody.
        var whole = marks.Where(mark => !mark.IsPartial).ToList();
        return indicator.Direction == Direction.None || whole.Count < 2
            ? indicator.NameVi + $" theo đơn vị: {among}từ " + marks.MinBy(mark => mark.Value)!.Named(behind) + " đến " + marks.MaxBy(mark => mark.Value)!.Named(behind)
            : indicator.NameVi + $": {among}{(whole.Count < marks.Count ? UnitRanking.AmongWhole : "")}{first} là " + whole[0].Named(behind) + $"; {last} là " + whole[^1].Named(behind);
    }
}
