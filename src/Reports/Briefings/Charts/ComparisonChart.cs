using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>This period beside the same period last year, by unit.</summary>
internal static class ComparisonChart
{
    private const string Kind = "Biểu đồ so sánh cùng kỳ";
    private const string LastYear = "Cùng kỳ năm trước";
    private const string OnTodaysUnits = LastYear + " (theo tổ chức hiện nay)";

    /// <summary>Behind a unit's own number where last year's is of all that the unit took over: it covers only what came after.</summary>
    private const string SinceThen = " (từ khi sắp xếp)";

    /// <summary>
    /// One chart an indicator; indicators of one measure that a single body each reports stand together in one, for a chart of one
    /// pair of bars says nothing.
    /// </summary>
    public static IEnumerable<Block> Of(Briefing briefing, string id, ChartRequest request)
    {
        var figures = request.Indicators.Select(briefing.Figure).ToList();
        var together = figures.Count > 1
            && figures.All(figure => Briefing.OpenUnits(figure).Count <= 1)
            && figures.Select(figure => Numbers.AxisMeasure(figure.Indicator)).Distinct(StringComparer.Ordinal).Count() == 1;
        return together
            ? [Chart(briefing, id, figures, [.. figures.Select(figure => new Bar(figure, null, figure.Indicator.NameVi, figure.Total))])]
            : figures.Select((figure, index) => Chart(briefing, figures.Count == 1 ? id : $"{id}-{Numbers.Count(index + 1)}", [figure], Bars(briefing, figure)));
    }

    private sealed record Bar(Figure Figure, string? Unit, string Name, FigureCell Cell);

    private static IReadOnlyList<Bar> Bars(Briefing briefing, Figure figure)
    {
        // A milestone is done or not in a unit; bars of 0 and 1 beside each other show nothing, its share of units does.
        var units = figure.Indicator.Kind == IndicatorKind.Milestone ? [] : Briefing.OpenUnits(figure);
        return units.Count == 0
            ? [new Bar(figure, null, briefing.Input.Committee.NameVi, figure.Total)]
            : [.. units.Select(unit => new Bar(figure, unit.Unit.Code, unit.Unit.NameVi, unit.Cell))];
    }

    private static Block Chart(Briefing briefing, string id, List<Figure> figures, IReadOnlyList<Bar> bars)
    {
        var indicator = figures[0].Indicator;
        var names = bars.Select(bar => bar.Name).ToList();
        var subject = string.Join("; ", figures.Select(figure => figure.Indicator.NameVi));
        var now = bars.Select(bar => Point(briefing, bar, bar.Cell.Value, bar.Cell.Text, FigureField.Value, Masks.Value)).ToList();
        var before = bars.Select(bar => Point(briefing, bar, bar.Cell.Previous?.Value, bar.Cell.Previous?.Text, FigureField.Previous, Masks.Previous)).ToList();
        var standings = bars.Select(bar => Standing.Of(bar.Cell)).ToList();
        var marks = Mark.Of(names, now, standings);
        var masked = bars.Count(bar => bar.Cell.Masked.HasFlag(Masks.Value));
        if (marks.Count == 0)
        {
            return Alternatives.Nothing(Kind, subject, masked == 0 ? States.NothingYet : States.TooSmall);
        }

        return new Chart(
            id,
            ChartKind.Comparison,
            figures.Count == 1 ? Title(briefing, figures[0], marks, masked > 0 ? Alternatives.AmongDisclosed : "") : Title(briefing, figures),
            Alternatives.Of(Kind, subject, briefing.PeriodName, marks, Quantities.Behind(indicator), masked),
            Numbers.AxisMeasure(indicator),
            names,
            [
                new ChartSeries(Prose.Capital(briefing.PeriodName), SeriesRole.Actual, [.. Mark.Drawn(now, standings).Zip(bars, SinceReorganised)]),
                new ChartSeries(bars.Any(bar => HasPredecessors(briefing, bar)) ? OnTodaysUnits : LastYear, SeriesRole.Previous, Mark.Drawn(before, [.. bars.Select(bar => new Standing(bar.Cell.Previous?.State ?? FigureState.Missing, bar.Cell.Previous is { Estimate: true }))])),
            ]);
    }

    private static ChartPoint SinceReorganised(ChartPoint point, Bar bar) =>
        bar is { Unit: not null, Cell: { Value: { } own, LikeForLike: { } whole } } && own != whole ? point with { Label = point.Label + SinceThen } : point;

    private static bool HasPredecessors(Briefing briefing, Bar bar) =>
        bar is { Cell.Previous.Value: not null }
        && (bar.Unit is null ? BothViews.Differ(bar.Figure) : briefing.HasPredecessors(bar.Figure.Indicator, bar.Figure.Units.Single(unit => unit.Unit.Code == bar.Unit).Unit));

    private static ChartPoint Point(Briefing briefing, Bar bar, decimal? value, string? text, FigureField field, Masks mask) =>
        value is { } number
            ? new ChartPoint(number / bar.Figure.Indicator.Scale, briefing.Show(text!, bar.Figure, field, bar.Unit))
            : new ChartPoint(null, Alternatives.Gap(bar.Cell, mask));

    private static Text Title(Briefing briefing, Figure figure, IReadOnlyList<Mark> marks, string among)
    {
        var isRanked = marks.Count > 1 && figure.Indicator.Direction != Direction.None;
        if (Lack(figure.Total) is { } lack)
        {
            // Neither this year's number nor last year's may be the whole, so that their difference finds nothing.
            return figure.Indicator.NameVi
                + (isRanked ? $" ({lack}): {among}cao nhất là " + marks.MaxBy(mark => mark.Value)!.Named() : $" theo đơn vị, {lack}");
        }

        var change = ChangeWording.Clause(briefing, figure);
        var finding = change is null
            ? figure.Indicator.NameVi + " theo đơn vị"
            : figure.Indicator.NameVi + (figure.Total.Change!.Reason is null ? " " : ": ") + change;
        if (change is not null && figure.Total.Change!.Reason is null && (figure.Total.Estimate || figure.Total.Previous is { Estimate: true }))
        {
            finding += " (theo số ước)";
        }

        return isRanked ? finding + $"; {among}cao nhất là " + marks.MaxBy(mark => mark.Value)!.Named() : finding;
    }

    /// <summary>How many of several indicators rose; the count follows the printed words, so that it agrees with the sentences.</summary>
    private static Text Title(Briefing briefing, List<Figure> figures)
    {
        var whole = figures.Where(figure => Lack(figure.Total) is null).ToList();
        var words = whole.Select(figure => ChangeWording.Of(figure.Total, figure.Indicator, briefing.Rounding)?.Text ?? "").ToList();
        var up = words.Count(word => word.StartsWith("tăng", StringComparison.Ordinal));
        var down = words.Count(word => word.StartsWith("giảm", StringComparison.Ordinal));
        return $"Trong {Numbers.Count(figures.Count)} chỉ tiêu có {Numbers.Count(up)} tăng, {Numbers.Count(down)} giảm{ChangeWording.Base}"
            + (whole.Count == figures.Count ? "" : $"; {Numbers.Count(figures.Count - whole.Count)} chỉ tiêu chưa đủ số liệu để so sánh");
    }

    /// <summary>Why a total cannot be said to have risen or fallen; null when it can.</summary>
    private static string? Lack(FigureCell total) =>
        total is { State: FigureState.Partial, Value: not null } ? States.NotEnough : States.BaseShortfall(total) is [var words] ? words : null;
}
