using System.Security.Cryptography;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>A collection workbook as it came in.</summary>
/// <param name="Sha256">Lower-case hex of the file's bytes; null when it could not be read.</param>
internal sealed record FormFile(string? Sha256, IReadOnlyList<FilledRow> Rows)
{
    /// <summary>Null when the workbook does not say what it is for.</summary>
    public FormIdentity? Identity { get; private init; }

    /// <summary>Bytes; a template with every cell filled in has some hundred thousand. The sentence of the refusal says this number.</summary>
    private const long Largest = 20_000_000;

    public static async Task<FormFile> ReadAsync(WorkbookSource source, KnownForms known, ProblemList problems, CancellationToken cancelled)
    {
        try
        {
            if (new FileInfo(source.Path).Length > Largest)
            {
                problems.Add(new Problem(ProblemCode.WorkbookTooLarge, source.Name), source.Index);
                return new(null, []);
            }

            var file = await File.ReadAllBytesAsync(source.Path, cancelled);
            var (rows, identity) = Read(file, source, known, problems);
            return new(Convert.ToHexStringLower(SHA256.HashData(file)), rows) { Identity = identity };
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
            problems.Add(new Problem(fault.Code, source.Name), source.Index);
            return ([], null);
        }
    }
}

/// <summary>A workbook of an import that says what it is for.</summary>
/// <param name="Name">As the import's problems name it.</param>
/// <param name="Rows">What was understood of it, problems apart.</param>
internal sealed record ReadForm(string Name, string Sha256, FormIdentity Identity, IReadOnlyList<FilledRow> Rows);
