using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Tables;

internal delegate Cell CellOf(Briefing briefing, Figure figure, FigureCell cell, string? unit);

/// <summary>A column of figures: its heading and what it prints for a figure.</summary>
internal sealed record FigureColumn(Column Column, CellOf Cell);

/// <summary>The columns that tables of figures share; those that would be empty in every row are left out.</summary>
internal static class FigureColumns
{
    public static IReadOnlyList<FigureColumn> For(Briefing briefing, IReadOnlyList<FigureCell> cells, bool withRunningTotal)
    {
        var columns = new List<FigureColumn> { new(new Column("Thực hiện", Align.Right, 13), PrintedCells.Value) };
        if (cells.Any(cell => cell.Target is not null))
        {
            columns.Add(new(new Column("Kế hoạch", Align.Right, 12), PrintedCells.Plan));
            if (withRunningTotal)
            {
                columns.Add(new(new Column("Lũy kế theo kế hoạch", Align.Right, 12), PrintedCells.ToDate));
            }

            columns.Add(new(new Column("% kế hoạch", Align.Right, 11), PrintedCells.Attained));
        }

        if (cells.Any(cell => cell.Previous is not null || cell.Change is not null))
        {
            columns.Add(new(new Column("Cùng kỳ", Align.Right, 12), PrintedCells.Previous));
            columns.Add(new(new Column("So với cùng kỳ", Align.Right, 20), PrintedCells.Change));
        }

        return columns;
    }
}
