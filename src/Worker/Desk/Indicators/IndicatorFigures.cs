using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>One quarter of the trend; a value of null is a gap.</summary>
internal sealed record TrendPoint(Quarter Quarter, decimal? Value, string Text, bool IsWhole);

/// <summary>A unit's cell in each period; null where nothing is expected of it.</summary>
internal sealed record UnitRow(Unit Unit, IReadOnlyList<FigureCell?> Cells);

/// <summary>One indicator of one series and committee, as the visitor may see it.</summary>
/// <param name="Periods">The newest first.</param>
/// <param name="Totals">One a period.</param>
/// <param name="Units">Those that were expected in any of the periods, in display order; none where only totals are disclosed.</param>
/// <param name="Trend">By quarter, the oldest first.</param>
/// <param name="Targets">The committee's, and for the office its units' too; the newest window first.</param>
/// <param name="Scope">Codes of every unit that the series counts on, ended ones too.</param>
/// <param name="Observed">Codes of what units report: the indicator, or the parts of a ratio.</param>
internal sealed record IndicatorFigures(
    Indicator Indicator,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<FigureCell> Totals,
    IReadOnlyList<UnitRow> Units,
    IReadOnlyList<TrendPoint> Trend,
    IReadOnlyList<Target> Targets,
    IReadOnlyDictionary<string, Unit> Names,
    IReadOnlyList<string> Scope,
    IReadOnlyList<string> Observed);
