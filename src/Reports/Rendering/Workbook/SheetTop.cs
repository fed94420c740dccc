using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>The rows that every sheet begins with: its title, the document's title, the mark if there is one.</summary>
internal static class SheetTop
{
    public static List<SheetRow> Rows(string title, Document document)
    {
        var rows = new List<SheetRow>
        {
            new([SheetCell.Of(title, CellLook.Title)]),
            new([SheetCell.Of(document.Title)]),
        };
        if (document.Mark is { } mark)
        {
            rows.Add(new SheetRow([SheetCell.Of(mark, CellLook.Title)]));
        }

        return rows;
    }
}
