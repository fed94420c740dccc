using System.Globalization;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Audit;

/// <summary>A paper longer than its series allows: it is known only once it is typeset.</summary>
internal static class PageBudgets
{
    /// <param name="summary">The budget of the summary; null where there is none.</param>
    /// <param name="summaryOver">Pages of the summary beyond it.</param>
    /// <param name="body">The same of the body.</param>
    public static IEnumerable<Finding> Of(int? summary, int summaryOver, int? body, int bodyOver)
    {
        if (summary is { } front && summaryOver > 0)
        {
            yield return Of("Trang tóm tắt", "The summary", front, summaryOver);
        }

        if (body is { } pages && bodyOver > 0)
        {
            yield return Of("Phần chính của báo cáo", "The body", pages, bodyOver);
        }
    }

    private static Finding Of(string vi, string en, int pages, int over) => new(
        FindingCode.PagesOverBudget,
        null,
        null,
        null,
        null,
        null,
        string.Create(CultureInfo.InvariantCulture, $"{vi} dài {pages + over} trang, giới hạn là {pages}: bớt biểu đồ hoặc chỉ tiêu của loại báo cáo, hoặc nâng giới hạn (pages)."),
        string.Create(CultureInfo.InvariantCulture, $"{en} takes {pages + over} pages, the budget is {pages}: leave out charts or indicators of the series, or raise the budget (pages)."));
}
