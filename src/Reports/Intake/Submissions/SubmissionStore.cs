using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <param name="Reason">Why a number was told or a submission is withdrawn; null for none.</param>
/// <param name="Withdraws">The submission that this one takes back; null for none.</param>
internal sealed record NewSubmission(
    DateTimeOffset RecordedAt, string SubmittedBy, SubmissionKind Kind, string? Reason, long? Withdraws, long RowsRead);

/// <param name="Rows">How many rows were stored, by the index of their file; a file without any is not here.</param>
/// <param name="Files">The data files that rows were stored of.</param>
internal sealed record StoredRows(long Submission, IReadOnlyDictionary<int, long> Rows, IReadOnlyList<DataFile> Files)
{
    public long Of(int file) => Rows.GetValueOrDefault(file);
}

/// <summary>Moves what is new of the checked rows from the temporary tables into the warehouse, as one submission.</summary>
internal sealed class SubmissionStore(NpgsqlConnection connection, CancellationToken cancelled)
{
    /// <summary>Waits until no other submission is being checked or stored, and holds the others back until the transaction ends.</summary>
    /// <param name="patience">How long it waits; null: as long as it takes.</param>
    /// <exception cref="ImportBusyException">It waited for so long.</exception>
    public async Task LockAsync(TimeSpan? patience)
    {
        if (patience is { } limit)
        {
            await connection.ExecuteScalarAsync<string>(new CommandDefinition(
                Sql.Query("intake/patience"),
                new { patience = (limit.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture) },
                cancellationToken: cancelled));
        }

        try
        {
            await ExecuteAsync(Sql.Query("intake/lock"), null);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new ImportBusyException(busy);
        }
    }

    /// <summary>What a number that was told leaves open, from what counts now that no other submission can change it.</summary>
    public Task SettleToldAsync() => ExecuteAsync(Sql.Query("submissions/settle_told"), null);

    public async Task<StoredRows> StoreAsync(NewSubmission of, IEnumerable<DataFile> files)
    {
        await ExecuteAsync(Sql.Query("intake/add_years"), null);
        var submission = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            Sql.Query("intake/insert_submission"),
            new
            {
                recorded_at = of.RecordedAt,
                submitted_by = of.SubmittedBy.Normalize(),
                kind = EnumCode.Of(of.Kind),
                reason = of.Reason?.Normalize(),
                of.Withdraws,
                rows_read = of.RowsRead,
            },
            cancellationToken: cancelled));
        var stored = new Dictionary<int, long>();
        var any = new List<DataFile>();
        foreach (var file in files)
        {
            var counts = (await connection.QueryAsync<(int File, long Lines)>(new CommandDefinition(
                file.Store, new { recorded_at = of.RecordedAt, submission }, commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled))).AsList();
            if (counts.Count > 0)
            {
                any.Add(file);
            }

            foreach (var count in counts)
            {
                // A workbook has rows of several data files.
                stored[count.File] = stored.GetValueOrDefault(count.File) + count.Lines;
            }
        }

        await ExecuteAsync(Sql.Query("intake/finish_submission"), new { submission, rows_stored = stored.Values.Sum() });
        return new StoredRows(submission, stored, any);
    }

    public Task AddFileAsync(long submission, FileReport file) => ExecuteAsync(
        Sql.Query("intake/insert_submission_file"),
        new { submission, name = file.Name, sha256 = file.Sha256, rows_read = file.RowsRead, rows_stored = file.RowsStored });

    /// <summary>As fine as PostgreSQL keeps time, so that what is returned equals what is stored.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private Task<int> ExecuteAsync(string statement, object? parameters) =>
        connection.ExecuteAsync(new CommandDefinition(statement, parameters, commandTimeout: Importer.StatementSeconds, cancellationToken: cancelled));
}
