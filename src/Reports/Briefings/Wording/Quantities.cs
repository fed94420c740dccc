using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>What was reached, in words: number, hedge, measure, the parts of a ratio.</summary>
internal static class Quantities
{
    /// <summary>Beyond this the parts of a ratio are too long to read beside it.</summary>
    private const decimal LongestPart = 999_999;

    /// <summary>"ước hơn 3,5 tỷ đồng", "35/55 CĐCS (đạt 63,6%)", "trong kỳ không phát sinh", "– (chưa có số liệu)".</summary>
    public static Text Actual(Briefing briefing, Figure figure)
    {
        var cell = figure.Total;
        if (figure.Indicator.Kind == IndicatorKind.Percent)
        {
            return ByUnit(briefing, figure);
        }

        if (cell.Value is null)
        {
            return briefing.Show(cell.Text, figure, FigureField.Value) + $" ({States.NothingYet})";
        }

        // Of units that have not reported nobody knows that nothing happened.
        if (cell is { Value: 0, State: FigureState.Complete, Estimate: false } && figure.Indicator.Kind == IndicatorKind.Flow)
        {
            return "trong kỳ không phát sinh";
        }

        var estimated = cell.Estimate ? States.Estimated : "";
        return estimated + (Numbers.IsPercentage(figure.Indicator) ? Share(briefing, figure) : Amount(briefing, figure));
    }

    /// <summary>The value with its measure, for a total or a unit's cell.</summary>
    public static Text Amount(Briefing briefing, Figure figure, UnitFigure? unit = null) =>
        briefing.Show((unit?.Cell ?? figure.Total).Text, figure, FigureField.Value, unit?.Unit.Code) + Behind(figure.Indicator);

    /// <summary>The gap and measure after a number; empty after a percentage.</summary>
    public static string Behind(Indicator indicator) => Numbers.Measure(indicator) is { Length: > 0 } measure ? Numbers.Gap + measure : "";

    private static Text Share(Briefing briefing, Figure figure)
    {
        var percent = briefing.Show(figure.Total.Text, figure, FigureField.Value);
        if (Parts(briefing, figure) is not { } parts)
        {
            return figure.Indicator.Direction == Direction.Up ? "đạt " + percent : percent;
        }

        var measure = figure.Indicator.MeasureVi is "%" or "" ? "" : Numbers.Gap + figure.Indicator.MeasureVi;
        return figure.Indicator.Direction == Direction.Up
            ? parts + measure + " (đạt " + percent + ")"
            : parts + measure + " (" + percent + ")";
    }

    private static Text? Parts(Briefing briefing, Figure figure) =>
        Part(briefing, figure, figure.Indicator.Numerator, figure.Total.Numerator, FigureField.Numerator) is { } above
        && Part(briefing, figure, figure.Indicator.Denominator, figure.Total.Denominator, FigureField.Denominator) is { } below
            ? above + "/" + below
            : null;

    private static Text? Part(Briefing briefing, Figure figure, string? indicator, decimal? value, FigureField field)
    {
        if (value is not { } number)
        {
            return null;
        }

        // Parts in money would need a scale word each; the percentage alone reads better.
        var part = briefing.FindFigure(indicator)?.Indicator;
        return part is { Scale: > 1 } || number > LongestPart ? null : briefing.Show(Numbers.Exact(number), figure, field);
    }

    private static Text ByUnit(Briefing briefing, Figure figure)
    {
        var present = Briefing.OpenUnits(figure).Where(unit => unit.Cell.Value is not null).ToList();
        if (figure.Indicator.Disclosure == Disclosure.TotalOnly && figure.UnitsInTotal.Any(state => state.Key != FigureState.Missing && state.Value > 0))
        {
            return "không công bố theo đơn vị";
        }

        if (present.Count == 0)
        {
            return briefing.Show(figure.Total.Text, figure, FigureField.Value) + $" ({States.NothingYet})";
        }

        Text One(UnitFigure unit) => (unit.Cell.Estimate ? States.Estimated : "") + Amount(briefing, figure, unit) + $" ({unit.Unit.NameVi})";
        var byValue = present.OrderBy(unit => unit.Cell.Value).ToList();
        return present.Count <= 3
            ? Prose.Join(present.Select(One), "; ")
            : "từ " + One(byValue[0]) + " đến " + One(byValue[^1]);
    }
}
