namespace Analytics.Reports.Intake.Workbooks;

internal enum CellType
{
    Number,
    Text,
    Truth,
    Error,
}

/// <summary>How a number is shown, as far as that says what it means.</summary>
internal enum ShownAs
{
    Number,
    Percent,
    Date,
}

/// <summary>A cell with content.</summary>
/// <param name="Text">
/// Of a number the digits as the file has them: a spreadsheet writes its binary number in decimal, and nothing here makes it binary again.
/// </param>
/// <param name="IsFormula">What stands there is computed; the text is what it came to when the file was saved, perhaps nothing.</param>
internal sealed record WorkbookCell(CellPlace Place, CellType Type, string Text, bool IsFormula, ShownAs ShownAs);

/// <summary>A sheet by the name on its tab, with its cells in the order of the file; empty ones are left out.</summary>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<WorkbookCell> Cells, IReadOnlyList<MergedRange> Merged);

/// <summary>What a workbook holds, whatever wrote it.</summary>
/// <param name="Names">Defined names of the whole workbook whose value is a text.</param>
internal sealed record Workbook(IReadOnlyDictionary<string, string> Names, IReadOnlyList<WorkbookSheet> Sheets);
