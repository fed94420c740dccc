using System.Text.Json;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>One field of a figure as <c>figures.json</c> has it: its key, its Vietnamese heading, its value.</summary>
internal sealed record FigureKey(string Key, string Heading, Func<FigureCell, bool, object?> Value);

/// <summary>The fields of CONTRACT §3 in their order; a value is a decimal, a text, a truth value or null.</summary>
internal static class FigureKeys
{
    private const int ShareDecimals = 10;

    public static readonly IReadOnlyList<FigureKey> All =
    [
        new("value", "Thực hiện", (cell, share) => Number(cell.Value, share)),
        new("text", "Thực hiện (in ra)", (cell, _) => cell.Text),
        new("numerator", "Tử số", (cell, _) => cell.Numerator),
        new("denominator", "Mẫu số", (cell, _) => cell.Denominator),
        new("state", "Tình trạng", (cell, _) => Code(cell.State)),
        new("estimate", "Số ước", (cell, _) => cell.Estimate),
        new("qualifier", "Mức chính xác", (cell, _) => Code(cell.Qualifier)),
        new("like_for_like", "Thực hiện theo đơn vị hiện nay", (cell, share) => Number(cell.LikeForLike, share)),
        new("previous.value", "Cùng kỳ", (cell, share) => Number(cell.Previous?.Value, share)),
        new("previous.text", "Cùng kỳ (in ra)", (cell, _) => cell.Previous?.Text),
        new("previous.state", "Tình trạng cùng kỳ", (cell, _) => cell.Previous is { } previous ? Code(previous.State) : null),
        new("previous.as_reported", "Cùng kỳ theo báo cáo", (cell, share) => Number(cell.Previous?.AsReported, share)),
        new("change.absolute", "Chênh lệch", (cell, _) => cell.Change?.Absolute),
        new("change.percent", "Chênh lệch (%)", (cell, _) => Number(cell.Change?.Percent, true)),
        new("change.points", "Chênh lệch (điểm phần trăm)", (cell, _) => Number(cell.Change?.Points, true)),
        new("change.reason", "Lý do không so sánh", (cell, _) => cell.Change?.Reason is { } reason ? Code(reason) : null),
        new("change.text", "So với cùng kỳ (in ra)", (cell, _) => cell.Change?.Text),
        new("target.value", "Kế hoạch", (cell, _) => cell.Target?.Value),
        new("target.from", "Kế hoạch từ quý", (cell, _) => cell.Target?.From.ToString()),
        new("target.to", "Kế hoạch đến quý", (cell, _) => cell.Target?.To.ToString()),
        new("target.basis", "Căn cứ kế hoạch", (cell, _) => cell.Target is { } target ? Code(target.Basis) : null),
        new("target.to_date", "Lũy kế theo kế hoạch", (cell, share) => Number(cell.Target?.ToDate, share)),
        new("target.attained", "% kế hoạch", (cell, _) => Number(cell.Target?.Attained, true)),
        new("target.elapsed", "Phần thời gian đã qua", (cell, _) => Number(cell.Target?.Elapsed, true)),
        new("target.status", "Tiến độ", (cell, _) => cell.Target is { } target ? Code(target.Status) : null),
        new("target.text", "% kế hoạch (in ra)", (cell, _) => cell.Target?.Text),
    ];

    /// <summary>Whether a figure's own values are percentages: those of a ratio or percent, and a milestone's total.</summary>
    public static bool IsShare(Indicator indicator, bool isTotal) =>
        indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (isTotal && indicator.Kind == IndicatorKind.Milestone);

    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static decimal? Number(decimal? value, bool isShare) =>
        value is { } number && isShare ? decimal.Round(number, ShareDecimals, MidpointRounding.AwayFromZero) : value;
}
