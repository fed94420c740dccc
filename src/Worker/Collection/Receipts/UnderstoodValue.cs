using System.Globalization;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Template;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection.Receipts;

/// <summary>An indicator as far as a receipt names it.</summary>
internal sealed record ReceiptIndicator(string Code, string NameVi, string? NameEn, string MeasureVi, string? MeasureEn, string Kind, long Scale);

/// <summary>A value of a workbook as it was understood, in full and in words: nothing is rounded.</summary>
internal static class UnderstoodValue
{
    private const char Dash = '–';

    /// <param name="row">Of <c>observations.csv</c> or <c>targets.csv</c>.</param>
    public static Sentence Of(FilledRow row, ReceiptIndicator indicator, bool isPlan)
    {
        var value = Number(row.Text("value"));
        var kind = EnumCode.Parse<IndicatorKind>(indicator.Kind);
        var end = row.Text("value_to") is { Length: > 0 } to ? Number(to) : (decimal?)null;
        var said = kind == IndicatorKind.Milestone && !isPlan
            ? value == 1 ? new("đạt", "achieved") : new Sentence("chưa đạt", "not achieved")
            : Counted(value, end, indicator, kind is IndicatorKind.Ratio or IndicatorKind.Percent or IndicatorKind.Milestone);
        var (before, after) = (Hedge(row.Text("qualifier")), Status(row.Text("status")));
        return new(
            $"{indicator.NameVi}: {before.Vi}{said.Vi}{after.Vi}{Note(row)}",
            $"{indicator.NameEn ?? indicator.NameVi}: {before.En}{said.En}{after.En}{Note(row)}");
    }

    private static Sentence Counted(decimal value, decimal? end, ReceiptIndicator indicator, bool isPercent)
    {
        var number = Numbers.Exact(value) + (end is { } to ? Dash + Numbers.Exact(to) : "");
        if (isPercent)
        {
            return new($"{number}%", $"{EnglishWording.Printed(number)}%");
        }

        var (vi, en) = (indicator.MeasureVi, indicator.MeasureEn ?? indicator.MeasureVi);
        var plain = new Sentence($"{number} {vi}", $"{EnglishWording.Printed(number)} {en}");
        if (indicator.Scale == 1 || value == 0)
        {
            return plain;
        }

        var scaled = Numbers.Exact(value / indicator.Scale);
        return new(
            $"{plain.Vi} (= {scaled} {ScaleWords.Vi(indicator.Scale)}{vi})",
            $"{plain.En} (= {EnglishWording.Printed(scaled)} {ScaleWords.En(indicator.Scale)}{en})");
    }

    private static Sentence Hedge(string qualifier) => qualifier switch
    {
        "" or "exact" => new("", ""),
        "over" => new("trên ", "over "),
        "nearly" => new("gần ", "nearly "),
        "about" => new("khoảng ", "about "),
        _ => throw new InvalidOperationException($"No words for the qualifier {qualifier}."),
    };

    private static Sentence Status(string status) => status switch
    {
        "" or "final" => new("", ""),
        "estimate" => new(" (ước)", " (estimate)"),
        "revised" => new(" (điều chỉnh)", " (revised)"),
        _ => throw new InvalidOperationException($"No words for the status {status}."),
    };

    private static string Note(FilledRow row) => row.Text("note") is { Length: > 0 } note ? $" – “{note}”" : "";

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
