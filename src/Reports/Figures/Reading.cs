namespace Analytics.Reports.Figures;

/// <summary>One indicator taken over one period for one unit or a total, exact, before comparison and text.</summary>
/// <param name="ValueTo">Upper end of a range; percent of a single unit only.</param>
/// <param name="Numerator">Given whenever it is present, also where <paramref name="Value"/> is null.</param>
/// <param name="Hedges">Of every observation that went in, also where a divisor of 0 leaves no value.</param>
internal sealed record Reading(
    Fraction? Value,
    FigureState State,
    Hedges Hedges,
    decimal? ValueTo = null,
    Fraction? Numerator = null,
    Fraction? Denominator = null)
{
    public static readonly Reading Missing = new(null, FigureState.Missing, default);
}
