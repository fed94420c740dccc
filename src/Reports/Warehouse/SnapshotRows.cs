using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Warehouse;

// Rows as the statements of sql/queries/snapshot give them: same columns, same order. Instants come as UTC DateTime. Each row says what
// of it goes into the snapshot id (everything) and what it means.

internal sealed record UnitRow(
    string Code, string NameVi, string? NameEn, string Kind, string? Parent, int? DisplayOrder, string? ValidFrom, string? ValidTo,
    DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) =>
        hash.Row("units", Code, NameVi, NameEn, Kind, Parent, DisplayOrder, ValidFrom, ValidTo, RecordedAt);

    public Unit ToUnit() => new(Code, NameVi, NameEn, Kind, Parent, DisplayOrder, ToQuarter(ValidFrom), ToQuarter(ValidTo));

    private static Quarter? ToQuarter(string? code) => code is null ? null : Quarter.Parse(code);
}

internal sealed record LetterheadRow(
    string Unit, string SuperiorVi, string PlaceVi, string AuthorityVi, string SignerTitleVi, string? CopiesTo, bool Sample,
    DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) =>
        hash.Row("committees", Unit, SuperiorVi, PlaceVi, AuthorityVi, SignerTitleVi, CopiesTo, Sample, RecordedAt);

    public Committee ToCommittee(string nameVi) => new(
        Unit, nameVi, SuperiorVi, PlaceVi, AuthorityVi, SignerTitleVi,
        CopiesTo?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        Sample);
}

internal sealed record IndicatorRow(
    string Code, string NameVi, string? NameEn, string MeasureVi, string? MeasureEn, string Kind, string? Numerator, string? Denominator,
    string Direction, int Decimals, long Scale, string ReportedBy, string Disclosure, decimal? MaskBelow, string? PartOf,
    DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) => hash.Row(
        "indicators", Code, NameVi, NameEn, MeasureVi, MeasureEn, Kind, Numerator, Denominator, Direction, Decimals, Scale, ReportedBy,
        Disclosure, MaskBelow, PartOf, RecordedAt);

    public Indicator ToIndicator() => new(
        Code, NameVi, NameEn, MeasureVi, MeasureEn, EnumCode.Parse<IndicatorKind>(Kind), Numerator, Denominator,
        EnumCode.Parse<Direction>(Direction), Decimals, Scale, ReportedBy.Split(';', StringSplitOptions.RemoveEmptyEntries), EnumCode.Parse<Disclosure>(Disclosure), MaskBelow, PartOf);
}

internal sealed record SuccessionRow(string Predecessor, string Successor, string Effective, decimal Weight, DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) => hash.Row("successions", Predecessor, Successor, Effective, Weight, RecordedAt);

    public Succession ToSuccession() => new(Predecessor, Successor, Quarter.Parse(Effective), Weight);
}

internal sealed record TargetRow(
    string Unit, string Indicator, string FromQuarter, string ToQuarter, string Basis, decimal? Value, string? Source, DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) => hash.Row("targets", Unit, Indicator, FromQuarter, ToQuarter, Basis, Value, Source, RecordedAt);

    /// <summary>Null when withdrawn.</summary>
    public Target? ToTarget() => Value is { } value
        ? new(Unit, Indicator, Quarter.Parse(FromQuarter), Quarter.Parse(ToQuarter), value, EnumCode.Parse<TargetBasis>(Basis), Source)
        : null;
}

internal sealed record ObservationRow(
    string Unit, string Indicator, string Quarter, decimal? Value, string Qualifier, decimal? ValueTo, string Status,
    decimal? QuotedPercent, string? Note, DateTime RecordedAt, DateTime? FirstRecordedAt, decimal? WithdrawnValue, decimal? PublishedValue,
    DateTime ReceivedAt)
{
    /// <summary>The quote's decimals say how it is compared: 88.9 is not 88.90. When it was received is in no pack.</summary>
    public void AddTo(SnapshotHash hash) => hash.Row(
        "observations", Unit, Indicator, Quarter, Value, Qualifier, ValueTo, Status, QuotedPercent, (int?)QuotedPercent?.Scale, Note,
        RecordedAt, FirstRecordedAt, WithdrawnValue, PublishedValue);

    public Observation ToObservation() => new(
        Unit, Indicator, Periods.Quarter.Parse(Quarter), Value, EnumCode.Parse<Qualifier>(Qualifier), ValueTo,
        EnumCode.Parse<ObservationStatus>(Status), QuotedPercent, Note, RecordedAt, FirstRecordedAt is { } first ? first : null)
    {
        ReceivedAt = new DateTimeOffset(ReceivedAt, TimeSpan.Zero),
        WithdrawnValue = WithdrawnValue,
        PublishedValue = PublishedValue,
    };
}

internal sealed record BasePackRow(DateTime AsOf, bool IsPublished)
{
    public void AddTo(SnapshotHash hash) => hash.Row("packs", AsOf, IsPublished);
}

internal sealed record NoteRow(string Unit, string Period, string Field, string Kind, int Ordinal, string Text, DateTime RecordedAt, DateTime ReceivedAt)
{
    public void AddTo(SnapshotHash hash) => hash.Row("notes", Unit, Period, Field, Kind, Ordinal, Text, RecordedAt);

    public Note ToNote() => new(Unit, Period, Field, EnumCode.Parse<NoteKind>(Kind), Ordinal == 0 ? null : Ordinal, Text)
    {
        ReceivedAt = new DateTimeOffset(ReceivedAt, TimeSpan.Zero),
    };
}

internal sealed record AssignmentRow(
    string Code, string Kind, string GivenAtPeriod, string Text, string OwnerNameVi, DateOnly? Due, string Status, string? Progress,
    bool Overdue, DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) =>
        hash.Row("assignments", Code, Kind, GivenAtPeriod, Text, OwnerNameVi, Due, Status, Progress, Overdue, RecordedAt);

    public Assignment ToAssignment() => new(
        Code, EnumCode.Parse<AssignmentKind>(Kind), GivenAtPeriod, Text, OwnerNameVi, Due, EnumCode.Parse<AssignmentStatus>(Status), Progress,
        Overdue);
}

internal sealed record SuggestionRow(string Suggestion, bool Accepted, DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) => hash.Row("suggestions", Suggestion, Accepted, RecordedAt);
}

internal sealed record CalendarRow(
    DateOnly WindowStart, DateOnly WindowEnd, DateOnly UnitDeadline, DateOnly ConsolidationDeadline, DateTime? MeetingAt,
    DateTime RecordedAt)
{
    public void AddTo(SnapshotHash hash) =>
        hash.Row("calendar", WindowStart, WindowEnd, UnitDeadline, ConsolidationDeadline, MeetingAt, RecordedAt);

    public CalendarEntry ToEntry(string system, string period) =>
        new(system, period, WindowStart, WindowEnd, UnitDeadline, ConsolidationDeadline, MeetingAt);
}
