using Microsoft.Extensions.Configuration;

namespace Analytics.Worker;

/// <summary>Section <c>Logging</c>: how log lines are written; always on standard error.</summary>
/// <param name="IsJson">One JSON object a line, with the run that a line is about; otherwise plain text.</param>
internal sealed record LoggingOptions(bool IsJson)
{
    private const string FormatKey = "Logging:Format";

    public static readonly IReadOnlyList<string> Known = [FormatKey];

    public static LoggingOptions Read(IConfiguration configuration, List<string> faults)
    {
        switch (configuration[FormatKey])
        {
            case null or "" or "text":
                return new LoggingOptions(IsJson: false);
            case "json":
                return new LoggingOptions(IsJson: true);
            case var other:
                faults.Add($"{FormatKey} '{other}' does not exist; accepted: text, json.");
                return new LoggingOptions(IsJson: false);
        }
    }
}
