using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake;

/// <summary>
/// Takes data files and workbooks into the warehouse, all or nothing: read and judge row by row, copy to temporary tables, check the rest there with
/// set-based statements, store what is new. One transaction; memory does not grow with CSV files.
/// </summary>
internal sealed class Importer(NpgsqlDataSource app, TimeProvider clock)
{
    public const int MostProblems = 200;

    /// <summary>A million rows take minutes on a small machine, and an import may wait for another.</summary>
    internal const int StatementSeconds = 1800;

    /// <param name="storing">Writes what belongs to the transaction that stores something; null for nothing.</param>
    public async Task<ImportResult> ImportAsync(
        IReadOnlyList<string> paths,
        ImportOptions options,
        CancellationToken cancelled,
        Func<ImportResult, NpgsqlTransaction, Task>? storing = null)
    {
        var problems = new ProblemList(MostProblems);
        var latest = Now();
        if (options.RecordedAt > latest)
        {
            problems.Add(
                new Problem(
                    ProblemCode.ImportInFuture, "--recorded-at", Value: VietnamTime.Format(options.RecordedAt.Value),
                    Details: VietnamTime.Format(latest)),
                -1);
        }

        var sources = SourceFinder.Find(paths, problems);
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var staging = new Staging(connection);
        await staging.CreateAsync(cancelled);
        var files = new SortedDictionary<int, FileReport>();
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
        var known = sources.Workbooks.Count > 0 ? await KnownForms.LoadAsync(connection, cancelled) : null;
        var forms = new List<ReadForm>();
        foreach (var source in sources.Workbooks)
        {
            var form = await FormFile.ReadAsync(source, known!, problems, cancelled);
            await staging.CopyAsync(source, form.Rows, latest, problems, cancelled);
            rows.Add(source, form.Rows);
            if (form is { Identity: { } identity, Sha256: { } sha256 })
            {
                forms.Add(new ReadForm(source.Name, sha256, identity, form.Rows));
            }

            files.Add(source.Index, new FileReport(source.Name, form.Sha256, form.Rows.Count, 0));
        }

        await ExecuteAsync(connection, Sql.Query("intake/lock"), null, cancelled);
        await new Checks(connection, rows, problems).RunAsync(broken, cancelled);
        var result = new ImportResult(null, options.DryRun, null, [.. files.Values], sources.SkippedNames, problems.InOrder(), problems.Total)
        {
            Forms = forms,
        };
        return result.Accepted ? await StoreAsync(connection, transaction, rows, files, result, options, storing, cancelled) : result;
    }

    private async Task<ImportResult> StoreAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IntakeRows rows,
        SortedDictionary<int, FileReport> reports,
        ImportResult read,
        ImportOptions options,
        Func<ImportResult, NpgsqlTransaction, Task>? storing,
        CancellationToken cancelled)
    {
        // Taken while the lock is held: what one import stores is never recorded earlier than what the import before it stored.
        var recordedAt = options.RecordedAt?.ToUniversalTime() ?? Now();
        await ExecuteAsync(connection, Sql.Query("intake/add_years"), null, cancelled);
        var submission = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            Sql.Query("intake/insert_submission"),
            new { recorded_at = recordedAt, submitted_by = options.SubmittedBy.Normalize(), rows_read = read.RowsRead },
            cancellationToken: cancelled));
        var stored = new Dictionary<int, long>();
        foreach (var file in DataFiles.All.Where(rows.Have))
        {
            var counts = await connection.QueryAsync<(int File, long Lines)>(new CommandDefinition(
                file.Store, new { recorded_at = recordedAt, submission }, commandTimeout: StatementSeconds, cancellationToken: cancelled));
            foreach (var count in counts)
            {
                // A workbook has rows of several data files.
                stored[count.File] = stored.GetValueOrDefault(count.File) + count.Lines;
            }
        }

        var files = reports.Select(file => file.Value with { RowsStored = stored.GetValueOrDefault(file.Key) }).ToList();
        var result = read with { RecordedAt = recordedAt, Files = files };
        if (options.DryRun || result.RowsStored == 0)
        {
            return result;
        }

        foreach (var file in files)
        {
            await ExecuteAsync(
                connection, Sql.Query("intake/insert_submission_file"),
                new { submission, name = file.Name, sha256 = file.Sha256, rows_read = file.RowsRead, rows_stored = file.RowsStored }, cancelled);
        }

        await ExecuteAsync(connection, Sql.Query("intake/finish_submission"), new { submission, rows_stored = result.RowsStored }, cancelled);
        result = result with { Submission = submission };
        if (storing is not null)
        {
            await storing(result, transaction);
        }

        await transaction.CommitAsync(cancelled);
        return result;
    }

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, string statement, object? parameters, CancellationToken cancelled) =>
        connection.ExecuteAsync(new CommandDefinition(statement, parameters, commandTimeout: StatementSeconds, cancellationToken: cancelled));

    /// <summary>As fine as PostgreSQL keeps time, so that what is returned equals what is stored.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
