using System.Globalization;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Database;

public sealed class SharedServerTests
{
    [Fact]
    public async Task Who_comes_second_joins_and_the_last_one_out_stops_the_server()
    {
        using var folder = new ScratchFolder();
        var first = await EmbeddedPostgres.StartAsync(folder.Path);
        var second = await EmbeddedPostgres.StartAsync(folder.Path);
        Assert.Equal(first.Port, second.Port);

        await first.DisposeAsync();
        Assert.Equal(1, await second.AskAsync<int>("select 1"));
        await second.DisposeAsync();
        Assert.False(File.Exists(second.PidFile()));
        Assert.Contains("database system is shut down", await File.ReadAllTextAsync(Path.Combine(second.Folder, "server.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_twice_stops_nobody_elses_server()
    {
        using var folder = new ScratchFolder();
        var first = await EmbeddedPostgres.StartAsync(folder.Path);
        await using var second = await EmbeddedPostgres.StartAsync(folder.Path);
        await first.DisposeAsync();
        await first.DisposeAsync();

        Assert.Equal(1, await second.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task A_second_start_finds_the_same_database_and_makes_nothing_again()
    {
        using var folder = new ScratchFolder();
        await using (var first = await EmbeddedPostgres.StartAsync(folder.Path))
        {
            await first.DoAsync("create table kept as select 42 as value");
        }

        var made = Directory.GetCreationTimeUtc(folder.Below("postgres", "base"));
        await using var again = await EmbeddedPostgres.StartAsync(folder.Path);
        Assert.Equal(42, await again.AskAsync<int>("select value from kept"));
        Assert.Equal(made, Directory.GetCreationTimeUtc(folder.Below("postgres", "base")));
    }

    [Fact]
    public async Task Another_process_joins_and_leaves_the_server_to_the_others()
    {
        using var folder = new ScratchFolder();
        var server = await EmbeddedPostgres.StartAsync(folder.Path);
        using var other = await SecondProcess.StartAsync(folder.Path);
        Assert.Equal(server.Port, other.Port);
        await other.EndAsync();
        Assert.Equal(1, await server.AskAsync<int>("select 1"));

        using var last = await SecondProcess.StartAsync(folder.Path);
        await server.DisposeAsync();
        Assert.True(File.Exists(server.PidFile()), "the server was stopped under the other process");
        await last.EndAsync();
        Assert.False(File.Exists(server.PidFile()), "the last process did not stop the server");
    }

    [Fact]
    public async Task The_server_of_a_killed_process_is_joined_by_the_next_and_stopped_at_its_end()
    {
        using var folder = new ScratchFolder();
        using var killed = await SecondProcess.StartAsync(folder.Path);
        await killed.KillAsync();
        await using (var next = await EmbeddedPostgres.StartAsync(folder.Path))
        {
            Assert.Equal(killed.Port, next.Port);
            Assert.Equal(1, await next.AskAsync<int>("select 1"));
        }

        Assert.False(File.Exists(folder.Below("postgres", "postmaster.pid")));
    }

    [Fact]
    public async Task An_interrupt_typed_at_the_terminal_does_not_reach_the_server()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        // A terminal signals its foreground process group.
        Assert.NotEqual(ProcessGroup(Environment.ProcessId), ProcessGroup(server.ProcessId()));
    }

    /// <summary>The third field after the name in parentheses (proc(5)).</summary>
    private static string ProcessGroup(int processId)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[2];
    }
}
