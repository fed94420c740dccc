namespace Analytics.Reports.Intake.Template;

/// <summary>How a cell of the collection workbook looks; the order is that of the style sheet.</summary>
internal enum FormLook
{
    Plain,
    Machine,
    Title,
    Prose,
    Foreign,
    Header,
    Code,
    Text,
    Measure,
    Heading,
    Number,
    Decimal1,
    Decimal2,
    Decimals,
    Closed,

    // Inputs: the only cells that are not locked.
    NumberInput,
    ChoiceInput,
    WordsInput,
}

/// <summary>What a spreadsheet asks of an input before it takes it, with what it says beside the cell.</summary>
/// <param name="Choices">Not empty: one of these and nothing else.</param>
/// <param name="AtMost">Null for no upper end; the lower one is 0.</param>
/// <param name="Prompt">At most 255 characters.</param>
internal sealed record InputRule(string Prompt, IReadOnlyList<string> Choices, bool IsWhole = false, int? AtMost = null);

internal sealed record FormCell(FormLook Look, string? Text = null, decimal? Number = null, InputRule? Rule = null);

/// <param name="Height">In lines; 0: as many as its texts take.</param>
/// <param name="IsWide">The first cell reaches over all columns.</param>
internal sealed record FormRow(IReadOnlyList<FormCell> Cells, int Height = 0, bool IsWide = false, bool IsHidden = false);

/// <summary>One sheet of the collection workbook.</summary>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="HeaderRow">The column headings: they stay in view and are repeated on every page; 0 for none.</param>
internal sealed record FormSheet(string Name, IReadOnlyList<int> Widths, int HeaderRow, IReadOnlyList<FormRow> Rows);
