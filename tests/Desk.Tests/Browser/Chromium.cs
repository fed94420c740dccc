using System.Diagnostics;
using System.Reflection;
using Microsoft.Playwright;

namespace Analytics.Desk.Tests.Browser;

/// <summary>The machine's Chromium; installed with apt-get where it is missing and the tests may install it.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Found, or installed, once: the fixtures start beside each other.</summary>
    private static readonly Lazy<string> Program = new(Find);

    private static string Find() => OnPath() ?? Install() ?? throw new InvalidOperationException(
        "The desk's tests need a Chromium and found none on the path: install Debian's with `apt-get install chromium`, and run the tests again.");

    /// <summary>Starts Playwright's driver out of its package, on the Node that the renderer runs on too.</summary>
    public static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        var package = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "PlaywrightPackage").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", package);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", Which("node") ?? throw new InvalidOperationException(
            "The desk's tests need Node 20 or newer on the path: install it, and run the tests again."));
        // Of what a page is to show: the machine may be busy with other tests.
        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program.Value, Args = ["--no-sandbox"] }));
    }

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
