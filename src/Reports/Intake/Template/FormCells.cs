using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>Reads the inputs of a collection workbook: typed numbers as they are, texts through the grammar, words of lists to their codes.</summary>
internal static class FormCells
{
    /// <param name="cell">Null where nothing stands, which is "not reported".</param>
    public static NumberRefusal? Number(WorkbookCell? cell, AskedNumber asked, out SaidNumber said)
    {
        said = SaidNumber.NotReported;
        if (cell is null)
        {
            return null;
        }

        if (Unusable(cell) is { } refusal)
        {
            return refusal;
        }

        return cell.Type switch
        {
            CellType.Text => NumberGrammar.Read(CellText.Read(cell.Text), asked, out said),
            CellType.Number => Typed(cell, asked, out said),
            _ => throw new InvalidOperationException($"No reading for a cell of type {cell.Type}."),
        };
    }

    /// <summary>Nothing stands there, or a dash in its place: no cell means anything by it.</summary>
    public static bool SaysNothing(WorkbookCell? cell) => cell is null
        || (cell is { IsFormula: false, Type: CellType.Text } && NumberText.SaysNothing(CellText.Read(cell.Text)));

    /// <summary>A text, or a number as the text of its digits; null where nothing is said.</summary>
    public static NumberRefusal? Words(WorkbookCell? cell, out string? text)
    {
        text = null;
        if (SaysNothing(cell))
        {
            return null;
        }

        text = (cell!.Type == CellType.Text ? CellText.Read(cell.Text) : cell.Text).Trim();
        return Unusable(cell);
    }

    /// <returns>The code of the word; an empty text where nothing is said.</returns>
    public static NumberRefusal? Choice(WorkbookCell? cell, IReadOnlyList<(string Word, string Code)> words, out string code)
    {
        code = "";
        if (Words(cell, out var text) is { } refusal)
        {
            return refusal;
        }

        if (text is null)
        {
            return null;
        }

        var plain = NumberText.Plain(text);
        code = words.FirstOrDefault(word => word.Word == plain).Code ?? "";
        return code.Length > 0 ? null : new(ProblemCode.BadChoice, string.Join(", ", words.Select(word => word.Word)));
    }

    private static NumberRefusal? Unusable(WorkbookCell cell) => cell switch
    {
        { IsFormula: true } => new(ProblemCode.FormulaCell),
        { Type: CellType.Error } => new(ProblemCode.ErrorCell),
        { Type: CellType.Truth } => new(ProblemCode.TruthCell),
        { Type: CellType.Number, ShownAs: ShownAs.Date } => new(ProblemCode.DateCell),
        _ => null,
    };

    /// <summary>A number that shows with a % was typed with one: 0.35 is what the file has for "35%".</summary>
    private static NumberRefusal? Typed(WorkbookCell cell, AskedNumber asked, out SaidNumber said)
    {
        said = SaidNumber.NotReported;
        if (!TypedNumber.TryRead(cell.Text, out var number))
        {
            return new(ProblemCode.TooPrecise);
        }

        if (cell.ShownAs == ShownAs.Percent)
        {
            if (!asked.IsPercent)
            {
                return new(ProblemCode.NotItsMeasure, asked.MeasureVi);
            }

            number *= 100;
        }

        if (number != decimal.Round(number, Cells.DigitsAfter))
        {
            return new(ProblemCode.TooPrecise);
        }

        said = new(number);
        return null;
    }
}
