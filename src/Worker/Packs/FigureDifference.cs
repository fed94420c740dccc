namespace Analytics.Worker.Packs;

/// <summary>A figure that prints differently, and where to look for the observation behind it.</summary>
/// <param name="Unit">Null: the committee's total.</param>
/// <param name="First">First quarter that the text follows from; <paramref name="Last"/> is the last, both included.</param>
/// <param name="Sources">Units whose observations it follows from.</param>
/// <param name="Named">Whether naming who submitted it tells no more than the pack does.</param>
internal sealed record FigureDifference(
    string Indicator, string? Unit, string OldText, string NewText, string First, string Last, IReadOnlyList<string> Sources, bool Named);
