using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Tables;

/// <summary>One figure's fields as cells of a table: the printed text and the number behind it.</summary>
internal static class PrintedCells
{
    private const string Nothing = "–";

    public static Cell Value(Briefing briefing, Figure figure, FigureCell cell, string? unit) =>
        Number(briefing, figure, FigureField.Value, unit, cell.Text, cell.Value);

    public static Cell Plan(Briefing briefing, Figure figure, FigureCell cell, string? unit) => cell.Target is { } target
        ? Number(briefing, figure, FigureField.TargetValue, unit, Numbers.Value(target.Value, figure.Indicator, briefing.Rounding), target.Value)
        : Nothing;

    public static Cell ToDate(Briefing briefing, Figure figure, FigureCell cell, string? unit) => cell.Target?.ToDate is { } toDate
        ? Number(briefing, figure, FigureField.ToDate, unit, Numbers.Value(toDate, figure.Indicator, briefing.Rounding), toDate)
        : Nothing;

    public static Cell Attained(Briefing briefing, Figure figure, FigureCell cell, string? unit) =>
        cell.Target is { } target && TargetWording.Attained(target) is { } attained
            ? new Cell(briefing.Show(attained, figure, FigureField.Attained, unit), target.Attained, 1)
            : Nothing;

    public static Cell Previous(Briefing briefing, Figure figure, FigureCell cell, string? unit) => cell.Previous is { } previous
        ? Number(briefing, figure, FigureField.Previous, unit, previous.Text, previous.Value)
        : Nothing;

    /// <summary>A dash where there is nothing to say; the reason is in the sentence and in a footnote of the annex.</summary>
    public static Cell Change(Briefing briefing, Figure figure, FigureCell cell, string? unit) =>
        cell.Change is { Reason: null } && ChangeWording.Of(cell, figure.Indicator, briefing.Rounding) is { } words
            ? new Cell(briefing.Show(words.Text, figure, FigureField.Change, unit), words.Number, words.Decimals)
            : Nothing;

    private static Cell Number(Briefing briefing, Figure figure, FigureField field, string? unit, string text, decimal? value) =>
        new(briefing.Show(text, figure, field, unit), value / figure.Indicator.Scale, figure.Indicator.Decimals);
}
