using Analytics.Reports.Intake;
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

    public bool Any => Why is not null || Total > 0;

    public static UploadRefusal Of(Sentence why) => new(why, [], 0, null);

    public static UploadRefusal Of(ImportResult refused, string? copy) =>
        new(null, [.. refused.Problems.Select(Problem)], refused.ProblemsTotal, copy);

    internal static UploadProblem Problem(Problem problem) => new(
        new(Where(problem.Line("vi"), problem.Message("vi")), Where(problem.Line("en"), problem.Message("en"))),
        new(problem.Message("vi"), problem.Message("en")));

    /// <summary>What a line says before its message.</summary>
    private static string Where(string line, string message) =>
        line.EndsWith(message, StringComparison.Ordinal) ? line[..^message.Length].TrimEnd(' ', ':') : line;
}
