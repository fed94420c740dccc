namespace Analytics.Reports.Documents;

/// <summary>Which field of a figure a printed number shows.</summary>
public enum FigureField
{
    Value,
    Numerator,
    Denominator,
    LikeForLike,
    Previous,
    PreviousAsReported,
    Change,
    TargetValue,
    ToDate,
    Attained,
    Remaining,
    CoverageExpected,
    CoverageReported,
    CoverageLate,
    CoveragePercent,
    AssignmentsGiven,
    AssignmentsDone,
    AssignmentsInProgress,
    AssignmentsNotStarted,
    AssignmentsUnfinished,
    AssignmentsOverdue,
}

/// <summary>The one figure that a printed number is: indicator, unit (null: the committee's total), period code and field.</summary>
public sealed record FigureReference(string Indicator, string? Unit, string Period, FigureField Field);

/// <summary>A run of text; a number in it that is a figure carries its reference.</summary>
public sealed record Span(string Content, FigureReference? Source = null);

/// <summary>A line of running text made of spans, Vietnamese, NFC.</summary>
public sealed record Text(IReadOnlyList<Span> Spans)
{
    public static readonly Text Empty = new([]);

    public string Plain => string.Concat(Spans.Select(span => span.Content));

    public static implicit operator Text(string plain) => new([new Span(plain)]);

    public static Text operator +(Text left, Text right) => new([.. left.Spans, .. right.Spans]);

    public override string ToString() => Plain;
}
