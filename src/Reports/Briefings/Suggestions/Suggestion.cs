using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Suggestions;

/// <summary>Why something may be praised or blamed; in the order in which suggestions are listed, strengths first.</summary>
internal enum SuggestionRule
{
    TargetMet,

    /// <summary>Not there yet, and well beyond what the time that has passed asks for.</summary>
    AheadOfPace,

    /// <summary>The time of a ceiling is over, and it held.</summary>
    CeilingKept,

    ChangedForBetter,

    /// <summary>All units have reported, all of them in time.</summary>
    AllReported,

    CeilingExceeded,
    BehindTarget,
    ChangedForWorse,
    NotReported,

    /// <summary>Words came, figures did not.</summary>
    WordsOnly,

    Incomplete,
    Late,
}

/// <summary>A strength or limitation that the figures support; a person decides whether it is one (DOMAIN §5.7).</summary>
/// <param name="Indicator">Null for a rule about who has reported.</param>
/// <param name="Unit">The one unit that it is about; null for all units together.</param>
/// <param name="Size">How strong it is, in percent or percentage points; comparable within its rule only.</param>
internal sealed record Suggestion(SuggestionRule Rule, string? Indicator = null, string? Unit = null, decimal Size = 0)
{
    /// <summary>What a decision is kept under: the same as long as the same rule holds of the same thing, whatever the numbers are.</summary>
    public string Key => string.Join(':', ((string?[])[EnumCode.Of(Rule), Indicator, Unit]).OfType<string>());

    public NoteKind Kind => Rule <= SuggestionRule.AllReported ? NoteKind.Strength : NoteKind.Limitation;
}
