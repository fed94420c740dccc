using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>A total as it was reported and as it is on today's units, where units merged or split and the two differ.</summary>
internal static class BothViews
{
    public static bool Differ(Figure figure) =>
        figure.Indicator.Kind is not (IndicatorKind.Percent or IndicatorKind.Milestone)
        && (figure.Total.LikeForLike != figure.Total.Value
            || (figure.Total.Previous is { } previous && previous.AsReported != previous.Value));

    /// <summary>"Theo báo cáo: 12 cái, cùng kỳ 9 cái; theo tổ chức hiện nay: 12 cái, cùng kỳ 11 cái."; null where both print the same.</summary>
    public static Text? Of(Briefing briefing, Figure figure)
    {
        if (!Differ(figure))
        {
            return null;
        }

        var total = figure.Total;
        var reported = "Theo báo cáo: " + Show(total.Text, FigureField.Value);
        var today = "theo tổ chức hiện nay: " + Show(Printed(total.LikeForLike), FigureField.LikeForLike);
        if (total.Previous is { } previous)
        {
            reported += ", cùng kỳ " + Show(Printed(previous.AsReported), FigureField.PreviousAsReported);
            today += ", cùng kỳ " + Show(previous.Text, FigureField.Previous);
        }

        var looksDifferent = Printed(total.Value) != Printed(total.LikeForLike) || Printed(total.Previous?.AsReported) != Printed(total.Previous?.Value);
        return looksDifferent ? reported + "; " + today + "." : null;

        string Printed(decimal? value) => value is { } number ? Numbers.Value(number, figure.Indicator, briefing.Rounding) : FigureText.Dash;

        Text Show(string number, FigureField field) =>
            briefing.Show(number, figure, field) + (number == FigureText.Dash ? "" : Quantities.Behind(figure.Indicator));
    }
}
