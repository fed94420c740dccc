using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Commands;

/// <summary>The options that several commands share, spelled and read the same everywhere.</summary>
internal static class Options
{
    /// <summary>How <c>--json</c> prints.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Argument<string> Pack() => new("C/S/P/vN") { Description = "A stored pack, such as tx-minh-hoa/giao-ban-9-thang/2023-9M/v1." };

    public static Option<string> Series() => new("--series") { Description = "Code of the series.", Required = true };

    public static Option<string> Language()
    {
        var language = new Option<string>("--lang") { Description = "Language of what is written for people.", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");
        return language;
    }

    public static Option<string> Period() =>
        new("--period") { Description = "2023-Q3, 2023-H1, 2023-9M, 2023, or a term such as 2020-2025.", Required = true };

    public static Option<string?> Committee() => new("--committee") { Description = "Code of the committee; may be left out when there is only one." };

    public static Option<DateTimeOffset?> AsOf() =>
        Instant("--as-of", "Only what was recorded at or before this instant counts; now when left out.");

    /// <summary>An ISO 8601 instant; without an offset it is Vietnamese time.</summary>
    public static Option<DateTimeOffset?> Instant(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = ReadInstant,
    };

    private static DateTimeOffset? ReadInstant(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (VietnamTime.TryParse(text, out var instant))
        {
            return instant;
        }

        result.AddError($"'{text}' is not an instant; accepted is ISO 8601 such as 2023-09-18T17:00 (Vietnamese time) or 2023-09-18T10:00:00Z.");
        return null;
    }
}
