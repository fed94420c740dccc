using Analytics.Worker.Commands;
using Microsoft.Extensions.Logging;

namespace Analytics.Worker.Tests.Commands;

public sealed class LogLinesTests
{
    private const string Time = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z";

    [Theory]
    [InlineData(false, $"(?m)^{Time} warn: Mail\\[0\\] The server is away\\.")]
    [InlineData(true, $"(?m)^\\{{\"Timestamp\":\"{Time}\",.*\"Message\":\"The server is away\\.\"")]
    public void Every_line_has_its_time_in_utc(bool json, string line)
    {
        var before = Console.Error;
        using var written = new StringWriter();
        try
        {
            Console.SetError(written);
            using var logs = LogLines.Open(new LoggingOptions(json));
            logs.CreateLogger("Mail").Log(LogLevel.Warning, default, "The server is away.", null, (line, _) => line);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Matches(line, written.ToString());
    }
}
