using Analytics.Reports.Intake;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Collection;

/// <summary>One reason why an upload was not taken, and where it is.</summary>
internal sealed record UploadProblem(Sentence Where, Sentence What);

/// <summary>Why an upload was not taken: nothing of it was stored.</summary>
/// <param name="Why">A sentence about it as a whole; null where the problems say it.</param>
/// <param name="Total">How many problems there are, listed or not.</param>
/// <param name="Copy">Where the annotated copy is; null where there is none.</param>
internal sealed record UploadRefusal(Sentence? Why, IReadOnlyList<UploadProblem> Problems, long Total, string? Copy)
{
    public static readonly UploadRefusal None = new(null, [], 0, null);

    /// <summary>Nothing is wrong with it but the moment.</summary>
    public static readonly UploadRefusal Busy = Of(Refusal.Busy.Advice);

    public bool Any => Why is not null || Total > 0;

    /// <summary>What the answer with the page is to a program.</summary>
    public int Status => (this == Busy, Any) switch
    {
        (true, _) => StatusCodes.Status503ServiceUnavailable,
        (_, true) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    public static UploadRefusal Of(Sentence why) => new(why, [], 0, null);

    public static UploadRefusal Of(ImportResult refused, string? copy) =>
        new(null, [.. refused.Problems.Select(Problem)], refused.ProblemsTotal, copy);

    internal static UploadProblem Problem(Problem problem) => new(
        new(Where(problem, "vi"), Where(problem, "en")), new(problem.Message("vi"), problem.Message("en")));

    private static string Where(Problem problem, string language) =>
        IntakeLines.Where(problem.File, problem.Place, problem.Row, problem.Column, language);
}
