using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>A hedge on a reported value: exactly, more than, nearly, about (CONTRACT §2).</summary>
public enum Qualifier
{
    Exact,
    Over,
    Nearly,
    About,
}

public enum ObservationStatus
{
    Final,
    Estimate,
    Revised,
}

/// <summary>
/// What one unit reported for one indicator and quarter, in the newest version recorded at or before the as-of instant.
/// A withdrawn one has no value and is not present.
/// </summary>
/// <param name="Value">In the base measure, not scaled; null when withdrawn.</param>
/// <param name="ValueTo">Upper end of a range, percent only.</param>
/// <param name="FirstRecordedAt">When the first version that carried a value was recorded; for lateness.</param>
public sealed record Observation(
    string Unit,
    string Indicator,
    Quarter Quarter,
    decimal? Value,
    Qualifier Qualifier,
    decimal? ValueTo,
    ObservationStatus Status,
    decimal? QuotedPercent,
    string? Note,
    DateTimeOffset RecordedAt,
    DateTimeOffset? FirstRecordedAt)
{
    /// <summary>When its newest version came in that is no withdrawal of another submission; what counts again after one came before it.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = RecordedAt;

    /// <summary>The newest value of a withdrawn one before it was withdrawn; null for every other, and when it never had a value.</summary>
    public decimal? WithdrawnValue { get; init; }

    /// <summary>
    /// The value that the newest pack of the year before was made with, of an observation recorded after it
    /// (<see cref="Snapshot.BasePackAsOf"/>); null where there was none.
    /// </summary>
    public decimal? PublishedValue { get; init; }
}

/// <summary>A plan, a resolution's or a scheme's goal; the order is the order of precedence.</summary>
public enum TargetBasis
{
    Plan,
    Resolution,
    Scheme,
}

/// <summary>A target over a window of quarters, both ends included; for a ratio, percent or milestone in percent.</summary>
public sealed record Target(string Unit, string Indicator, Quarter From, Quarter To, decimal Value, TargetBasis Basis, string? Source);
