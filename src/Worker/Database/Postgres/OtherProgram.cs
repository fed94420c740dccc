using System.ComponentModel;
using System.Diagnostics;

namespace Analytics.Worker.Database.Postgres;

/// <summary>Runs a short-lived program and waits for it.</summary>
internal static class OtherProgram
{
    /// <summary>The exit code that a shell gives for a program that is not there.</summary>
    public const int NotFound = 127;

    /// <returns>The exit code, and what was printed to either stream.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> commandLine, string workingDirectory, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // PGDATA, PGPORT, PGOPTIONS … of the user's own would reach the server; messages are read in English.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                var printed = await Task.WhenAll(
                    process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
                await process.WaitForExitAsync(cancellation);
                return (process.ExitCode, string.Concat(printed));
            }
            catch (OperationCanceledException)
            {
                // initdb runs others in turn, and all of them write into its folder.
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                throw;
            }
        }
        catch (Win32Exception error)
        {
            return (NotFound, error.Message);
        }
    }
}
