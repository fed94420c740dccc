using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>What the papers say of a figure, in English, for mail: the paper itself is Vietnamese. The numbers are the paper's own.</summary>
internal static class EnglishWording
{
    private const string Percent = "%";
    private const string SameAsBefore = "the same as a year before";

    /// <summary>"186 members", "over 1,234.5 million dong", "88.9%".</summary>
    public static string Value(Figure figure)
    {
        var indicator = figure.Indicator;
        var measure = Numbers.IsPercentage(indicator) ? "" : Measure(indicator);
        return (figure.Total.Estimate ? "estimated " : "") + Printed(figure.Total.Text) + measure;
    }

    /// <summary>A value as the paper prints it, with its hedge word: "hơn 1.234,5" → "over 1,234.5"; other words stay as they are.</summary>
    public static string Printed(string text) => text.Split(' ', 2) switch
    {
        [var number] => Number(number),
        [var word, var number] when Hedge(word) is { } hedge => hedge + Number(number),
        _ => text,
    };

    /// <summary>Against the target, against last year, and what is lacking; each a few words.</summary>
    public static IEnumerable<string> Notes(Figure figure, Rounding rounding)
    {
        if (figure.Total.Target is { ToDate: not null } target && TargetWording.Attained(target) is { } attained)
        {
            yield return $"{(target.Estimate ? "estimated " : "")}{Number(attained)} of {Name(target)}{Ceiling(target)}";
        }

        if (Change(figure, rounding) is { } change)
        {
            yield return change;
        }

        if (States.Shortfalls(figure).Count > 0)
        {
            yield return "not all figures are in";
        }

        if (States.BaseShortfall(figure.Total).Count > 0)
        {
            yield return "last year's figures are incomplete";
        }
    }

    private static string? Change(Figure figure, Rounding rounding)
    {
        if (ChangeWording.Of(figure.Total, figure.Indicator, rounding) is not { } words)
        {
            return null;
        }

        if (words.Number is not { } number)
        {
            return figure.Total.Change?.Reason is { } reason ? Reason(reason) : SameAsBefore;
        }

        var size = Number(Numbers.Format(Math.Abs(number), words.Decimals, rounding));
        var what = words.Text.EndsWith('%') ? Percent : figure.Total.Change?.Points is not null ? " percentage points" : Measure(figure.Indicator);
        return $"{(number > 0 ? "up" : "down")} {size}{what} on the same period last year";
    }

    private static string Reason(NoChange reason) => reason switch
    {
        NoChange.NotComparable => "not compared with last year, as units have been reorganised",
        NoChange.Missing or NoChange.BaseMissing => "no figures of last year",
        NoChange.BaseZero => "none in the same period last year",
        NoChange.BaseNegative => "no percentage, as last year's figure is negative",
        _ => throw new InvalidOperationException($"No English words for the reason {reason}."),
    };

    private static string Name(TargetFigure target) => target.Basis switch
    {
        TargetBasis.Plan => "the plan",
        TargetBasis.Resolution => "the resolution's target",
        TargetBasis.Scheme => "the scheme's target",
        _ => throw new InvalidOperationException($"No English name for a target with basis {target.Basis}."),
    };

    private static string Ceiling(TargetFigure target) => target.Status switch
    {
        TargetStatus.Within => ", within the limit",
        TargetStatus.Exceeded => ", above the limit",
        _ => "",
    };

    private static string? Hedge(string word) => word switch
    {
        "hơn" => "over ",
        "gần" => "nearly ",
        "khoảng" => "about ",
        _ => null,
    };

    private static string Measure(Indicator indicator) =>
        Numbers.Gap + ScaleWords.En(indicator.Scale) + (indicator.MeasureEn ?? indicator.MeasureVi);

    /// <summary>1.234,5 → 1,234.5.</summary>
    private static string Number(string vietnamese) =>
        string.Concat(vietnamese.Select(letter => letter switch { '.' => ',', ',' => '.', _ => letter }));
}
