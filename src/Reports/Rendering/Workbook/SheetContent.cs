namespace Analytics.Reports.Rendering.Workbook;

internal enum SheetAlign
{
    Left,
    Center,
    Right,
}

/// <summary>How a cell looks; equal looks share one entry of the style sheet.</summary>
/// <param name="Format">A number format of the file format, such as <c>#,##0.0</c>; null for text.</param>
internal sealed record CellLook(string? Format = null, bool Bold = false, bool Boxed = false, bool Filled = false, bool Wrapped = false, SheetAlign Align = SheetAlign.Left)
{
    public static readonly CellLook Plain = new();
    public static readonly CellLook Title = new(Bold: true);
    public static readonly CellLook Prose = new(Wrapped: true);
    public static readonly CellLook Header = new(Bold: true, Boxed: true, Filled: true, Wrapped: true, Align: SheetAlign.Center);
}

/// <summary>A cell is text, a number, a truth value, or empty.</summary>
internal sealed record SheetCell(CellLook Look, string? Text = null, decimal? Number = null, bool? Flag = null)
{
    public static SheetCell Of(string? text, CellLook? look = null) => new(look ?? CellLook.Plain, Text: text);
}

/// <param name="Merged">Over how many columns the first cell reaches; 1 for none.</param>
internal sealed record SheetRow(IReadOnlyList<SheetCell> Cells, int Merged = 1);

/// <summary>One sheet, before it is written.</summary>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="HeaderRows">How many rows at the top stay in view, the last of them the column headings; repeated on every printed page.</param>
internal sealed record SheetContent(
    string Name,
    bool Landscape,
    IReadOnlyList<int> Widths,
    int HeaderRows,
    IReadOnlyList<SheetRow> Rows);
