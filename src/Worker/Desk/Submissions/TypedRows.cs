using System.Text;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Npgsql;

namespace Analytics.Worker.Desk.Submissions;

/// <summary>
/// Rows that somebody typed into a form, taken in as a data file of their own: the same checks, the same history and the same refusals as for a
/// file that is imported.
/// </summary>
internal sealed class TypedRows(Importer importer)
{
    /// <summary>
    /// Whether the row was typed by somebody who had not seen what it replaces. Imports are stored one at a time, and this is asked inside the one
    /// that stores the row, so that nobody can be faster any more.
    /// </summary>
    public delegate Task<bool> Overtaken(ImportResult stored, NpgsqlTransaction transaction);

    /// <param name="row">Cells by column; null is an empty cell.</param>
    /// <exception cref="OvertakenException">Nothing is stored.</exception>
    public Task<ImportResult> ImportAsync(
        DataFile file, IReadOnlyDictionary<string, string?> row, Actor by, Overtaken isOvertaken, CancellationToken cancelled) =>
        ImportAsync(file, row, Options(by), ImportAct.Of(by, cancelled), isOvertaken, cancelled);

    /// <param name="keep">Keeps the act, in the transaction that stores the row.</param>
    /// <exception cref="OvertakenException">Nothing is stored.</exception>
    public Task<ImportResult> ImportAsync(
        DataFile file,
        IReadOnlyDictionary<string, string?> row,
        ImportOptions options,
        Func<ImportResult, NpgsqlTransaction, Task> keep,
        Overtaken isOvertaken,
        CancellationToken cancelled) => TakeAsync(
            file,
            row,
            options,
            async (stored, transaction) =>
            {
                if (await isOvertaken(stored, transaction))
                {
                    throw new OvertakenException();
                }

                await keep(stored, transaction);
            },
            cancelled);

    /// <summary>What an import would say, without storing anything.</summary>
    public Task<ImportResult> CheckAsync(DataFile file, IReadOnlyDictionary<string, string?> row, Actor by, CancellationToken cancelled) =>
        TakeAsync(file, row, Options(by) with { DryRun = true }, storing: null, cancelled);

    private async Task<ImportResult> TakeAsync(
        DataFile file,
        IReadOnlyDictionary<string, string?> row,
        ImportOptions options,
        Func<ImportResult, NpgsqlTransaction, Task>? storing,
        CancellationToken cancelled)
    {
        // The importer reads files, and a file's name says what it is; the folder is this user's alone.
        var folder = Directory.CreateTempSubdirectory("analytics-typed-");
        try
        {
            var path = Path.Combine(folder.FullName, file.Name);
            await File.WriteAllTextAsync(path, Line(row.Keys) + Line(row.Values), new UTF8Encoding(false), cancelled);
            return await importer.ImportAsync([path], options, cancelled, storing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ImportOptions Options(Actor by) =>
        new(RecordedAt: null, Backfill: false, DryRun: false, by.Who) { Kind = SubmissionKind.Typed };

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text) => "\"" + (text ?? string.Empty).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
