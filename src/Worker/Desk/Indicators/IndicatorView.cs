using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>An indicator in its newest version.</summary>
internal sealed record IndicatorFacts(
    string Code,
    string NameVi,
    string? NameEn,
    string MeasureVi,
    string? MeasureEn,
    string Kind,
    string Direction,
    long Scale,
    string ReportedBy,
    string Disclosure,
    decimal? MaskBelow)
{
    public Sentence Name => new(NameVi, NameEn ?? NameVi);

    /// <summary>What a printed number counts.</summary>
    public Sentence Measure => new(ScaleWords.Vi(Scale) + MeasureVi, ScaleWords.En(Scale) + (MeasureEn ?? MeasureVi));
}

/// <param name="Relation">numerator, denominator, whole, part or ratio: what this one is to the indicator that was asked for.</param>
internal sealed record RelatedIndicator(string Relation, string Code, string NameVi, string? NameEn)
{
    public Sentence Name => new(NameVi, NameEn ?? NameVi);
}

/// <summary>A pack that readers have; the time is UTC.</summary>
internal sealed record PublishedPack(string Series, int SeriesVersion, string Committee, string Period, DateTime AsOf);

/// <summary>A value that replaced another; the time is UTC, a value of null was withdrawn.</summary>
internal sealed record Revision(
    string Unit,
    string Indicator,
    string Quarter,
    decimal? OldValue,
    string OldStatus,
    decimal? NewValue,
    string NewStatus,
    DateTime RecordedAt,
    string SubmittedBy);

/// <summary>From whose point of view figures are shown.</summary>
/// <param name="AsOf">What is known at this instant.</param>
/// <param name="Last">No later quarter is shown.</param>
/// <param name="Office">Whether nothing is masked.</param>
internal sealed record FigureStandpoint(KnownSeries Series, string Committee, DateTimeOffset AsOf, Quarter Last, bool Office);

/// <summary>One indicator's page.</summary>
/// <param name="Standpoints">What the visitor may choose from, by series and committee; none when no series shows the indicator to this visitor.</param>
/// <param name="Figures">Null when there is no standpoint.</param>
/// <param name="Revisions">None for readers, as they are single units' numbers.</param>
internal sealed record IndicatorView(
    IndicatorFacts Facts,
    IReadOnlyList<RelatedIndicator> Related,
    IReadOnlyList<KnownSeries> Series,
    IReadOnlyList<(string Code, string Name)> Committees,
    FigureStandpoint? Standpoint,
    IndicatorFigures? Figures,
    IReadOnlyList<Revision> Revisions,
    int Page,
    bool HasMore)
{
    public string Address => $"/indicators/{Uri.EscapeDataString(Facts.Code)}";

    public string Choice => Standpoint is { } chosen
        ? $"?series={Uri.EscapeDataString(chosen.Series.Definition.Code)}&committee={Uri.EscapeDataString(chosen.Committee)}"
        : string.Empty;

    public string AddressOf(int page) => FormattableString.Invariant($"{Address}{Choice}&page={page}#revisions");
}
