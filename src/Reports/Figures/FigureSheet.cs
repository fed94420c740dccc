using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

public enum CoverageState
{
    Reported,
    Partial,
    Missing,
}

public sealed record UnitCoverage(Unit Unit, CoverageState State, bool Late);

/// <summary>Who has reported (CONTRACT §3, coverage), in display order.</summary>
public sealed record Coverage(IReadOnlyList<UnitCoverage> Units)
{
    public int Expected => Units.Count;

    public int Reported => Units.Count(unit => unit.State == CoverageState.Reported);

    public int Late => Units.Count(unit => unit.Late);
}

/// <summary>All figures of one series, committee and period from one snapshot, in series order.</summary>
public sealed record FigureSheet(
    string Series,
    string Committee,
    Period Period,
    DateTimeOffset AsOf,
    string Snapshot,
    Coverage Coverage,
    IReadOnlyList<Figure> Figures);
