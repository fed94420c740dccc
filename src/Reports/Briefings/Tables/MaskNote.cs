using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Tables;

/// <summary>The line under a table that has masked numbers in it.</summary>
internal static class MaskNote
{
    public static IReadOnlyList<string> Under(IEnumerable<Row> rows) =>
        rows.Any(row => row.Cells.Any(cell => cell.Text.Plain == FigureText.Masked)) ? [$"{FigureText.Masked} : {States.TooSmall}."] : [];
}
