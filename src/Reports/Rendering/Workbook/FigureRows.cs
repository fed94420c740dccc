using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>
/// The pack's <c>figures.json</c> as a sheet: one row for each indicator's total and for each unit that may be disclosed, exact and unscaled.
/// </summary>
internal static class FigureRows
{
    public const string SheetName = "Số liệu";

    private static readonly CellLook Exact = new("General");

    public static SheetContent Of(Document document, FigureSheet sheet)
    {
        var rows = SheetTop.Rows("Số liệu đầy đủ, chưa làm tròn, theo đơn vị gốc", document);
        rows.Add(Headings(["Chỉ tiêu", "Loại", "Đơn vị", "Tên chỉ tiêu", "Tên đơn vị", "Đơn vị tính gốc", .. FigureKeys.All.Select(key => key.Heading)]));
        rows.Add(Headings(["indicator", "kind", "unit", "name_vi", "unit_name_vi", "measure_vi", .. FigureKeys.All.Select(key => key.Key)]));
        var headerRows = rows.Count;
        foreach (var figure in sheet.Figures)
        {
            rows.Add(Row(figure, null, figure.Total));
            rows.AddRange(figure.Units.Select(unit => Row(figure, unit.Unit, unit.Cell)));
        }

        return new SheetContent(SheetName, true, [10, 10, 14, 36, 28, 16, .. FigureKeys.All.Select(_ => 16)], headerRows, rows);
    }

    private static SheetRow Headings(IReadOnlyList<string> headings) => new([.. headings.Select(heading => SheetCell.Of(heading, CellLook.Header))]);

    private static SheetRow Row(Figure figure, Unit? unit, FigureCell cell)
    {
        var isShare = FigureKeys.IsShare(figure.Indicator, unit is null);
        return new SheetRow(
        [
            SheetCell.Of(figure.Indicator.Code),
            SheetCell.Of(FigureKeys.Code(figure.Indicator.Kind)),
            SheetCell.Of(unit?.Code),
            SheetCell.Of(figure.Indicator.NameVi),
            SheetCell.Of(unit?.NameVi),
            SheetCell.Of(figure.Indicator.MeasureVi),
            .. FigureKeys.All.Select(key => Cell(key.Value(cell, isShare))),
        ]);
    }

    private static SheetCell Cell(object? value) => value switch
    {
        null => SheetCell.Of(null),
        string text => SheetCell.Of(text),
        bool flag => new SheetCell(CellLook.Plain, Flag: flag),
        decimal number => new SheetCell(Exact, Number: number),
        _ => throw new InvalidOperationException($"A figure's field has the unexpected type {value.GetType().Name}."),
    };
}
