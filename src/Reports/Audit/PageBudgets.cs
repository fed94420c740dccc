using System.Globalization;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Audit;

/// <summary>A paper longer than its series allows: it is known only once it is typeset.</summary>
internal static class PageBudgets
{
    /// <param name="summaryOver">Pages of the summary beyond its budget.</param>
    /// <param name="bodyOver">The same of the body.</param>
    public static IEnumerable<Finding> Of(Document document, int summaryOver, int bodyOver)
    {
        if (document.Summary is { } summary && summaryOver > 0)
        {
            yield return Of("Trang tóm tắt", "The summary", summary.Pages, summaryOver);
        }

        if (document.BodyPages is { } body && bodyOver > 0)
        {
            yield return Of("Phần chính của báo cáo", "The body", body, bodyOver);
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
