using System.Diagnostics;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Database;

/// <summary>The programs as published, used by another user. Run by an ordinary user, these tests run them as that user.</summary>
public sealed class OrdinaryUserTests : IDisposable
{
    private const string Nobody = "65534";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_ordinary_user_starts_the_server_and_root_joins_in_as_that_user()
    {
        var programs = await PublishAsync();
        var data = Directory.CreateDirectory(folder.Below("data")).FullName;
        string[] asUser = [];
        if (Environment.IsPrivilegedProcess)
        {
            Open(folder.Path);
            await RunAsync("chown", Nobody + ":" + Nobody, data);
            asUser = ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups"];
        }

        using var process = await SecondProcess.StartAsync(data, asUser, programs);
        Assert.InRange(process.Port, 1024, 65535);
        await process.EndAsync();
        Assert.True(File.Exists(Path.Combine(data, "postgres", "PG_VERSION")));
        Assert.False(File.Exists(Path.Combine(data, "postgres", "postmaster.pid")));

        using var again = await SecondProcess.StartAsync(data, programs: programs);
        await again.EndAsync();
        Assert.False(File.Exists(Path.Combine(data, "postgres", "postmaster.pid")));
    }

    [Fact]
    public async Task Where_namespaces_are_refused_roots_server_runs_as_another_user()
    {
        var programs = await PublishAsync();
        Open(folder.Path);
        using var process = await SecondProcess.StartAsync(folder.Below("data"), await WithoutNamespacesAsync(), programs);
        var running = int.Parse(File.ReadLines(folder.Below("data", "postgres", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(Environment.IsPrivilegedProcess ? Nobody : await RunAsync("id", "-u"), await RunAsync("stat", "--format=%u", $"/proc/{running}"));
        await process.EndAsync();

        // With namespaces again: the files are that user's, and the server keeps running as their owner.
        using var again = await SecondProcess.StartAsync(folder.Below("data"), programs: programs);
        await again.EndAsync();
        Assert.False(File.Exists(folder.Below("data", "postgres", "postmaster.pid")));
    }

    [Fact]
    public async Task Where_the_other_user_cannot_reach_the_data_one_sentence_says_so()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            await using var server = await EmbeddedPostgres.StartAsync(folder.Path);
            Assert.Equal(1, await server.AskAsync<int>("select 1"));
            return;
        }

        var programs = await PublishAsync();
        Open(folder.Path);
        Directory.CreateDirectory(folder.Below("private"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await SecondProcess.StartAsync(folder.Below("private", "data"), await WithoutNamespacesAsync(), programs));

        Assert.Contains($"the user {Nobody} cannot reach {folder.Below("private", "data")}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("run this program as an ordinary user", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>As <c>dotnet publish</c> lays them out: the server's programs beside the assembly.</summary>
    private async Task<string> PublishAsync()
    {
        var programs = folder.Below("programs");
        await RunAsync("cp", "-a", AppContext.BaseDirectory, programs);
        await RunAsync("cp", "-a", PostgresBinaries.Find().Folder, Path.Combine(programs, "postgres"));
        return programs;
    }

    /// <summary>A command line's beginning under which <c>unshare</c> fails, as it does where the kernel refuses it.</summary>
    private async Task<string[]> WithoutNamespacesAsync()
    {
        var refusing = Directory.CreateDirectory(folder.Below("refusing")).FullName;
        await RunAsync("ln", "-s", "/bin/false", Path.Combine(refusing, "unshare"));
        return ["env", $"PATH={refusing}:{Environment.GetEnvironmentVariable("PATH")}"];
    }

    private static void Open(string path) =>
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return printed.Trim();
    }
}
