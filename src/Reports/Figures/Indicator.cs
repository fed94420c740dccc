namespace Analytics.Reports.Figures;

/// <summary>How an indicator behaves over time and units (CONTRACT §2).</summary>
public enum IndicatorKind
{
    /// <summary>Adds up over quarters and units.</summary>
    Flow,

    /// <summary>The state at the end of the period; adds up over units.</summary>
    Stock,

    /// <summary>Numerator and denominator, two flows or stocks; no observations of its own.</summary>
    Ratio,

    /// <summary>A percentage reported without its parts; never aggregated.</summary>
    Percent,

    /// <summary>0 or 1 per unit.</summary>
    Milestone,
}

public enum Direction
{
    None,
    Up,
    Down,
}

public enum Disclosure
{
    Open,
    TotalOnly,
}

/// <param name="Scale">Stored values are divided by it for print: 1, 1000, 1000000 or 1000000000.</param>
/// <param name="ReportedBy">Unit kinds or unit codes; empty for a ratio.</param>
/// <param name="MaskBelow">Per-unit values above 0 and below it are masked; null for none.</param>
public sealed record Indicator(
    string Code,
    string NameVi,
    string? NameEn,
    string MeasureVi,
    string? MeasureEn,
    IndicatorKind Kind,
    string? Numerator,
    string? Denominator,
    Direction Direction,
    int Decimals,
    long Scale,
    IReadOnlyList<string> ReportedBy,
    Disclosure Disclosure,
    decimal? MaskBelow,
    string? PartOf);
