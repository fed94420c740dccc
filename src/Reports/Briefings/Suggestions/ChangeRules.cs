using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Suggestions;

/// <summary>
/// A committee's total against the year before, where both are reported in full by the same units and the base is large enough for a
/// percentage to say something (DOMAIN §5.7); what rose from 0 had not been due the year before, a congress for one. Up or down is good or bad by the indicator's direction.
/// </summary>
internal static class ChangeRules
{
    /// <summary>A clear change: of a flow or stock in percent, of a percentage in points. Less is the ordinary to and fro.</summary>
    private const decimal ClearPercent = 10;
    private const decimal ClearPoints = 5;

    public static Suggestion? Find(Briefing briefing, Figure figure)
    {
        var indicator = figure.Indicator;
        if (figure.Total is not { State: FigureState.Complete, Previous: { State: FigureState.Complete, Value: > 0 }, Change: { Reason: null } change }
            || !IsOfTheSameUnits(briefing, figure) || !HasUsableBase(briefing, figure)
            || ChangeWording.Of(figure.Total, indicator, briefing.Rounding) is not { Number: not null }
            || (change.Percent ?? change.Points) is not { } moved
            || decimal.Abs(moved) < (change.Percent is null ? ClearPoints : ClearPercent))
        {
            return null;
        }

        var isBetter = moved > 0 == (indicator.Direction == Direction.Up);
        return new Suggestion(isBetter ? SuggestionRule.ChangedForBetter : SuggestionRule.ChangedForWorse, indicator.Code, Size: decimal.Abs(moved));
    }

    /// <summary>Percentages of units and milestones are not carried over when units merge; other totals are, and then the two views differ.</summary>
    private static bool IsOfTheSameUnits(Briefing briefing, Figure figure) =>
        !BothViews.Differ(figure)
        && (figure.Indicator.Kind is not (IndicatorKind.Percent or IndicatorKind.Milestone)
            || !briefing.Input.Reorganisations.Any(step =>
                step.Effective > briefing.Period.PreviousYear?.First && step.Indicators.Contains(figure.Indicator.Code)));

    /// <summary>What a percentage is of is its divisor: last year's is known where the series shows it.</summary>
    private static bool HasUsableBase(Briefing briefing, Figure figure) => Numbers.IsPercentage(figure.Indicator)
        ? figure.Total.Denominator >= ChangeWording.SmallestBase
            && briefing.FindFigure(figure.Indicator.Denominator)?.Total.Previous is not { Value: < ChangeWording.SmallestBase }
        : figure.Total.Previous!.Value >= ChangeWording.SmallestBase;
}
