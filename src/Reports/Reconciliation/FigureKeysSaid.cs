using System.Text.Json;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Reconciliation;

/// <summary>What a column of the sheet of figures has to say of a figure, by the names of CONTRACT §3.</summary>
internal static class FigureKeysSaid
{
    private const int ShareDecimals = 10;

    /// <summary>A text, or a number; neither where the figure says nothing.</summary>
    public static (string? Text, decimal? Number) Of(string key, Indicator indicator, Unit? unit, FigureCell cell)
    {
        var isShare = indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (indicator.Kind == IndicatorKind.Milestone && unit is null);
        var (previous, change, target) = (cell.Previous, cell.Change, cell.Target);
        return key switch
        {
            "indicator" => (indicator.Code, null),
            "kind" => (Code(indicator.Kind), null),
            "unit" => (unit?.Code, null),
            "name_vi" => (indicator.NameVi, null),
            "unit_name_vi" => (unit?.NameVi, null),
            "measure_vi" => (indicator.MeasureVi, null),
            "value" => (null, Share(cell.Value, isShare)),
            "text" => (cell.Text, null),
            "numerator" => (null, cell.Numerator),
            "denominator" => (null, cell.Denominator),
            "state" => (Code(cell.State), null),
            "estimate" => (cell.Estimate ? "true" : "false", null),
            "qualifier" => (Code(cell.Qualifier), null),
            "like_for_like" => (null, Share(cell.LikeForLike, isShare)),
            "previous.value" => (null, Share(previous?.Value, isShare)),
            "previous.text" => (previous?.Text, null),
            "previous.state" => (previous is null ? null : Code(previous.State), null),
            "previous.as_reported" => (null, Share(previous?.AsReported, isShare)),
            "change.absolute" => (null, change?.Absolute),
            "change.percent" => (null, Share(change?.Percent, true)),
            "change.points" => (null, Share(change?.Points, true)),
            "change.reason" => (change?.Reason is { } reason ? Code(reason) : null, null),
            "change.text" => (change?.Text, null),
            "target.value" => (null, target?.Value),
            "target.from" => (target?.From.ToString(), null),
            "target.to" => (target?.To.ToString(), null),
            "target.basis" => (target is null ? null : Code(target.Basis), null),
            "target.to_date" => (null, Share(target?.ToDate, isShare)),
            "target.attained" => (null, Share(target?.Attained, true)),
            "target.elapsed" => (null, Share(target?.Elapsed, true)),
            "target.status" => (target is null ? null : Code(target.Status), null),
            "target.text" => (target?.Text, null),
            _ => throw new InvalidOperationException($"No rule reconciles the column {key} of the sheet of figures; add what it says."),
        };
    }

    private static decimal? Share(decimal? value, bool isShare) =>
        value is { } number && isShare ? decimal.Round(number, ShareDecimals, MidpointRounding.AwayFromZero) : value;

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
