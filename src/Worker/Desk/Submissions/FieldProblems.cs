using Analytics.Reports.Intake;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Submissions;

/// <summary>What is wrong with a form, each sentence for the field that it is about; a field of nothing is the form as a whole.</summary>
internal sealed record FieldProblems(IReadOnlyList<(string Field, Sentence Sentence)> All)
{
    public static readonly FieldProblems None = new([]);

    /// <summary>Nothing is wrong with it but the moment: another import was running for as long as somebody at a browser waits.</summary>
    public static readonly FieldProblems Busy = Of(string.Empty, Refusal.Busy.Advice) with { IsBusy = true };

    public static FieldProblems Of(ImportResult refused) =>
        new([.. refused.Problems.Select(problem => (problem.Column ?? string.Empty, Sentence(problem)))]);

    public static FieldProblems Of(string field, Sentence sentence) => new([(field, sentence)]);

    public bool Any => All.Count > 0;

    /// <summary>What the answer with the form is to a program.</summary>
    public int Status =>
        IsBusy ? StatusCodes.Status503ServiceUnavailable : Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    private bool IsBusy { get; init; }

    public IEnumerable<Sentence> At(string field) => All.Where(problem => problem.Field == field).Select(problem => problem.Sentence);

    /// <summary>Those that no field of the form is about.</summary>
    public IEnumerable<Sentence> Beside(params string[] fields) =>
        All.Where(problem => !fields.Contains(problem.Field, StringComparer.Ordinal)).Select(problem => problem.Sentence);

    private static Sentence Sentence(Problem problem) => new(Capital(problem.Message("vi")), Capital(problem.Message("en")));

    private static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
