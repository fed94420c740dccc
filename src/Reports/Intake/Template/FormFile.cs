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

    /// <summary>Null when the workbook does not say what it is for.</summary>
    public FormIdentity? Identity { get; private init; }

    /// <summary>Whose it is; null where it does not say so, or was not asked.</summary>
    public string? Unit { get; private init; }

    /// <param name="find">The submission that brought a file of this hash, if it need not be read again; asks whose it is where that decides.</param>
    public static async Task<FormFile> ReadAsync(
        WorkbookSource source, KnownForms known, Func<string, Func<string?>, Task<EarlierSubmission?>> find, ProblemList problems, CancellationToken cancelled)
    {
        try
        {
            if (await BytesAsync(source.Path, cancelled) is not { } file)
            {
                problems.Add(new Problem(ProblemCode.WorkbookTooLarge, source.Name), source.Index);
                return new(null, []);
            }

            var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
            string? unit = null;
            if (await find(sha256, () => unit = FormIdentity.UnitOf(file)) is { } earlier)
            {
                return new(sha256, []) { SameAs = earlier, Unit = unit };
            }

            var (rows, identity) = Read(file, source, known, problems);
            return new(sha256, rows) { Identity = identity, Unit = identity?.Unit };
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            problems.Add(new Problem(ProblemCode.Unreadable, source.Name, Details: fault.Message), source.Index);
            return new(null, []);
        }
    }

    private static (IReadOnlyList<FilledRow> Rows, FormIdentity? Identity) Read(byte[] file, WorkbookSource source, KnownForms known, ProblemList problems)
    {
        try
        {
            var reader = new FormReader(source, known, problems);
            return (reader.Read(WorkbookReader.Read(file)), reader.Found);
        }
        catch (WorkbookException fault)
        {
            problems.Add(fault.Problem(source.Name), source.Index);
            return ([], null);
        }
    }

    /// <returns>Null when there are more than a workbook may have, or more than the file says, as one has that grows.</returns>
    private static async Task<byte[]?> BytesAsync(string path, CancellationToken cancelled)
    {
        if (SourceLength.Of(path) == 0)
        {
            return [];
        }

        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
        if (stream.Length > WorkbookLimits.LargestFile)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancelled);
        return await stream.ReadAsync(new byte[1], cancelled) == 0 ? bytes[..read] : null;
    }
}

/// <summary>A workbook of an import that says what it is for.</summary>
/// <param name="Name">As the import's problems name it.</param>
/// <param name="Rows">What was understood of it, problems apart, and taken: what was left out, because it was stated since, is not here.</param>
internal sealed record ReadForm(string Name, string Sha256, FormIdentity Identity, IReadOnlyList<FilledRow> Rows)
{
    /// <summary>How many problems it has, whether the import lists them or not.</summary>
    public long ProblemsTotal { get; init; }
}
