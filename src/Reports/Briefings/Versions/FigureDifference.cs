using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Versions;

/// <summary>What is printed of a figure, and the typed number behind it in the unit that is printed; null for words.</summary>
internal sealed record PrintedFigure(string Text, decimal? Number = null, int Decimals = 0);

/// <summary>A figure that prints differently than in the version before, and where to look for the observation behind it.</summary>
/// <param name="Unit">Null: the committee's total.</param>
/// <param name="Field">The value, or where that prints the same: its change, or what was attained.</param>
/// <param name="First">First quarter that the text follows from; <paramref name="Last"/> is the last, both included.</param>
/// <param name="Sources">Units whose observations it follows from.</param>
/// <param name="Named">Whether naming who submitted it tells no more than the pack does.</param>
internal sealed record FigureDifference(
    string Indicator,
    string? Unit,
    FigureField Field,
    PrintedFigure Old,
    PrintedFigure New,
    string First,
    string Last,
    IReadOnlyList<string> Sources,
    bool Named);
