using Analytics.Reports.Figures;

namespace Analytics.Reports.Intake.Numbers;

/// <summary>What a cell asks for, as far as it decides what a text in it means.</summary>
/// <param name="MeasureVi">Words that may stand behind the number; values are counted in it.</param>
/// <param name="IsNumerator">It is the upper part of a ratio, so that "35/55" has a meaning.</param>
internal sealed record AskedNumber(IndicatorKind Kind, string MeasureVi, string? MeasureEn = null, bool IsNumerator = false)
{
    public bool IsPercent => Kind == IndicatorKind.Percent || MeasureVi == "%";
}

/// <summary>What a text says of a figure.</summary>
/// <param name="Value">In the indicator's measure; null: not reported.</param>
/// <param name="UpTo">Upper end of a range.</param>
/// <param name="OutOf">The lower part, where the text is "35/55".</param>
/// <param name="Qualifier">Null where the text says none.</param>
internal sealed record SaidNumber(decimal? Value, decimal? UpTo = null, decimal? OutOf = null, Qualifier? Qualifier = null, bool Estimate = false)
{
    public static readonly SaidNumber NotReported = new((decimal?)null);
}

/// <summary>Why a text is not taken for a figure; the details are the sentence's.</summary>
internal sealed record NumberRefusal(ProblemCode Code, params IReadOnlyList<string> Details);
