using System.Diagnostics;
using System.Globalization;

namespace Analytics.Worker.Database.Postgres;

/// <summary>What <c>postmaster.pid</c> says of a server; the file outlives a server that was killed.</summary>
internal sealed record PostmasterFile(int ProcessId, int? Port)
{
    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Null when there is none, or when it is being written.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(cluster));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // Line 1 is the process id, line 4 the port.
        return Number(lines, 0) is { } processId ? new PostmasterFile(processId, Number(lines, 3)) : null;
    }

    /// <summary>
    /// Whether the process is a PostgreSQL server standing in this cluster, not another program that was given the same number later.
    /// </summary>
    public async Task<bool> IsServerOfAsync(string cluster, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            if (process.ProcessName != "postgres")
            {
                return false;
            }
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }

        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        // By device and inode: a copy of the folder has the same content, and a symbolic link another name.
        var standsIn = string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}/cwd");
        var (exitCode, output) = await OtherProgram.RunAsync(["stat", "--dereference", "--format=%d:%i", standsIn, cluster], "/", cancellation);
        return exitCode == 0 && output.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var there, var here] && there == here;
    }

    private static int? Number(string[] lines, int index) =>
        index < lines.Length && int.TryParse(lines[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
