using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

public enum CoverageState
{
    Reported,
    Partial,
    Missing,
}

public sealed record UnitCoverage(Unit Unit, CoverageState State, bool Late)
{
    /// <summary>Whether it is expected to report any figure of the series; the others report in words.</summary>
    public bool OwesFigures { get; init; } = true;

    /// <summary>Whether it sent a result in words for the period.</summary>
    public bool SentWords { get; init; }
}

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
    IReadOnlyList<Figure> Figures)
{
    /// <summary>Whether the sheet has this cell and shows its value; a unit of null asks for the total.</summary>
    public bool Shows(string indicator, string? unit) =>
        Figures.FirstOrDefault(figure => figure.Indicator.Code == indicator) is { } figure
        && (unit is null || figure.Units.Any(cell => cell.Unit.Code == unit && !cell.Cell.Masked.HasFlag(Masks.Value)));
}
