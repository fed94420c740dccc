using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>How much of what was expected stands behind a value. Missing is never zero.</summary>
public enum FigureState
{
    Complete,
    Partial,
    Carried,
    Missing,
}

/// <summary>Why there is no percentage or difference, in the order in which the reasons apply.</summary>
public enum NoChange
{
    NotComparable,
    Missing,
    BaseMissing,
    BaseZero,
    BaseNegative,
}

public enum TargetStatus
{
    None,
    Met,
    OnPace,
    Behind,
    Within,
    Exceeded,
}

/// <summary>Which numbers of a unit's cell are too small for a pack to show (CONTRACT §3, disclosure); with the value goes all of it.</summary>
[Flags]
public enum Masks
{
    None = 0,
    Value = 1,
    LikeForLike = 2,
    Previous = 4,
    Target = 8,
}

/// <summary>Like for like one year before. <paramref name="AsReported"/> is the plain total, null for a single unit.</summary>
public sealed record Previous(decimal? Value, string Text, FigureState State, decimal? AsReported)
{
    /// <summary>Whether any part of the value is still an estimate.</summary>
    public bool Estimate { get; init; }
}

/// <summary>The comparison with the previous year: percent for flows and stocks, points otherwise; exact, not rounded.</summary>
public sealed record Change(decimal? Absolute, decimal? Percent, decimal? Points, NoChange? Reason, string Text);

/// <summary>A target and what was attained of it; <paramref name="Attained"/> in percent, never clamped, null when the target is 0.</summary>
public sealed record TargetFigure(
    decimal Value,
    Quarter From,
    Quarter To,
    TargetBasis Basis,
    decimal? ToDate,
    decimal? Attained,
    decimal Elapsed,
    TargetStatus Status,
    string Text)
{
    /// <summary>Whether any part of what was reached is an estimate.</summary>
    public bool Estimate { get; init; }

    /// <summary>How much of what was expected since the target's window began stands behind what was reached.</summary>
    public FigureState State { get; init; }
}

/// <summary>One indicator over one period for one unit or for the committee (CONTRACT §3). All numbers exact and unscaled.</summary>
/// <param name="ValueTo">Upper end of a range; percent of a single unit only.</param>
/// <param name="Previous">Null for a term and for a unit that ended.</param>
/// <param name="Change">Null for a term.</param>
public sealed record FigureCell(
    decimal? Value,
    decimal? ValueTo,
    string Text,
    decimal? Numerator,
    decimal? Denominator,
    FigureState State,
    bool Estimate,
    Qualifier Qualifier,
    decimal? LikeForLike,
    Previous? Previous,
    Change? Change,
    TargetFigure? Target)
{
    /// <summary>What was taken out of the cell; the office's own figures have nothing masked.</summary>
    public Masks Masked { get; init; }
}

public sealed record UnitFigure(Unit Unit, FigureCell Cell)
{
    /// <summary>How much of the unit is in the total: a ratio over a divisor of 0 has no value, and its parts count all the same.</summary>
    public FigureState InTotal =>
        Cell is { State: FigureState.Missing, Numerator: not null, Denominator: not null } ? FigureState.Complete : Cell.State;
}

/// <summary>One indicator of a series: the committee's total and every expected unit, in display order (ties by code).</summary>
public sealed record Figure(Indicator Indicator, FigureCell Total, IReadOnlyList<UnitFigure> Units)
{
    /// <summary>How many expected units are how much in the total; known also where the units themselves are not disclosed.</summary>
    public IReadOnlyDictionary<FigureState, int> UnitsInTotal { get; init; } = Units.CountBy(unit => unit.InTotal).ToDictionary();
}
