using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Indicators;

/// <param name="ReportedBy">Unit kinds and codes; empty for a ratio.</param>
internal sealed record IndicatorLine(
    string Code, string NameVi, string? NameEn, string MeasureVi, string? MeasureEn, string Kind, string Direction, string ReportedBy)
{
    public Sentence Name => new(NameVi, NameEn ?? NameVi);

    public Sentence Measure => new(MeasureVi, MeasureEn ?? MeasureVi);
}

/// <summary>A series to choose from, with its fields.</summary>
/// <param name="Value">As the form sends it: the series' code.</param>
/// <param name="Fields">What the form sends, <c>series/field</c>, and the field's title.</param>
internal sealed record SeriesChoice(string Value, Sentence Title, IReadOnlyList<(string Value, string Title)> Fields);

/// <param name="Within">A choice of <paramref name="Choices"/>; empty for all.</param>
/// <param name="Page">From 1.</param>
internal sealed record IndicatorList(
    IReadOnlyList<IndicatorLine> Lines, IReadOnlyList<SeriesChoice> Choices, string Search, string Within, int Page, bool HasMore)
{
    public string AddressOf(int page) =>
        FormattableString.Invariant($"/indicators?q={Uri.EscapeDataString(Search)}&in={Uri.EscapeDataString(Within)}&page={page}");
}
