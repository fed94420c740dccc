using System.Diagnostics;

namespace Analytics.Worker.Tests.Commands;

/// <summary>What one <c>demo</c> on an empty folder leaves: it runs once, and each class that looks at it or goes on from it has a copy.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private static readonly Lazy<Task<(string Folder, CommandRun Run)>> Made = new(MakeAsync);

    public string Folder { get; } = Directory.CreateTempSubdirectory("demo-").FullName;

    internal CommandRun Run { get; private set; } = null!;

    public string Out => Path.Combine(Folder, "out");

    public async Task InitializeAsync() => Run = await CopyAsync(Folder);

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Puts all of it into a folder, as if it had been made there. Its server does not run, and a copy has one of its own.</summary>
    internal static async Task<CommandRun> CopyAsync(string folder)
    {
        var (made, run) = await Made.Value;
        using var copying = Process.Start("cp", ["-a", made + "/.", folder]);
        await copying.WaitForExitAsync();
        Assert.Equal(0, copying.ExitCode);
        return run;
    }

    private static async Task<(string Folder, CommandRun Run)> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return (folder, await CommandRun.RunAsync(folder, null, "demo", "--no-serve"));
    }
}
