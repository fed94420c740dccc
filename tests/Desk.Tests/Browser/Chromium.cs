using System.Diagnostics;

namespace Analytics.Desk.Tests.Browser;

/// <summary>The machine's Chromium; installed with apt-get where it is missing and the tests may install it.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string Find() => OnPath() ?? Install() ?? throw new InvalidOperationException(
        "The desk's tests need a Chromium and found none on the path: install Debian's with `apt-get install chromium`, and run the tests again.");

    /// <summary>The Node that Playwright's driver runs on; the renderer needs it too.</summary>
    public static string Node() => Which("node") ?? throw new InvalidOperationException(
        "The desk's tests need Node 20 or newer on the path: install it, and run the tests again.");

    private static string? OnPath() => Names.Select(Which).FirstOrDefault(path => path is not null);

    private static string? Which(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    private static string? Install()
    {
        if (Which("apt-get") is not { } apt || Environment.UserName != "root")
        {
            return null;
        }

        Run(apt, "update", "-qq");
        Run(apt, "install", "-qq", "-y", "--no-install-recommends", "chromium");
        return OnPath();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
