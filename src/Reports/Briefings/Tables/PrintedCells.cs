using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Tables;

/// <summary>One figure's fields as cells of a table: the printed text and the number behind it.</summary>
internal static class PrintedCells
{
    /// <summary>Under the heading "So với cùng kỳ" the sentence's form says it twice.</summary>
    private const string Equal = "bằng cùng kỳ";

    public static Cell Value(Briefing briefing, Figure figure, FigureCell cell, string? unit) =>
        Done(briefing, figure, FigureField.Value, unit, cell.Value) ?? Number(briefing, figure, FigureField.Value, unit, cell.Text, cell.Value);

    public static Cell Plan(Briefing briefing, Figure figure, FigureCell cell, string? unit) => cell.Target is { } target
        ? Number(briefing, figure, FigureField.TargetValue, unit, Numbers.Value(target.Value, figure.Indicator, briefing.Rounding), target.Value)
        : Nothing(cell, Masks.Target);

    /// <summary>Only flows add up over quarters. A window that is the period itself has the value's own text, hedge word and all.</summary>
    public static Cell ToDate(Briefing briefing, Figure figure, FigureCell cell, string? unit) =>
        figure.Indicator.Kind == IndicatorKind.Flow && cell.Target is { ToDate: { } toDate } target
            ? Number(
                briefing,
                figure,
                FigureField.ToDate,
                unit,
                target.From == briefing.Period.First ? cell.Text : Numbers.Value(toDate, figure.Indicator, briefing.Rounding),
                toDate)
            : figure.Indicator.Kind == IndicatorKind.Flow ? Nothing(cell, Masks.Target)
            : FigureText.Dash;

    public static Cell Attained(Briefing briefing, Figure figure, FigureCell cell, string? unit) =>
        cell.Target is { } target && TargetWording.Attained(target) is { } attained
            ? new Cell(briefing.Show(attained, figure, FigureField.Attained, unit), target.Attained, 1)
            : Nothing(cell, Masks.Target);

    public static Cell Previous(Briefing briefing, Figure figure, FigureCell cell, string? unit) => cell.Previous is { } previous
        ? Done(briefing, figure, FigureField.Previous, unit, previous.Value)
            ?? Number(briefing, figure, FigureField.Previous, unit, previous.Text, previous.Value)
        : Nothing(cell, Masks.Previous);

    /// <summary>A dash where there is nothing to say; the reason is in the sentence and in a footnote of the annex.</summary>
    public static Cell Change(Briefing briefing, Figure figure, FigureCell cell, string? unit)
    {
        if (IsUnitsMilestone(figure, unit))
        {
            return cell is { Value: 1, Previous.Value: 0 } ? new Cell(briefing.Show("mới hoàn thành", figure, FigureField.Change, unit)) : FigureText.Dash;
        }

        return cell.Change is { Reason: null } && ChangeWording.Of(cell, figure.Indicator, briefing.Rounding) is { } words
            ? new Cell(briefing.Show(words.Text == ChangeWording.Equal ? Equal : words.Text, figure, FigureField.Change, unit), words.Number, words.Decimals)
            : Nothing(cell, Masks.Previous | Masks.LikeForLike);
    }

    /// <summary>Where there is nothing, and where a pack may not show it.</summary>
    private static string Nothing(FigureCell cell, Masks what) => (cell.Masked & (what | Masks.Value)) == 0 ? FigureText.Dash : FigureText.Masked;

    private static bool IsUnitsMilestone(Figure figure, string? unit) => unit is not null && figure.Indicator.Kind == IndicatorKind.Milestone;

    /// <summary>A single unit's milestone is done or not; null for everything else and where nothing is known.</summary>
    private static Cell? Done(Briefing briefing, Figure figure, FigureField field, string? unit, decimal? value) =>
        IsUnitsMilestone(figure, unit) && value is { } reached
            ? new Cell(briefing.Show(reached == 1 ? "đã hoàn thành" : "chưa", figure, field, unit))
            : null;

    private static Cell Number(Briefing briefing, Figure figure, FigureField field, string? unit, string text, decimal? value) =>
        new(briefing.Show(text, figure, field, unit), value / figure.Indicator.Scale, figure.Indicator.Decimals);
}
