using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Collection;

/// <summary>What has come in for a series, committee and period, as known at an instant.</summary>
/// <param name="Units">In display order.</param>
internal sealed record CollectionSheet(Coverage Coverage, IReadOnlyList<UnitCollection> Units)
{
    public int Due => Coverage.Expected;

    public int Received => Coverage.Reported;

    public int Part => Count(CoverageState.Partial);

    public int Missing => Count(CoverageState.Missing);

    public int Late => Coverage.Late;

    private int Count(CoverageState state) => Coverage.Units.Count(unit => unit.State == state);
}

/// <summary>What of one unit's figures and words has come in, and when.</summary>
/// <param name="FirstAt">When the first of its values for the period's last quarter was recorded; of a unit that owes words, its words. Null: none is there.</param>
/// <param name="LastAt">When the newest of them came in; what a withdrawal makes count again did not.</param>
/// <param name="CompleteAt">When the last of what it owes was first recorded; null while something is missing.</param>
/// <param name="Fields">Those in which it owes figures, in series order; empty for a unit that owes words.</param>
internal sealed record UnitCollection(
    UnitCoverage Coverage, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, DateTimeOffset? CompleteAt, IReadOnlyList<FieldCollection> Fields)
{
    public Unit Unit => Coverage.Unit;

    public CoverageState State => Coverage.State;

    /// <summary>How many values it owes in all; one that two fields ask for counts once.</summary>
    public required int Expected { get; init; }

    public required int Present { get; init; }

    /// <summary>The quarters of which a value is missing, the oldest first.</summary>
    public IReadOnlyList<Quarter> MissingQuarters =>
        [.. Fields.SelectMany(one => one.Missing).SelectMany(missing => missing.Quarters).Distinct().Order()];
}

/// <summary>One field of the series for one unit.</summary>
/// <param name="State">By the rule of coverage, for this field's indicators alone.</param>
/// <param name="Expected">A flow owes a value for each quarter in which the unit is valid, everything else one for the period's last quarter.</param>
internal sealed record FieldCollection(SeriesField Field, CoverageState State, int Expected, int Present, IReadOnlyList<MissingValues> Missing)
{
    /// <summary>What it owes here, in the order of the field.</summary>
    public required IReadOnlyList<OwedValues> Owed { get; init; }
}

/// <summary>An indicator that a unit owes; a part of a ratio in its place.</summary>
/// <param name="Quarters">Of which a value is owed.</param>
/// <param name="Present">What is there of the period's quarters, of a stock also of those of which none is owed.</param>
internal sealed record OwedValues(Indicator Indicator, IReadOnlyList<Quarter> Quarters, IReadOnlyList<Observation> Present);

/// <summary>An indicator of which values are missing; a part of a ratio in its place.</summary>
internal sealed record MissingValues(Indicator Indicator, IReadOnlyList<Quarter> Quarters);
