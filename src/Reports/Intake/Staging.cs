using Analytics.Reports.Intake.Template;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Analytics.Reports.Intake;

/// <summary>The temporary tables that the lines of an import are copied to; they go with its transaction.</summary>
internal sealed class Staging(NpgsqlConnection connection)
{
    public async Task CreateAsync(CancellationToken cancelled)
    {
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("intake/stage_rows"), cancellationToken: cancelled));
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("intake/stage_stored"), cancellationToken: cancelled));
        foreach (var file in DataFiles.All)
        {
            await connection.ExecuteAsync(new CommandDefinition(file.Stage, cancellationToken: cancelled));
        }
    }

    /// <returns>False when rows of the file could not be read.</returns>
    public async Task<bool> CopyAsync(Source source, CsvFile csv, CancellationToken cancelled)
    {
        await using var writer = await connection.BeginBinaryImportAsync(Statement(source.File), cancelled);
        var whole = await csv.ReadAsync(row => Write(writer, source.Index, row), cancelled);
        // Completed even when the file broke off: an abandoned COPY would abort the transaction and hide what the other files hold.
        await writer.CompleteAsync(cancelled);
        return whole;
    }

    /// <summary>Takes the rows of a workbook, each to the table of its data file, through the same reading and rules as a CSV file's.</summary>
    public async Task CopyAsync(WorkbookSource source, IReadOnlyList<FilledRow> rows, DateTimeOffset latest, ProblemList problems, CancellationToken cancelled)
    {
        foreach (var ofFile in rows.GroupBy(row => row.File))
        {
            var (file, row) = (ofFile.Key, new Row(ofFile.Key, source.Name, source.Index, problems));
            await using var writer = await connection.BeginBinaryImportAsync(Statement(file), cancelled);
            foreach (var filled in ofFile.OrderBy(one => one.Line))
            {
                row.Begin(filled.Line, flawed: false, filled);
                for (var column = 0; column < file.Columns.Count; column++)
                {
                    row.Read(column, filled.Text(file.Columns[column].Name), quiet: false);
                }

                file.Rule(row, latest);
                Write(writer, source.Index, row);
            }

            await writer.CompleteAsync(cancelled);
        }
    }

    /// <summary>Npgsql wants the word COPY first: without the statement's header comment.</summary>
    private static string Statement(DataFile file) => file.Copy[(file.Copy.IndexOf("\ncopy ", StringComparison.Ordinal) + 1)..];

    /// <summary>Not asynchronous: millions of cells go into one buffer, which seldom has to wait for the server.</summary>
    private static void Write(NpgsqlBinaryImporter writer, int file, Row row)
    {
        writer.StartRow();
        writer.Write(file, NpgsqlDbType.Integer);
        writer.Write(row.Line, NpgsqlDbType.Bigint);
        writer.Write(row.Flawed, NpgsqlDbType.Boolean);
        Write(writer, row.Key());
        foreach (var value in row.Values)
        {
            Write(writer, value);
        }
    }

    private static void Write(NpgsqlBinaryImporter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.Write(text, NpgsqlDbType.Text);
                break;
            case decimal number:
                writer.Write(number, NpgsqlDbType.Numeric);
                break;
            case int number:
                writer.Write(number, NpgsqlDbType.Integer);
                break;
            case long number:
                writer.Write(number, NpgsqlDbType.Bigint);
                break;
            case bool truth:
                writer.Write(truth, NpgsqlDbType.Boolean);
                break;
            case DateOnly date:
                writer.Write(date, NpgsqlDbType.Date);
                break;
            case DateTime local:
                writer.Write(local, NpgsqlDbType.Timestamp);
                break;
            case DateTimeOffset instant:
                writer.Write(instant, NpgsqlDbType.TimestampTz);
                break;
            case string[] tokens:
                writer.Write(tokens, NpgsqlDbType.Array | NpgsqlDbType.Text);
                break;
            default:
                throw new InvalidOperationException($"A cell holds a {value.GetType().Name}, which no column takes.");
        }
    }
}
