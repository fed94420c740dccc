using System.Globalization;
using Analytics.Reports.Audit;
using Analytics.Reports.Intake.Files;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>
/// Looks through what an import has stored, in its transaction: only lines that differ from what was known, and of the units' history only what
/// such a line is compared with. What counts once the import is stored is what it is compared with, be it older or of the same import.
/// </summary>
internal sealed class WarningSearch(NpgsqlConnection connection, IntakeRows rows, WarningList warnings)
{
    public async Task RunAsync(DateTimeOffset recordedAt, long submission, CancellationToken cancelled)
    {
        await connection.ExecuteAsync(new CommandDefinition(Sql.Query("warnings/analyze"), cancellationToken: cancelled));
        var asked = new { recorded_at = recordedAt, submission };
        if (rows.Have(ObservationsFile.File))
        {
            await foreach (var series in ReadAsync<SeriesRow>("warnings/series", asked, cancelled))
            {
                SeriesWarnings.Add(series, warnings);
            }

            await foreach (var pair in ReadAsync<PartsRow>("warnings/parts", asked, cancelled))
            {
                var above = Plain(pair.Above);
                warnings.AddNumber(
                    WarningCode.NumeratorExceedsDenominator, pair.File, pair.Line, above, above, Plain(pair.Below), pair.Numerator, pair.Denominator);
            }
        }

        var periods = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var words in ReadAsync<TextRow>("warnings/texts", null, cancelled))
        {
            TextWarnings.Add(words, warnings);
            if (words.Period is { } period)
            {
                periods.Add(period);
            }
        }

        await AddRepeatedAsync(periods, cancelled);
    }

    private async Task AddRepeatedAsync(IEnumerable<string> periods, CancellationToken cancelled)
    {
        // A term has no period of its kind before it.
        var pairs = periods.Select(code => (Code: code, Before: Period.TryParse(code, out var period) ? period!.Before : null))
            .Where(pair => pair.Before is not null)
            .ToList();
        if (pairs.Count == 0)
        {
            return;
        }

        var asked = new { periods = pairs.Select(pair => pair.Code).ToArray(), before = pairs.Select(pair => pair.Before!.Code).ToArray() };
        await foreach (var note in ReadAsync<RepeatedRow>("warnings/repeated_notes", asked, cancelled))
        {
            var shown = RepeatedTexts.Excerpt(PersonalNumbers.Masked(note.Text));
            warnings.AddText(WarningCode.RepeatedText, note.File, note.Line, "text", shown, note.Before);
        }
    }

    /// <summary>Row by row: a first import of many years brings millions of values.</summary>
    private async IAsyncEnumerable<T> ReadAsync<T>(
        string statement, object? parameters, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled)
    {
        await foreach (var row in connection.QueryUnbufferedAsync<T>(Sql.Query(statement), parameters, commandTimeout: Importer.StatementSeconds)
            .WithCancellation(cancelled))
        {
            yield return row;
        }
    }

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record PartsRow(int File, long Line, string Numerator, decimal Above, string Denominator, decimal Below);

    private sealed record RepeatedRow(int File, long Line, string Text, string Before);
}
