using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Database;

public sealed class KilledServerTests
{
    [Fact]
    public async Task A_killed_server_recovers_with_everything_that_was_committed_on_the_same_port()
    {
        using var folder = new ScratchFolder();
        await using var bereft = await EmbeddedPostgres.StartAsync(folder.Path);
        await bereft.DoAsync("create table kept as select generate_series(1, 1000) as value");
        await bereft.KillAsync();
        Assert.True(File.Exists(bereft.PidFile()));

        await using var next = await EmbeddedPostgres.StartAsync(folder.Path);
        Assert.Equal(1000, await next.AskAsync<int>("select count(*)::int from kept"));
        Assert.Equal(1000, await bereft.AskAsync<int>("select count(*)::int from kept"));
    }

    [Fact]
    public async Task A_process_and_its_server_both_killed_leave_nothing_in_the_way()
    {
        using var folder = new ScratchFolder();
        using var killed = await SecondProcess.StartAsync(folder.Path);
        using (var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(folder.Below("postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture)))
        {
            await killed.KillAsync();
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        await using var next = await EmbeddedPostgres.StartAsync(folder.Path);
        Assert.Equal(1, await next.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task An_old_process_number_that_another_program_has_now_is_no_server()
    {
        using var folder = new ScratchFolder();
        var pidFile = await StoppedWithPidFileAsync(folder, Environment.ProcessId);
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.Equal(pidFile, server.PidFile());
        Assert.NotEqual(Environment.ProcessId, server.ProcessId());
        Assert.Equal(1, await server.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task An_old_process_number_that_the_server_of_another_folder_has_now_is_no_server()
    {
        using var elsewhere = new ScratchFolder();
        await using var other = await EmbeddedPostgres.StartAsync(elsewhere.Path);
        using var folder = new ScratchFolder();
        await StoppedWithPidFileAsync(folder, other.ProcessId());
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.NotEqual(other.ProcessId(), server.ProcessId());
        Assert.Equal(1, await other.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task The_copy_of_a_folder_whose_server_runs_gets_a_server_of_its_own()
    {
        using var folder = new ScratchFolder();
        await using var original = await EmbeddedPostgres.StartAsync(folder.Below("original"));
        await original.DoAsync("create table marker as select 1 as value");
        using var copying = Process.Start("cp", ["-a", folder.Below("original"), folder.Below("copy")]);
        await copying.WaitForExitAsync();

        await using var copy = await EmbeddedPostgres.StartAsync(folder.Below("copy"));
        Assert.NotEqual(original.ProcessId(), copy.ProcessId());
        await copy.DoAsync("drop table marker");
        Assert.Equal(1, await original.AskAsync<int>("select value from marker"));
    }

    [Fact]
    public async Task Stopping_signals_no_program_that_has_the_old_process_number_of_a_killed_server()
    {
        using var folder = new ScratchFolder();
        using var bystander = Process.Start("sleep", "600");
        await using (var server = await EmbeddedPostgres.StartAsync(folder.Path))
        {
            await server.KillAsync();
            var lines = await File.ReadAllLinesAsync(server.PidFile());
            lines[0] = bystander.Id.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(server.PidFile(), lines);
        }

        Assert.False(bystander.HasExited);
        bystander.Kill();
    }

    [Fact]
    public async Task A_port_that_another_program_has_taken_meanwhile_is_left_to_it()
    {
        using var folder = new ScratchFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await StoppedWithPidFileAsync(folder, int.MaxValue, port);
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.NotEqual(port, server.Port);
        Assert.Equal(1, await server.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_and_where_its_log_is()
    {
        using var folder = new ScratchFolder();
        await using (await EmbeddedPostgres.StartAsync(folder.Path))
        {
        }

        await File.AppendAllTextAsync(folder.Below("postgres", "postgresql.conf"), "no_such_setting = 1\n");
        var missing = await Assert.ThrowsAsync<PartMissingException>(() => EmbeddedPostgres.StartAsync(folder.Path));
        Assert.Contains("no_such_setting", missing.Message + await File.ReadAllTextAsync(folder.Below("postgres", "server.log")), StringComparison.Ordinal);
        Assert.Contains(folder.Below("postgres", "server.log"), missing.Message, StringComparison.Ordinal);
    }

    /// <summary>A folder whose server stopped, and the file that a killed one would have left.</summary>
    private static async Task<string> StoppedWithPidFileAsync(ScratchFolder folder, int processId, int port = 5)
    {
        string pidFile;
        string[] lines;
        await using (var server = await EmbeddedPostgres.StartAsync(folder.Path))
        {
            pidFile = server.PidFile();
            lines = await File.ReadAllLinesAsync(pidFile);
        }

        lines[0] = processId.ToString(CultureInfo.InvariantCulture);
        lines[3] = port.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(pidFile, lines);
        return pidFile;
    }
}
