using Analytics.Reports.Briefings.Wording;

namespace Analytics.Reports.Briefings.Suggestions;

/// <summary>
/// Who has reported, and whether in time. A unit is blamed by name, so that each one is decided on; where they are too many to be named they
/// are one suggestion that counts them.
/// </summary>
internal static class CoverageRules
{
    private static readonly SuggestionRule[] OfUnits =
        [SuggestionRule.NotReported, SuggestionRule.WordsOnly, SuggestionRule.Incomplete, SuggestionRule.Late];

    public static IEnumerable<Suggestion> Of(Briefing briefing)
    {
        var coverage = briefing.Sheet.Coverage;
        // Without a calendar nobody has a deadline to be praised for.
        if (briefing.Input.Calendar is not null && coverage is { Expected: > 0, Late: 0 } && coverage.Reported == coverage.Expected)
        {
            yield return new Suggestion(SuggestionRule.AllReported);
        }

        foreach (var rule in OfUnits)
        {
            var units = coverage.Units.Where(SuggestionWording.IsOf(rule)).ToList();
            if (units.Count > Prose.MostNames)
            {
                yield return new Suggestion(rule);
                continue;
            }

            // One that has ended or was merged is listed as silent, and is nobody to blame.
            foreach (var unit in units.Where(unit => unit.Unit.IsValidIn(briefing.Period.Last)))
            {
                yield return new Suggestion(rule, Unit: unit.Unit.Code);
            }
        }
    }
}
