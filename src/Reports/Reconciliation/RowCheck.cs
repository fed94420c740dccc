using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// Holds the rows of every table together: each is about one unit and one indicator. A cell that belongs to another row is a true figure,
/// and all the same a wrong one where it stands. The units × indicators of a heat map have an indicator for each column instead.
/// </summary>
internal static class RowCheck
{
    /// <exception cref="ReconciliationException">A row has figures of two units or of two indicators.</exception>
    public static void Run(BriefingInput input, Document document)
    {
        var matrices = input.Series.Fields
            .SelectMany(field => field.Charts.Select((request, index) => (request.Form, Id: $"bieu-do-{field.Code}-{PrintedNumber.Exact(index + 1)}")))
            .Where(chart => chart.Form == ChartForm.Heatmap)
            .Select(chart => chart.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var table in document.Blocks().OfType<Table>())
        {
            var isMatrix = matrices.Contains(table.Id);
            foreach (var (row, index) in table.Rows.Select((row, index) => (row, index)).Where(one => one.row.Kind == RowKind.Data))
            {
                Check(input, PrintedTexts.PlaceOf(table, row, index), row, isMatrix);
            }
        }
    }

    private static void Check(BriefingInput input, string place, Row row, bool isMatrix)
    {
        var spans = row.Cells.SelectMany(cell => cell.Text.Spans).Where(span => span.Source is not null).ToList();
        if (spans.Find(span => span.Source!.Unit != spans[0].Source!.Unit || (!isMatrix && span.Source.Indicator != spans[0].Source!.Indicator)) is { } stray)
        {
            throw new ReconciliationException(
                input, place, stray.Content, $"this is a figure of ({Name(stray)}), and the row is about ({Name(spans[0])})");
        }
    }

    private static string Name(Span span) => $"{span.Source!.Indicator}, {span.Source.Unit ?? "total"}";
}
