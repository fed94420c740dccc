using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings;

public enum Marking
{
    None,
    Meeting,
    Internal,
}

public enum SendPolicy
{
    Never,
    AfterApproval,
    Automatic,
}

/// <summary>What becomes of an occurrence that was due while nothing ran.</summary>
public enum Misfire
{
    /// <summary>Made on return; it says that it is late.</summary>
    Late,

    /// <summary>Not made.</summary>
    Skip,

    /// <summary>Kept until a person lets it go on.</summary>
    Hold,
}

/// <summary>What a series of briefings contains (CONTRACT §5).</summary>
/// <param name="Schedule"><c>none</c>, <c>meeting</c>, or a cron expression.</param>
/// <param name="MinCoverage">The gate, in percent; null for none.</param>
public sealed record SeriesDefinition(
    string Code,
    string TitleVi,
    string? TitleEn,
    PeriodKind PeriodKind,
    IReadOnlyList<string> Units,
    string? Calendar,
    string Schedule,
    string Format,
    Marking Marking,
    PageBudget Pages,
    Rounding Rounding,
    decimal? MinCoverage,
    SendPolicy Send,
    IReadOnlyList<string> Lists,
    IReadOnlyList<SeriesField> Fields)
{
    public Misfire Misfire { get; init; }

    /// <summary>All indicators in series order, each once.</summary>
    public IReadOnlyList<string> Indicators => [.. Fields.SelectMany(section => section.Indicators).Distinct(StringComparer.Ordinal)];

    /// <summary>For each indicator that a trend chart asks for: how many quarters up to the period's last one are needed.</summary>
    public IReadOnlyDictionary<string, int> TrendQuarters => Fields
        .SelectMany(section => section.Charts)
        .Where(chart => chart.Form == ChartForm.Trend)
        .SelectMany(chart => chart.Indicators, (chart, indicator) => (indicator, chart.Quarters))
        .GroupBy(trend => trend.indicator, StringComparer.Ordinal)
        .ToDictionary(trends => trends.Key, trends => trends.Max(trend => trend.Quarters), StringComparer.Ordinal);

    /// <summary>Whether the gate holds such a pack back; one that is made all the same is provisional.</summary>
    public bool IsBelowGate(Coverage coverage) => MinCoverage is { } minimum && coverage.Reported * 100m < minimum * coverage.Expected;

    /// <summary>What is read and computed for a briefing of this series.</summary>
    public FigureScope Scope(string committee, Period period, DateTimeOffset asOf) => new(
        Code, committee, Units, Indicators, period, asOf, Calendar, Rounding, TrendQuarters.Values.DefaultIfEmpty(0).Max());
}

/// <summary>How many pages the summary and the body may take; more is a finding.</summary>
public sealed record PageBudget(int Summary, int Body);

/// <summary>A section of part I.</summary>
public sealed record SeriesField(string Code, string TitleVi, IReadOnlyList<string> Indicators, IReadOnlyList<ChartRequest> Charts);

/// <summary>What a definition may ask to be shown; not all of it becomes a picture.</summary>
public enum ChartForm
{
    Attainment,
    Comparison,
    Trend,
    Ranking,

    /// <summary>Units × indicators of the field, printed as a table with shaded cells.</summary>
    Heatmap,
}

/// <param name="Quarters">For a trend: how many quarters up to the period's last.</param>
public sealed record ChartRequest(ChartForm Form, IReadOnlyList<string> Indicators, int Quarters);
