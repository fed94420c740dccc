using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Warnings;
using Analytics.Reports.Periods;
using Npgsql;

namespace Analytics.Reports.Intake;

/// <summary>
/// Takes data files and workbooks into the warehouse, all or nothing: read and judge row by row, copy to temporary tables, check the rest there with
/// set-based statements, store what is new and the files themselves. One transaction; memory does not grow with CSV files.
/// </summary>
internal sealed class Importer(NpgsqlDataSource app, TimeProvider clock)
{
    public const int MostProblems = 200;
    public const int MostWarnings = 200;

    /// <summary>A million rows take minutes on a small machine, and an import may wait for another.</summary>
    internal const int StatementSeconds = 1800;

    /// <summary>How long another import is waited for; null: as long as it takes.</summary>
    public TimeSpan? Patience { get; init; }

    /// <param name="storing">Writes what belongs to the transaction that stores something; null for nothing.</param>
    /// <exception cref="ImportBusyException">Another import was running for longer than <see cref="Patience"/>.</exception>
    public async Task<ImportResult> ImportAsync(
        IReadOnlyList<string> paths,
        ImportOptions options,
        CancellationToken cancelled,
        Func<ImportResult, NpgsqlTransaction, Task>? storing = null)
    {
        // Another time only when a submission was withdrawn while this import read.
        ImportResult? result;
        do
        {
            result = await TryAsync(paths, options, storing, cancelled);
        }
        while (result is null);
        return result;
    }

    /// <returns>Null when a workbook was not read because of a submission that was withdrawn before the import's turn came.</returns>
    private async Task<ImportResult?> TryAsync(
        IReadOnlyList<string> paths, ImportOptions options, Func<ImportResult, NpgsqlTransaction, Task>? storing, CancellationToken cancelled)
    {
        var problems = new ProblemList(MostProblems);
        var latest = SubmissionStore.Now(clock);
        if (options.RecordedAt > latest)
        {
            problems.Add(
                new Problem(
                    ProblemCode.ImportInFuture, "--recorded-at", Value: VietnamTime.Format(options.RecordedAt.Value),
                    Details: VietnamTime.Format(latest)),
                -1);
        }

        var sources = SourceFinder.Find(paths, problems, options.Names);
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var staging = new Staging(connection);
        await staging.CreateAsync(cancelled);
        var files = new SubmittedFiles(connection, sources, cancelled);
        var broken = new HashSet<DataFile>();
        foreach (var source in sources.Files)
        {
            var csv = new CsvFile(source, options.Backfill, latest, problems);
            if (!await staging.CopyAsync(source, csv, cancelled))
            {
                broken.Add(source.File);
            }

            files.Add(source.Index, new FileReport(source.Name, csv.Sha256, csv.RowsRead, 0));
        }

        var rows = new IntakeRows(sources);
        var known = sources.Workbooks.Count > 0 ? await KnownForms.LoadStagedAsync(connection, cancelled) : null;
        var forms = new List<(int File, ReadForm Form)>();
        foreach (var source in sources.Workbooks)
        {
            var form = await FormFile.ReadAsync(source, known!, files.FindAsync, problems, cancelled);
            await staging.CopyAsync(source, form.Rows, latest, problems, cancelled);
            rows.Add(source, form.Rows);
            if (form is { Identity: { } identity, Sha256: { } sha256 })
            {
                forms.Add((source.Index, new ReadForm(source.Name, sha256, identity, form.Rows)));
            }

            files.Add(source.Index, new FileReport(source.Name, form.Sha256, form.Rows.Count, 0) { SameAs = form.SameAs });
        }

        var store = new SubmissionStore(connection, cancelled);
        await store.LockAsync(Patience);
        if (options.Kind == SubmissionKind.Told)
        {
            await store.SettleToldAsync();
        }
        // What is typed or told comes in no file of anybody's.
        else if (options.Kind == SubmissionKind.Import && !await files.SkipKnownAsync())
        {
            return null;
        }

        await new Checks(connection, rows, problems).RunAsync(broken, cancelled);
        var read = new ImportResult(null, options.DryRun, null, files.Reports, sources.SkippedNames, problems.InOrder(), problems.Total)
        {
            Forms = Counted(),
        };
        if (!read.Accepted)
        {
            return read;
        }

        // Taken while the lock is held: what one import stores is never recorded earlier than what the import before it stored.
        var recordedAt = options.RecordedAt?.ToUniversalTime() ?? SubmissionStore.Now(clock);
        var stored = await store.StoreAsync(
            new NewSubmission(recordedAt, options.SubmittedBy, options.Kind, options.Reason, Withdraws: null, read.RowsRead),
            DataFiles.All.Where(rows.Have));
        files.Count(stored);
        var warnings = new WarningList(rows);
        await new WarningSearch(connection, rows, warnings).RunAsync(recordedAt, stored.Submission, cancelled);
        var result = read with
        {
            RecordedAt = recordedAt,
            Files = files.Reports,
            Changes = await RowChanges.ListAsync(connection, stored.Submission, RowChanges.Most, cancelled),
            Warnings = warnings.InOrder(),
            WarningsTotal = warnings.Total,
        };
        if (options.DryRun || result.RowsStored == 0)
        {
            return result;
        }

        await files.KeepAsync(store, stored.Submission, problems);
        if (problems.Total > 0)
        {
            return read with { Problems = problems.InOrder(), ProblemsTotal = problems.Total, Forms = Counted() };
        }

        await WarningStore.AddAsync(connection, stored.Submission, result.Warnings, cancelled);
        result = result with { Submission = stored.Submission };
        if (storing is not null)
        {
            await storing(result, transaction);
        }

        await transaction.CommitAsync(cancelled);
        return result;

        IReadOnlyList<ReadForm> Counted() => [.. forms.Select(one => one.Form with { ProblemsTotal = problems.TotalOf(one.File) })];
    }
}
