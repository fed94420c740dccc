using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Warnings;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>What was submitted: who, when, which files, and what it changed.</summary>
internal sealed class SubmissionReader(NpgsqlDataSource reader)
{
    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<Submission>> ListAsync(int limit, int offset, CancellationToken cancelled) => ListAsync(null, limit, offset, cancelled);

    /// <summary>Null when there is none of that number.</summary>
    public async Task<Submission?> FindAsync(long submission, CancellationToken cancelled) =>
        (await ListAsync(submission, 1, 0, cancelled)).SingleOrDefault();

    /// <param name="most">The first so many; how many there are is the submission's count of stored rows.</param>
    public async Task<IReadOnlyList<RowChange>> ChangesAsync(long submission, int most, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await RowChanges.ListAsync(connection, submission, DataFiles.All, most, cancelled);
    }

    /// <summary>The first <see cref="Importer.MostWarnings"/>, which are kept.</summary>
    public async Task<IReadOnlyList<SubmissionWarning>> WarningsAsync(long submission, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<SubmissionWarning>(new CommandDefinition(
            Sql.Query("warnings/list"), new { submission }, cancellationToken: cancelled))];
    }

    /// <summary>Writes a file as it came, byte for byte.</summary>
    /// <returns>False when its bytes were not kept.</returns>
    /// <exception cref="InvalidDataException">What is kept is not what came.</exception>
    public async Task<bool> CopyFileAsync(long submission, SubmittedFile file, Stream output, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var sha256 = await FileParts.CopyAsync(connection, submission, file.Name, output, cancelled);
        if (sha256 is not null && sha256 != file.Sha256)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"The file {file.Name} of submission {submission} is damaged in the database: its SHA-256 is {sha256}, not {file.Sha256}."));
        }

        return sha256 is not null;
    }

    private async Task<IReadOnlyList<Submission>> ListAsync(long? submission, int limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            Sql.Query("submissions/list"), new { submission, limit, offset }, cancellationToken: cancelled))).ToList();
        var files = (await connection.QueryAsync<FileRow>(new CommandDefinition(
            Sql.Query("submissions/files"), new { submissions = rows.Select(row => row.Submission).ToArray() }, cancellationToken: cancelled)))
            .ToLookup(file => file.Submission, file => new SubmittedFile(file.Name, file.Sha256, file.RowsRead, file.RowsStored));
        return
        [
            .. rows.Select(row => new Submission(
                row.Submission, row.RecordedAt, row.StoredAt, row.SubmittedBy, EnumCode.Parse<SubmissionKind>(row.Kind), row.Reason,
                row.RowsRead, row.RowsStored, row.WarningsTotal, row.Withdraws, row.WithdrawnBy, row.WithdrawnAt, [.. files[row.Submission]])),
        ];
    }

    private sealed record Row(
        long Submission, DateTime RecordedAt, DateTime StoredAt, string SubmittedBy, string Kind, string? Reason, long RowsRead, long RowsStored,
        long WarningsTotal, long? Withdraws, long? WithdrawnBy, DateTime? WithdrawnAt);

    private sealed record FileRow(long Submission, string Name, string Sha256, long RowsRead, long RowsStored);
}
