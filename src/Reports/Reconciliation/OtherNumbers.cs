using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// Digits that are no figure: those of names, measures and notes as the data has them, of days, times and periods, ordinals, counts of
/// what is shown, the snapshot's id. All else has to be a reference to a figure.
/// </summary>
internal sealed partial class OtherNumbers(BriefingInput input)
{
    /// <summary>Only what has a digit can explain one.</summary>
    private readonly List<string> data = [.. DataTexts(input).Where(text => text.Any(char.IsDigit)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private readonly IReadOnlyDictionary<string, List<string>> charts = new CountTexts(input).OfCharts();

    /// <summary>The first digit of a text, in which figures are blanked out, that nothing explains; null when all are explained.</summary>
    /// <param name="block">The id of the chart that the text stands in, if it does: its counts are no other chart's.</param>
    public string? FindUnexplained(string text, string? block = null)
    {
        if (!text.Any(char.IsDigit))
        {
            return null;
        }

        // Places are marked and nothing is cut out: a name inside another one, or a name such as "năm", must not spoil the rest.
        var explained = new bool[text.Length];
        foreach (var known in data.Concat(block is null ? [] : charts.GetValueOrDefault(block, [])))
        {
            for (var at = text.IndexOf(known, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(known, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (IsWhole(text, at, at + known.Length))
                {
                    Array.Fill(explained, true, at, known.Length);
                }
            }
        }

        foreach (Match match in Forms().Matches(text))
        {
            Array.Fill(explained, true, match.Index, match.Length);
        }

        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsDigit(text[place]) && !explained[place])
            {
                return Run().Match(text, place).Value;
            }
        }

        return null;
    }

    /// <summary>Whether no number runs across an edge: a note "12" is not said by the 12 of 3.127.</summary>
    private static bool IsWhole(string text, int start, int end) => !IsWithinNumber(text, start) && !IsWithinNumber(text, end);

    private static bool IsWithinNumber(string text, int edge)
    {
        bool IsDigit(int at) => at >= 0 && at < text.Length && char.IsDigit(text[at]);
        bool IsMark(int at) => at >= 0 && at < text.Length && text[at] is '.' or ',';
        return (IsDigit(edge - 1) && (IsDigit(edge) || (IsMark(edge) && IsDigit(edge + 1)))) || (IsMark(edge - 1) && IsDigit(edge - 2) && IsDigit(edge));
    }

    private static IEnumerable<string> DataTexts(BriefingInput input) =>
    [
        input.Sheet.Snapshot,
        input.Committee.NameVi,
        input.Series.TitleVi,
        Times.Name(input.Sheet.Period),
        Times.NameOfNext(input.Sheet.Period, input.Sheet.AsOf),
        .. input.Series.Fields.Select(field => field.TitleVi),
        .. input.Sheet.Figures.SelectMany(figure => (string[])[figure.Indicator.NameVi, figure.Indicator.MeasureVi, .. figure.Units.Select(unit => unit.Unit.NameVi)]),
        .. input.Sheet.Coverage.Units.Select(unit => unit.Unit.NameVi),
        .. input.Notes.Select(note => note.Text),
        .. input.Reorganisations.SelectMany(step => (string?[])[step.Predecessor.NameVi, step.Successor?.NameVi, PrintedNumber.Exact(100 * step.Weight) + "% cho "]).OfType<string>(),
        .. input.Assignments.SelectMany(Texts),
        .. PublishedBases(input),
        .. new CountTexts(input).All(),
    ];

    private static IEnumerable<string> Texts(Assignment assignment) => ((string?[])
    [
        assignment.Text,
        assignment.OwnerVi,
        assignment.Progress,
        PeriodNames.Vi(assignment.GivenAt),
        assignment.Due?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
    ]).OfType<string>();

    /// <summary>What a footnote says of a base that was revised since it was published: both totals, as the sheet and the earlier one have them.</summary>
    private static IEnumerable<string> PublishedBases(BriefingInput input)
    {
        foreach (var (indicator, total) in input.Sheet.Figures.Select(figure => (figure.Indicator, figure.Total)))
        {
            if (input.PublishedBases.GetValueOrDefault(indicator.Code) is { } then)
            {
                yield return "trước đó là " + Printed(then);
                if (total.Previous?.Value is { } now)
                {
                    yield return $"từ {Printed(then)} thành {Printed(now)}";
                }
            }

            string Printed(decimal value) =>
                PrintedNumber.Of(value / indicator.Scale, indicator.Decimals, input.Series.Rounding) + (indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock ? "" : "%");
        }
    }

    [GeneratedRegex(
        @"ngày \d\d tháng \d{1,2} năm \d{4}|\d{1,2} giờ(?: \d{1,2} phút)?(?= ngày )|[369] tháng(?: đầu| cuối)? năm \d{4}|kế hoạch [69] tháng|năm \d{4}|quý [IVX]+/\d{4}"
        + @"|^Biểu \d+\. |^1 là đã hoàn thành, 0 là chưa$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forms();

    [GeneratedRegex(@"\d(?:[\d.,/]*\d)?%?")]
    private static partial Regex Run();
}
