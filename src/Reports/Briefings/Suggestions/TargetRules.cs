using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Suggestions;

/// <summary>
/// A committee's total against its target. Only what is reported in full since the window began is judged, and only a target above 0, or a
/// ceiling of 0 that did not hold.
/// </summary>
internal static class TargetRules
{
    /// <summary>A flow is well ahead when it has this many times what the time that has passed asks for; nothing else grows with time.</summary>
    private const decimal WellAhead = 1.2m;

    public static Suggestion? Find(Figure figure)
    {
        if (figure.Total is not { State: FigureState.Complete, Target: { State: FigureState.Complete, Value: >= 0 } target })
        {
            return null;
        }

        var due = 100 * target.Elapsed;
        return (target.Status, target.Attained) switch
        {
            (TargetStatus.Met, { } attained) => Suggest(SuggestionRule.TargetMet, attained - 100),
            (TargetStatus.OnPace, { } attained) when figure.Indicator.Kind == IndicatorKind.Flow && attained >= WellAhead * due =>
                Suggest(SuggestionRule.AheadOfPace, attained - due),
            (TargetStatus.Behind, { } attained) => Suggest(SuggestionRule.BehindTarget, due - attained),
            (TargetStatus.Within, { } attained) when target.Elapsed >= 1 => Suggest(SuggestionRule.CeilingKept, 100 - attained),
            (TargetStatus.Exceeded, var attained) => Suggest(SuggestionRule.CeilingExceeded, attained - 100 ?? decimal.MaxValue),
            _ => null,
        };

        Suggestion Suggest(SuggestionRule rule, decimal size) => new(rule, figure.Indicator.Code, Size: size);
    }
}
