using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>The rules of the audit (CONTRACT §3, audit findings).</summary>
public enum FindingCode
{
    QuotedPercent,
    NumeratorExceedsDenominator,
    Outlier,
    PartsExceedWhole,
    RepeatedText,
    RevisedBase,
    Withdrawn,

    /// <summary>The summary or the body takes more pages than its series allows (CONTRACT §5); of a pack, not of its figures.</summary>
    PagesOverBudget,
}

/// <summary>What the audit found, in one sentence for the office.</summary>
/// <param name="Quoted">What the unit wrote, in percent; of a quoted percentage only.</param>
/// <param name="Computed">What it is, in percent, not rounded; of a quoted percentage only.</param>
public sealed record Finding(
    FindingCode Code,
    string? Indicator,
    string? Unit,
    Quarter? Quarter,
    decimal? Quoted,
    decimal? Computed,
    string Message,
    string MessageEn)
{
    /// <summary>The indicators of which the sentence tells a value of the unit.</summary>
    public IReadOnlyList<string> Tells { get; init; } = [];
}

public enum QuoteOutcome
{
    /// <summary>The same at the quoted number of decimals, half away from zero.</summary>
    Agrees,

    /// <summary>Cutting off at the quoted number of decimals gives the quote.</summary>
    CutOff,
    Differs,
}

/// <summary>A percentage that a unit wrote itself, beside what it is.</summary>
/// <param name="Part">What was reached, divided by the indicator's scale.</param>
/// <param name="Whole">The target, or the ratio's denominator, divided by the same scale.</param>
/// <param name="Denominator">The indicator that is the whole; null where it is a target.</param>
public sealed record QuoteCheck(
    Indicator Indicator,
    Unit Unit,
    Quarter Quarter,
    decimal Quoted,
    decimal Computed,
    decimal Part,
    decimal Whole,
    string? Denominator,
    QuoteOutcome Outcome);

/// <param name="Findings">By indicator in series order, unit, quarter and code.</param>
/// <param name="Quotes">Every quoted percentage that could be checked, also those that agree, in the same order.</param>
public sealed record AuditReport(IReadOnlyList<Finding> Findings, IReadOnlyList<QuoteCheck> Quotes);
