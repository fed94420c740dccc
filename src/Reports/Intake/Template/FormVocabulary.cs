using Analytics.Reports.Figures;

namespace Analytics.Reports.Intake.Template;

/// <summary>
/// The words that the workbook offers in its lists and takes back from them. The machine names of the columns stand in a hidden first row of
/// each sheet, so that columns and rows may move.
/// </summary>
internal static class FormVocabulary
{
    // What the hidden row says in its first cell: which kind of sheet it is.
    public const string Figures = "figures";
    public const string Words = "words";
    public const string Plans = "plans";
    public const string Guide = "guide";

    public const string Measure = "measure";
    public const string Value = "value";
    public const string Qualifier = "qualifier";
    public const string Status = "status";
    public const string ValueTo = "value_to";
    public const string Note = "note";
    public const string Text = "text";
    public const string Source = "source";

    /// <summary>The machine names of the columns that a unit fills in, by the kind of sheet.</summary>
    public static IReadOnlyList<string> Inputs(string kind) => kind switch
    {
        Figures => [Value, Qualifier, Status, ValueTo, Note],
        Words => [Text],
        Plans => [Value, Source],
        _ => throw new InvalidOperationException($"No inputs on a sheet of kind {kind}."),
    };

    public static readonly IReadOnlyList<(string Word, string Code)> Qualifiers =
        [("đúng", "exact"), ("trên", "over"), ("gần", "nearly"), ("khoảng", "about")];

    public static readonly IReadOnlyList<(string Word, string Code)> Statuses =
        [("chính thức", "final"), ("ước", "estimate"), ("điều chỉnh", "revised")];

    public static readonly IReadOnlyList<string> Milestones = ["Đạt", "Chưa"];

    public static readonly IReadOnlyList<(NoteKind Kind, string Vi, string En)> NoteKinds =
    [
        (NoteKind.Result, "Kết quả", "Results"),
        (NoteKind.Strength, "Ưu điểm", "Strengths"),
        (NoteKind.Limitation, "Hạn chế", "Limitations"),
        (NoteKind.Cause, "Nguyên nhân", "Causes"),
        (NoteKind.Task, "Nhiệm vụ", "Tasks"),
        (NoteKind.Proposal, "Đề xuất, kiến nghị", "Proposals"),
    ];
}
