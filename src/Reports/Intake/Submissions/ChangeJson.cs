using System.Text.Json;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>A change as JSON: keys always present and in this order; values as in the data files.</summary>
internal static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, RowChange change)
    {
        json.WriteStartObject();
        json.WriteString("file", change.File);
        json.WriteStartArray("key");
        foreach (var part in change.Key)
        {
            json.WriteStringValue(part);
        }

        json.WriteEndArray();
        json.WriteString("unit_name", change.UnitName);
        json.WriteString("indicator_name", change.IndicatorName);
        json.WriteBoolean("is_new", change.IsNew);
        json.WriteStartArray("columns");
        foreach (var column in change.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.WriteString("old", column.Old);
            json.WriteString("new", column.New);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
