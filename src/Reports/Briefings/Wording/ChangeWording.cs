using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>How a comparison is printed, everywhere the same.</summary>
/// <param name="Text">"tăng 14,8%".</param>
/// <param name="Number">What the text's number is, with its sign; null when the text has none.</param>
/// <param name="Decimals">How many of them the text shows.</param>
/// <param name="AsksForBase">Whether a sentence has to say what it is compared with.</param>
internal sealed record ChangeWords(string Text, decimal? Number, int Decimals, bool AsksForBase);

/// <summary>The wording guards of DOMAIN §5.7: no rise where the printed values are equal, no percentage on a tiny base.</summary>
internal static class ChangeWording
{
    public const string Equal = "bằng cùng kỳ năm trước";
    public const string Base = " so với cùng kỳ năm trước";

    /// <summary>Below it a percentage says more than the counts do: the difference is printed instead.</summary>
    public const decimal SmallestBase = 10;

    /// <summary>Null where there is nothing to compare: a term, or no value this period.</summary>
    public static ChangeWords? Of(FigureCell cell, Indicator indicator, Rounding rounding)
    {
        if (cell.Change is not { } change || change.Reason == NoChange.Missing)
        {
            return null;
        }

        if (change.Reason is not null)
        {
            return new ChangeWords(change.Text, null, 0, false);
        }

        if (cell.LikeForLike is { } now && cell.Previous?.Value is { } before)
        {
            if (Numbers.Value(now, indicator, rounding) == Numbers.Value(before, indicator, rounding))
            {
                return new ChangeWords(Equal, null, 0, false);
            }

            if (!Numbers.IsPercentage(indicator) && before < SmallestBase && change.Absolute is { } difference)
            {
                var direction = difference > 0 ? "tăng " : "giảm ";
                var text = direction + Numbers.Value(Math.Abs(difference), indicator, rounding) + Quantities.Behind(indicator);
                return new ChangeWords(text, difference / indicator.Scale, indicator.Decimals, true);
            }
        }

        return change.Text == Equal
            ? new ChangeWords(Equal, null, 0, false)
            : new ChangeWords(change.Text, change.Percent ?? change.Points, 1, true);
    }

    /// <summary>The clause of a sentence; null where there is nothing to compare.</summary>
    public static Text? Clause(Briefing briefing, Figure figure) =>
        Of(figure.Total, figure.Indicator, briefing.Rounding) is { } words
            ? briefing.Show(words.Text, figure, FigureField.Change) + (words.AsksForBase ? Base : "")
            : null;
}
