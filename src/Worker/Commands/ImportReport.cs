using System.Globalization;
using Analytics.Reports.Intake;

namespace Analytics.Worker.Commands;

/// <summary>Says what an import did: counts a file on standard output, problems, warnings and skipped names on standard error.</summary>
internal static class ImportReport
{
    public static async Task<int> WriteAsync(CommandHost host, ImportResult result, bool json, string language)
    {
        host.Say(result.SkippedNames.Select(name => $"skipped: {name}"));
        if (json)
        {
            using var buffer = new MemoryStream();
            ImportJson.Write(result, buffer, language);
            buffer.WriteByte((byte)'\n');
            await host.WriteAsync(buffer.ToArray());
        }
        else if (result.Accepted)
        {
            foreach (var file in result.Files)
            {
                await host.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{file.Name}: rows read {file.RowsRead}, {(result.DryRun ? "to be stored" : "stored")} {file.RowsStored}"));
            }
        }

        if (result.WarningsTotal > 0)
        {
            host.Say(result.Warnings.Select(warning => warning.Line(language)));
            var warnings = result.WarningsTotal.ToString(CultureInfo.InvariantCulture);
            host.Say(language == "vi" ? $"Tổng số lưu ý: {warnings}; không cản việc nhập." : $"Warnings in all: {warnings}; they keep nothing out.");
        }

        if (result.Accepted)
        {
            return ExitCode.Done;
        }

        host.Say(result.Problems.Select(problem => problem.Line(language)));
        var total = result.ProblemsTotal.ToString(CultureInfo.InvariantCulture);
        host.Say(language == "vi" ? $"Tổng số lỗi: {total}; chưa lưu gì." : $"Problems in all: {total}; nothing was stored.");
        return ExitCode.BadInput;
    }
}
