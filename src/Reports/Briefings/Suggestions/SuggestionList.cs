using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Suggestions;

/// <summary>A suggestion as the office is asked about it.</summary>
/// <param name="Sentence">What the pack prints once it is accepted.</param>
/// <param name="IsAccepted">As known when the pack was made, so that this pack prints it.</param>
internal sealed record ProposedSuggestion(string Key, NoteKind Kind, string Sentence, bool IsAccepted);

/// <summary>
/// Strengths and limitations that a briefing's figures support. Judged are totals only, of indicators that have a good direction and whose
/// units are disclosed, and who has reported. Of each rule at most <see cref="MostOfRule"/> indicators are proposed, the strongest first
/// (farthest beyond or behind target or pace, largest change; equal ones in series order), rules in the order of
/// <see cref="SuggestionRule"/>; units of a rule are all named up to the number that sentences name, and counted beyond it. What has been
/// accepted stays in the list, and in the pack, while the figures support it, however many are stronger.
/// </summary>
internal static class SuggestionList
{
    private const int MostOfRule = 3;

    public static IReadOnlyList<ProposedSuggestion> Proposed(Briefing briefing) =>
    [
        .. Supported(briefing).GroupBy(suggestion => suggestion.Rule)
            .SelectMany(rule => rule.Where((suggestion, place) => suggestion.Indicator is null || place < MostOfRule || IsAccepted(briefing, suggestion)))
            .Select(suggestion => new ProposedSuggestion(
                suggestion.Key, suggestion.Kind, SuggestionWording.Of(briefing, [suggestion]).Plain, IsAccepted(briefing, suggestion))),
    ];

    /// <summary>What people have accepted and the figures still support, one sentence for each indicator and each rule about units.</summary>
    public static IReadOnlyList<Text> Accepted(Briefing briefing, NoteKind kind) =>
    [
        .. Supported(briefing).Where(suggestion => suggestion.Kind == kind && IsAccepted(briefing, suggestion))
            .GroupBy(suggestion => (suggestion.Indicator, Rule: suggestion.Indicator is null ? suggestion.Rule : (SuggestionRule?)null))
            .Select(same => SuggestionWording.Of(briefing, [.. same])),
    ];

    /// <summary>All of them, in the order in which they are proposed.</summary>
    public static IReadOnlyList<Suggestion> Supported(Briefing briefing) =>
    [
        .. briefing.Sheet.Figures
            .Where(figure => figure.Indicator is { Direction: not Direction.None, Disclosure: Disclosure.Open })
            .SelectMany(figure => (Suggestion?[])[TargetRules.Find(figure), ChangeRules.Find(briefing, figure)])
            .OfType<Suggestion>()
            .Concat(CoverageRules.Of(briefing))
            .OrderBy(suggestion => suggestion.Rule)
            .ThenByDescending(suggestion => suggestion.Size),
    ];

    private static bool IsAccepted(Briefing briefing, Suggestion suggestion) => briefing.Input.AcceptedSuggestions.Contains(suggestion.Key);
}
