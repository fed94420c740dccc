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
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var reading = await ReadAsync(connection, paths, options, cancelled);
        var store = new SubmissionStore(connection, cancelled);
        await store.LockAsync(Patience);
        if (!await JudgeAsync(connection, store, reading, options, cancelled))
        {
            return null;
        }

        if (reading.Problems.Total > 0)
        {
            return reading.Result(options.DryRun);
        }

        var result = await StoreAsync(connection, store, reading, options, cancelled);
        if (result.Submission is null)
        {
            return result;
        }

        if (storing is not null)
        {
            await storing(result, transaction);
        }

        await transaction.CommitAsync(cancelled);
        return result;
    }

    /// <summary>Reads every file, copies its rows to the temporary tables and judges them one by one.</summary>
    private async Task<Reading> ReadAsync(NpgsqlConnection connection, IReadOnlyList<string> paths, ImportOptions options, CancellationToken cancelled)
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
        var reading = new Reading(sources, new SubmittedFiles(connection, sources, cancelled), new IntakeRows(sources), problems);
        var staging = new Staging(connection);
        await staging.CreateAsync(cancelled);
        foreach (var source in sources.Files)
        {
            var csv = new CsvFile(source, options.Backfill, latest, problems);
            if (!await staging.CopyAsync(source, csv, cancelled))
            {
                reading.Broken.Add(source.File);
            }

            reading.Files.Add(source.Index, new FileReport(source.Name, csv.Sha256, csv.RowsRead, 0));
        }

        var known = sources.Workbooks.Count > 0 ? await KnownForms.LoadStagedAsync(connection, cancelled) : null;
        foreach (var source in sources.Workbooks)
        {
            var form = await FormFile.ReadAsync(source, known!, reading.Files.FindAsync, problems, cancelled);
            await staging.CopyAsync(source, form.Rows, latest, problems, cancelled);
            reading.Add(source, form);
        }

        return reading;
    }

    /// <summary>Judges all rows together, against the warehouse; while the lock is held, so that what is right stays right until it is stored.</summary>
    /// <returns>False when a workbook must be read after all.</returns>
    private static async Task<bool> JudgeAsync(
        NpgsqlConnection connection, SubmissionStore store, Reading reading, ImportOptions options, CancellationToken cancelled)
    {
        if (options.Kind == SubmissionKind.Told)
        {
            await store.SettleToldAsync();
        }
        // What is typed or told comes in no file of anybody's.
        else if (options.Kind == SubmissionKind.Import && !await reading.Files.SkipKnownAsync())
        {
            return false;
        }

        await new Checks(connection, reading.Rows, reading.Problems).RunAsync(reading.Broken, cancelled);
        return true;
    }

    /// <returns>Without a submission when nothing is to be kept: on a dry run, when nothing is new, or when a file has changed meanwhile.</returns>
    private async Task<ImportResult> StoreAsync(
        NpgsqlConnection connection, SubmissionStore store, Reading reading, ImportOptions options, CancellationToken cancelled)
    {
        var read = reading.Result(options.DryRun);
        // Taken while the lock is held: what one import stores is never recorded earlier than what the import before it stored.
        var recordedAt = options.RecordedAt?.ToUniversalTime() ?? SubmissionStore.Now(clock);
        var stored = await store.StoreAsync(
            new NewSubmission(recordedAt, options.SubmittedBy, options.Kind, options.Reason, Withdraws: null, read.RowsRead),
            DataFiles.All.Where(reading.Rows.Have));
        reading.Files.Count(stored);
        var warnings = new WarningList(reading.Rows);
        await new WarningSearch(connection, reading.Rows, warnings).RunAsync(recordedAt, stored.Submission, cancelled);
        var result = read with
        {
            RecordedAt = recordedAt,
            Files = reading.Files.Reports,
            Changes = await RowChanges.ListAsync(connection, stored.Submission, stored.Files, RowChanges.Most, cancelled),
            Warnings = warnings.InOrder(),
            WarningsTotal = warnings.Total,
        };
        if (options.DryRun || result.RowsStored == 0)
        {
            return result;
        }

        await reading.Files.KeepAsync(store, stored.Submission, reading.Problems);
        if (reading.Problems.Total > 0)
        {
            return reading.Result(options.DryRun) with { Files = read.Files };
        }

        await WarningStore.AddAsync(connection, stored.Submission, result.Warnings, result.WarningsTotal, cancelled);
        return result with { Submission = stored.Submission };
    }

    /// <summary>What was read of an import, and what was wrong with it so far.</summary>
    private sealed record Reading(Sources Sources, SubmittedFiles Files, IntakeRows Rows, ProblemList Problems)
    {
        private readonly List<(int File, ReadForm Form)> forms = [];

        /// <summary>The data files that could not be read whole.</summary>
        public HashSet<DataFile> Broken { get; } = [];

        public void Add(WorkbookSource source, FormFile form)
        {
            Rows.Add(source, form.Rows);
            if (form is { Identity: { } identity, Sha256: { } sha256 })
            {
                forms.Add((source.Index, new ReadForm(source.Name, sha256, identity, form.Rows)));
            }

            Files.Add(source.Index, new FileReport(source.Name, form.Sha256, form.Rows.Count, 0) { SameAs = form.SameAs }, form.Unit);
        }

        /// <summary>As it stands, with nothing stored.</summary>
        public ImportResult Result(bool dryRun) =>
            new(null, dryRun, null, Files.Reports, Sources.SkippedNames, Problems.InOrder(), Problems.Total)
            {
                Forms = [.. forms.Select(one => one.Form with
                {
                    Rows = [.. one.Form.Rows.Where(row => !Files.IsLeft(one.File, row.Line))],
                    ProblemsTotal = Problems.TotalOf(one.File),
                })],
            };
    }
}
