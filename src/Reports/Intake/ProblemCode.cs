using System.Text.Json;

namespace Analytics.Reports.Intake;

/// <summary>Why an import is refused; the codes in JSON and in the statements of <c>sql/queries/intake</c> are these in snake case.</summary>
internal enum ProblemCode
{
    // The import, its paths, a file as a whole.
    ImportInFuture,
    PathMissing,
    NothingToImport,
    NotADataFile,
    SameName,
    Unreadable,
    EmptyFile,
    NotUtf8,
    Utf16,
    NulByte,
    NoHeader,
    WrongSeparator,
    UnknownColumn,
    MissingColumn,
    DuplicateColumn,
    BackfillNeeded,
    FileChanged,

    // A submission that is told or taken back.
    ReasonMissing,
    UnknownSubmission,
    WithdrawnBefore,
    IsWithdrawal,
    CannotBeUnmade,

    // A workbook as a whole.
    NotAWorkbook,
    OldWorkbook,
    PasswordWorkbook,
    MacroWorkbook,
    DamagedWorkbook,
    DamagedPart,
    WorkbookTooLarge,
    TooManyParts,
    UnpacksTooLarge,
    PackedTooTightly,
    TooManyNodes,
    TooDeep,
    TextTooLong,
    TooManySheets,
    DocumentType,
    CharacterData,
    StrangePart,
    DuplicateSheet,
    NotATemplate,
    OtherTemplate,
    UnknownSeries,
    StrangeSheet,

    // A cell of a workbook.
    LineWithoutCode,
    LineAboveHeadings,
    RepeatedCell,
    RepeatedColumn,
    MergedInput,
    FormulaCell,
    ErrorCell,
    DateCell,
    TruthCell,
    NotANumber,
    EnglishNumber,
    AmbiguousNumber,
    AmbiguousComma,
    NotItsMeasure,
    TooPrecise,
    MilestoneWord,
    FractionNotHere,
    HedgedFraction,
    FractionOrDate,
    RangeNotHere,
    HedgedRange,
    PlanNotExact,
    SaidTwice,
    SaidWithoutValue,
    OtherMeasure,

    // A row or a cell.
    RaggedRow,
    BadQuote,
    RecordTooLong,
    Required,
    BadCode,
    BadText,
    BadEmail,
    BadNumber,
    BadInteger,
    BadQuarter,
    BadPeriod,
    BadTerm,
    BadDate,
    BadLocalTime,
    BadInstant,
    BadChoice,
    BadTokens,
    EndBeforeStart,
    NotPositive,
    WeightRange,
    RatioNeedsPart,
    OnlyRatioHasParts,
    RatioIsNotReported,
    ValueToWithoutValue,
    ValueToBelowValue,
    RecordedInFuture,

    // A row against the other rows and the warehouse.
    DuplicateKey,
    DuplicateOfCell,
    UnknownUnit,
    UnknownIndicator,
    UnknownTerm,
    NotACommittee,
    OutsideValidity,
    NotAReporter,
    RatioObserved,
    MilestoneValue,
    NegativePercent,
    ValueToNotPercent,
    RatioPartKind,
    ParentCycle,
    PartCycle,
    SuccessionCycle,
    WeightsSum,
    EffectiveDiffers,
    PredecessorValid,
}

internal static class ProblemCodes
{
    private static readonly Dictionary<ProblemCode, string> Texts =
        Enum.GetValues<ProblemCode>().ToDictionary(code => code, code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()));

    private static readonly Dictionary<string, ProblemCode> ByText =
        Texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Text(this ProblemCode code) => Texts[code];

    public static ProblemCode Parse(string text) => ByText[text];
}
