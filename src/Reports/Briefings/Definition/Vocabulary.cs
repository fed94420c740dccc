using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Definition;

/// <summary>The words a definition may use (CONTRACT §5).</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<string> SeriesKeys =
    [
        "code", "title_vi", "title_en", "period_kind", "units", "calendar", "schedule", "misfire", "format", "marking", "pages", "rounding",
        "gate", "send", "lists", "fields",
    ];

    public static readonly IReadOnlyDictionary<string, Marking> Markings = new Dictionary<string, Marking>(StringComparer.Ordinal)
    {
        ["none"] = Marking.None,
        ["meeting"] = Marking.Meeting,
        ["internal"] = Marking.Internal,
    };

    public static readonly IReadOnlyDictionary<string, Rounding> Roundings = new Dictionary<string, Rounding>(StringComparer.Ordinal)
    {
        ["half_away"] = Rounding.HalfAway,
        ["truncate"] = Rounding.Truncate,
    };

    public static readonly IReadOnlyDictionary<string, SendPolicy> Sends = new Dictionary<string, SendPolicy>(StringComparer.Ordinal)
    {
        ["after_approval"] = SendPolicy.AfterApproval,
        ["automatic"] = SendPolicy.Automatic,
        ["never"] = SendPolicy.Never,
    };

    public static readonly IReadOnlyDictionary<string, Misfire> Misfires = new Dictionary<string, Misfire>(StringComparer.Ordinal)
    {
        ["late"] = Misfire.Late,
        ["skip"] = Misfire.Skip,
        ["hold"] = Misfire.Hold,
    };

    public static readonly IReadOnlyDictionary<string, ChartForm> Charts = new Dictionary<string, ChartForm>(StringComparer.Ordinal)
    {
        ["attainment"] = ChartForm.Attainment,
        ["comparison"] = ChartForm.Comparison,
        ["trend"] = ChartForm.Trend,
        ["ranking"] = ChartForm.Ranking,
        ["heatmap"] = ChartForm.Heatmap,
    };

    public static IReadOnlyList<string> KeysOf(ChartForm kind) => kind switch
    {
        ChartForm.Attainment or ChartForm.Comparison => ["kind", "indicators"],
        ChartForm.Trend => ["kind", "indicators", "quarters"],
        ChartForm.Ranking => ["kind", "indicator"],
        ChartForm.Heatmap => ["kind"],
        _ => throw new InvalidOperationException($"No keys are known for a chart of kind {kind}."),
    };
}
