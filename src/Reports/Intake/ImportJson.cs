using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Warnings;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake;

/// <summary>The result of an import as <c>import --json</c> prints it: one object, keys always present and in this order.</summary>
internal static class ImportJson
{
    // Relaxed: for a terminal or a file, never inside a page; Vietnamese letters and quotes stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="language">Of the messages, <c>vi</c> or <c>en</c>.</param>
    public static void Write(ImportResult result, Stream output, string language)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteBoolean("accepted", result.Accepted);
        json.WriteBoolean("dry_run", result.DryRun);
        WriteNumber(json, "submission", result.Submission);
        json.WriteString("recorded_at", result.RecordedAt is { } recorded ? VietnamTime.Format(recorded) : null);
        json.WriteNumber("rows_read", result.RowsRead);
        json.WriteNumber("rows_stored", result.RowsStored);
        json.WriteStartArray("files");
        foreach (var file in result.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("rows_read", file.RowsRead);
            json.WriteNumber("rows_stored", file.RowsStored);
            WriteSame(json, file.SameAs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("skipped");
        foreach (var name in result.SkippedNames)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteNumber("problems_total", result.ProblemsTotal);
        json.WriteStartArray("problems");
        foreach (var problem in result.Problems)
        {
            WriteFound(json, problem.Code.Text(), problem.File, problem.Row, problem.Column, problem.Place, problem.Value, problem.Message(language));
        }

        json.WriteEndArray();
        json.WriteNumber("changes_total", result.RowsStored);
        json.WriteStartArray("changes");
        foreach (var change in result.Changes)
        {
            ChangeJson.Write(json, change);
        }

        json.WriteEndArray();
        json.WriteNumber("warnings_total", result.WarningsTotal);
        json.WriteStartArray("warnings");
        foreach (var warning in result.Warnings)
        {
            WriteFound(json, warning.Code.Text(), warning.File, warning.Row, warning.Column, warning.Place, warning.Value, warning.Message(language));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSame(Utf8JsonWriter json, EarlierSubmission? same)
    {
        if (same is null)
        {
            json.WriteNull("same_as");
            return;
        }

        json.WriteStartObject("same_as");
        json.WriteNumber("submission", same.Submission);
        json.WriteString("recorded_at", VietnamTime.Format(new DateTimeOffset(same.RecordedAt, TimeSpan.Zero)));
        json.WriteEndObject();
    }

    private static void WriteFound(
        Utf8JsonWriter json, string code, string file, long? row, string? column, CellPlace? place, string? value, string message)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("file", file);
        WriteNumber(json, "row", row);
        json.WriteString("column", column);
        json.WriteString("cell", place?.ToString());
        json.WriteString("value", value);
        json.WriteString("message", message);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
