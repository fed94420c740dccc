using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Suggestions;

/// <summary>
/// Suggestions in the words that the pack has for the same facts elsewhere: of an indicator its sentence with the clauses that are meant. The
/// words judge nothing; where they are printed does.
/// </summary>
internal static class SuggestionWording
{
    /// <param name="same">Of one kind and of one indicator, or of one rule about units.</param>
    public static Text Of(Briefing briefing, IReadOnlyList<Suggestion> same) => same[0] switch
    {
        { Indicator: { } indicator } => Sentences.On(
            briefing, briefing.Figure(indicator), same.Aggregate(Clauses.None, (clauses, one) => clauses | ClauseOf(one.Rule))),
        { Rule: SuggestionRule.AllReported } =>
            "Có " + CoverageWording.Reported(briefing) + $", không có đơn vị {CoverageWording.Late}.",
        { Rule: var rule } => same.Any(one => one.Unit is null) ? Counted(briefing, rule) : CoverageWording.Who(NamesOf(briefing, same), Did(rule)),
    };

    public static Func<UnitCoverage, bool> IsOf(SuggestionRule rule) => rule switch
    {
        SuggestionRule.NotReported => CoverageWording.IsSilent,
        SuggestionRule.WordsOnly => CoverageWording.HasWordsOnly,
        SuggestionRule.Incomplete => CoverageWording.IsIncomplete,
        SuggestionRule.Late => unit => unit.Late,
        _ => throw new InvalidOperationException($"The rule {rule} is about no single unit."),
    };

    private static Text Counted(Briefing briefing, SuggestionRule rule) => rule == SuggestionRule.Late
        ? CoverageWording.LateCount(briefing) + "."
        : CoverageWording.Who([.. briefing.Sheet.Coverage.Units.Where(IsOf(rule)).Select(unit => unit.Unit.NameVi)], Did(rule));

    private static IReadOnlyList<string> NamesOf(Briefing briefing, IReadOnlyList<Suggestion> same) =>
        [.. briefing.Sheet.Coverage.Units.Where(unit => same.Any(one => one.Unit == unit.Unit.Code)).Select(unit => unit.Unit.NameVi)];

    private static string Did(SuggestionRule rule) => rule switch
    {
        SuggestionRule.NotReported => CoverageWording.Silent,
        SuggestionRule.WordsOnly => CoverageWording.WordsOnly,
        SuggestionRule.Incomplete => CoverageWording.Incomplete,
        SuggestionRule.Late => CoverageWording.Late,
        _ => throw new InvalidOperationException($"No words for what units did by the rule {rule}."),
    };

    private static Clauses ClauseOf(SuggestionRule rule) => rule switch
    {
        SuggestionRule.ChangedForBetter or SuggestionRule.ChangedForWorse => Clauses.Change,
        SuggestionRule.TargetMet or SuggestionRule.AheadOfPace or SuggestionRule.CeilingKept => Clauses.Target,
        SuggestionRule.CeilingExceeded or SuggestionRule.BehindTarget => Clauses.Target,
        _ => throw new InvalidOperationException($"The rule {rule} is about no indicator."),
    };
}
