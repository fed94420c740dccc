using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>One indicator's total over consecutive quarters; one chart an indicator.</summary>
internal static class TrendChart
{
    private const string Kind = "Biểu đồ diễn biến theo quý";
    private const string Break = "sắp xếp đơn vị";

    public static IEnumerable<Block> Of(Briefing briefing, string id, ChartRequest request) =>
        request.Indicators.Select((indicator, index) => Chart(
            briefing,
            request.Indicators.Count == 1 ? id : $"{id}-{Numbers.Count(index + 1)}",
            briefing.Figure(indicator),
            request.Quarters));

    private static Block Chart(Briefing briefing, string id, Figure figure, int length)
    {
        var indicator = figure.Indicator;
        if (!briefing.Input.Trends.TryGetValue(indicator.Code, out var known))
        {
            throw new InvalidOperationException(
                $"No trend of {indicator.Code} was computed for series {briefing.Sheet.Series}, committee {briefing.Sheet.Committee}, period {briefing.Period}.");
        }

        var trend = known.TakeLast(length).ToList();
        var quarters = trend.Select(point => Times.Short(point.Quarter)).ToList();
        var points = trend.Select(point => Point(indicator, point.Quarter, point.Cell)).ToList();
        var standings = trend.Select(point => Standing.Of(point.Cell)).ToList();
        var marks = Mark.Of(quarters, points, standings);
        if (marks.Count == 0)
        {
            return Alternatives.Nothing(Kind, indicator.NameVi);
        }

        var breaks = Breaks(briefing, indicator, [.. trend.Select(point => point.Quarter)]);
        var since = breaks.Count == 0 ? "" : $", có {Break} từ {string.Join(", ", breaks.Select(place => quarters[place.At]))}";
        var run = $"{quarters[0]} đến {quarters[^1]}{since}";
        return new Chart(
            id,
            ChartKind.Trend,
            Title(indicator, marks, trend[^1].Quarter, breaks.Select(place => trend[place.At].Quarter).ToList()),
            Alternatives.Of(Kind, indicator.NameVi, run, marks, Quantities.Behind(indicator)),
            Numbers.AxisMeasure(indicator),
            quarters,
            [new ChartSeries(indicator.NameVi, SeriesRole.Actual, Mark.Drawn(points, standings))])
        {
            Breaks = breaks,
        };
    }

    /// <summary>Where units of the total merged or split; before the first quarter shown there is nothing to set apart.</summary>
    private static IReadOnlyList<ChartBreak> Breaks(Briefing briefing, Indicator indicator, List<Quarter> quarters) =>
    [
        .. briefing.Input.Reorganisations
            .Where(step => step.Indicators.Contains(indicator.Code))
            .Select(step => quarters.IndexOf(step.Effective))
            .Where(place => place > 0)
            .Distinct()
            .Order()
            .Select(place => new ChartBreak(place, Break)),
    ];

    private static ChartPoint Point(Indicator indicator, Quarter quarter, FigureCell cell) => cell.Value is { } value
        ? new ChartPoint(
            value / indicator.Scale,
            new Text([new Span(cell.Text, new FigureReference(indicator.Code, null, quarter.ToString(), FigureField.Value))]))
        : new ChartPoint(null, States.Gap);

    /// <summary>
    /// The last quarter beside the same quarter a year before: other quarters of a year differ by season. Where that one is not drawn,
    /// the highest and the lowest; no comparison with what is not whole, nor across a quarter from which the units are others.
    /// </summary>
    private static Text Title(Indicator indicator, IReadOnlyList<Mark> marks, Quarter lastQuarter, List<Quarter> breaks)
    {
        var behind = Quantities.Behind(indicator);
        var last = marks[^1];
        if (marks.Count == 1)
        {
            return indicator.NameVi + ": " + last.Named(behind);
        }

        if (last.Name != Times.Short(lastQuarter))
        {
            return Range(indicator, marks);
        }

        if (last.IsPartial)
        {
            return indicator.NameVi + ": " + (last with { IsPartial = false }).Named(behind) + ", " + States.NotEnough;
        }

        if (breaks.Exists(quarter => quarter > lastQuarter - 4))
        {
            return indicator.NameVi + ": " + last.Named(behind);
        }

        var before = marks.FirstOrDefault(mark => mark.Name == Times.Short(lastQuarter - 4));
        if (before is { IsPartial: false })
        {
            var moved = before.Label.Plain == last.Label.Plain ? "bằng" : last.Value > before.Value ? "cao hơn" : "thấp hơn";
            return indicator.NameVi + ": " + last.Named(behind) + $" {moved} cùng quý năm trước (" + (before.IsEstimate ? States.Estimated : "") + before.Label + ")";
        }

        var others = marks.SkipLast(1).ToList();
        var isWhole = others.TrueForAll(mark => !mark.IsPartial);
        var count = Numbers.Count(marks.Count);
        return isWhole && others.TrueForAll(mark => mark.Value < last.Value) ? indicator.NameVi + ": " + last.Named(behind) + $" cao nhất trong {count} quý có số liệu"
            : isWhole && others.TrueForAll(mark => mark.Value > last.Value) ? indicator.NameVi + ": " + last.Named(behind) + $" thấp nhất trong {count} quý có số liệu"
            : Range(indicator, marks);
    }

    private static Text Range(Indicator indicator, IReadOnlyList<Mark> marks)
    {
        var behind = Quantities.Behind(indicator);
        return indicator.NameVi + ": cao nhất là " + marks.MaxBy(mark => mark.Value)!.Named(behind) + ", thấp nhất là " + marks.MinBy(mark => mark.Value)!.Named(behind);
    }
}
