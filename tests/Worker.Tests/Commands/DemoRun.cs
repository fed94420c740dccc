using System.Diagnostics;
using Analytics.Worker.Database;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Commands;

/// <summary>What one <c>demo</c> on an empty folder leaves: it runs once, and each class that looks at it or goes on from it has a copy.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private static readonly Lazy<Task<(string Folder, CommandRun Run)>> Made = new(MakeAsync);

    private EmbeddedPostgres? server;

    public string Folder { get; } = Directory.CreateTempSubdirectory("demo-").FullName;

    internal CommandRun Run { get; private set; } = null!;

    public string Out => Path.Combine(Folder, "out");

    public async Task InitializeAsync()
    {
        Run = await CopyAsync(Folder);
        // Its commands join a server that runs, each of which would start and stop one.
        server = await EmbeddedPostgres.StartAsync(Path.Combine(Folder, WarehouseOpener.DefaultDataDirectory));
    }

    public async Task DisposeAsync()
    {
        await (server?.DisposeAsync() ?? default);
        Directory.Delete(Folder, recursive: true);
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
        // By a program of its own: nobody waits for this process when its tests have ended.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start("rm", ["-rf", folder]).Dispose();
        return (folder, await CommandRun.RunAsync(folder, null, "demo", "--no-serve"));
    }
}
