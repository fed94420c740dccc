using System.Security.Cryptography;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>A collection workbook as it came in.</summary>
/// <param name="Sha256">Lower-case hex of the file's bytes; null when it could not be read.</param>
internal sealed record FormFile(string? Sha256, IReadOnlyList<FilledRow> Rows)
{
    /// <summary>The very workbook came with that submission before: it was not read again.</summary>
    public EarlierSubmission? SameAs { get; init; }

    /// <summary>Bytes; a template with every cell filled in has some hundred thousand. The sentence of the refusal says this number.</summary>
    internal const long Largest = 20_000_000;

    /// <param name="find">The submission that brought a file of this hash.</param>
    public static async Task<FormFile> ReadAsync(
        WorkbookSource source, KnownForms known, Func<string, Task<EarlierSubmission?>> find, ProblemList problems, CancellationToken cancelled)
    {
        try
        {
            if (new FileInfo(source.Path).Length > Largest)
            {
                problems.Add(new Problem(ProblemCode.WorkbookTooLarge, source.Name), source.Index);
                return new(null, []);
            }

            var file = await File.ReadAllBytesAsync(source.Path, cancelled);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
            return await find(sha256) is { } earlier
                ? new(sha256, []) { SameAs = earlier }
                : new(sha256, Read(file, source, known, problems));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            problems.Add(new Problem(ProblemCode.Unreadable, source.Name, Details: fault.Message), source.Index);
            return new(null, []);
        }
    }

    private static IReadOnlyList<FilledRow> Read(byte[] file, WorkbookSource source, KnownForms known, ProblemList problems)
    {
        try
        {
            return new FormReader(source, known, problems).Read(WorkbookReader.Read(file));
        }
        catch (WorkbookException fault)
        {
            problems.Add(new Problem(fault.Code, source.Name), source.Index);
            return [];
        }
    }
}
