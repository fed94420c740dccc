using System.Text;
using Analytics.Reports.Intake;

namespace Analytics.Reports.Tests.Intake;

/// <summary>A data file as the importer reads it, before the warehouse is asked.</summary>
internal sealed record ReadFile(IReadOnlyList<Problem> Problems, long ProblemsTotal, IReadOnlyList<ReadFile.ReadRow> Rows, bool Whole, string? Sha256)
{
    public static readonly DateTimeOffset Latest = new(2023, 9, 19, 0, 0, 0, TimeSpan.Zero);

    internal sealed record ReadRow(long Line, bool Flawed, IReadOnlyList<object?> Values);

    public static Task<ReadFile> OfAsync(string name, string content, bool backfill = false) =>
        OfAsync(name, Encoding.UTF8.GetBytes(content), backfill);

    public static async Task<ReadFile> OfAsync(string name, byte[] content, bool backfill = false)
    {
        var folder = Directory.CreateTempSubdirectory("intake-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, content);
            var problems = new ProblemList(Importer.MostProblems);
            var rows = new List<ReadRow>();
            var csv = new CsvFile(new Source(0, name, path, DataFiles.Find(name)!), backfill, Latest, problems);
            var whole = await csv.ReadAsync(row => rows.Add(new ReadRow(row.Line, row.Flawed, [.. row.Values])), CancellationToken.None);
            return new ReadFile(problems.InOrder(), problems.Total, rows, whole, csv.Sha256);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
