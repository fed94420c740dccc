using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Worker.Commands;

/// <summary>Results as JSON: snake case, Vietnamese letters as they are.</summary>
internal static class JsonResults
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task WriteJsonAsync(this CommandHost host, object result) => host.Output.WriteLineAsync(JsonSerializer.Serialize(result, Format));
}
