using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Versions;

/// <summary>What a change list prints of a cell's fields: the words that the pack's own tables have for them.</summary>
internal sealed class PrintedFields(Indicator indicator, bool isTotal, Rounding rounding)
{
    private static readonly PrintedFigure Nothing = new(FigureText.Dash);

    private bool IsUnitsMilestone => !isTotal && indicator.Kind == IndicatorKind.Milestone;

    public PrintedFigure Of(FigureCell? cell, FigureField field) => cell is null ? Nothing : field switch
    {
        FigureField.Value when IsUnitsMilestone && cell.Value is { } reached => new(reached == 1 ? "đã hoàn thành" : "chưa"),
        FigureField.Value => Typed(cell.Text, cell.Value / indicator.Scale, indicator.Decimals),
        FigureField.Change when IsUnitsMilestone => cell is { Value: 1, Previous.Value: 0 } ? new("mới hoàn thành") : Nothing,
        FigureField.Change => ChangeWording.Of(cell, indicator, rounding) is { } words ? Typed(words.Text, words.Number, words.Decimals) : Nothing,
        FigureField.Attained => cell.Target is { } target ? Typed(target.Text, target.Attained, 1) : Nothing,
        _ => throw new InvalidOperationException($"A change list has no words for the field {field}."),
    };

    /// <summary>An older version may have printed with another scale or other decimals: there the text alone is kept.</summary>
    private PrintedFigure Typed(string text, decimal? number, int decimals) =>
        number is { } value && FirstNumber(text) == Numbers.Format(decimal.Abs(value), decimals, rounding) ? new(text, value, decimals) : new(text);

    private static string FirstNumber(string text) => string.Concat(text
        .SkipWhile(letter => !char.IsAsciiDigit(letter))
        .TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or ','));
}
