using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Analytics.Worker.Commands;

/// <summary>Where log lines go: standard error, as text for people or as a JSON object each for machines, which also get what goes well.</summary>
internal static class LogLines
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static ILoggerFactory Open(LoggingOptions options) => LoggerFactory.Create(logging =>
    {
        (options.IsJson ? AsJson(logging) : logging.AddSimpleConsole(line => line.SingleLine = true))
            .AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning)
            // Who signed in, and who was refused.
            .AddFilter<ConsoleLoggerProvider>("Analytics.Worker.Desk", LogLevel.Information)
            // What ends a command is said by the command itself, in one sentence.
            .AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });

    /// <summary>With its scopes: a line that is about a run carries the run.</summary>
    private static ILoggingBuilder AsJson(ILoggingBuilder logging) => logging
        .AddJsonConsole(line =>
        {
            line.IncludeScopes = true;
            line.UseUtcTimestamp = true;
            line.TimestampFormat = Utc;
            line.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        })
        .AddFilter<ConsoleLoggerProvider>("Analytics", LogLevel.Information);
}
