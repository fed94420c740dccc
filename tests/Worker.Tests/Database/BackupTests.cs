using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Database;

/// <summary>A backup that was never restored is a hope: each of these is restored and read.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_copy_taken_while_rows_arrive_holds_all_that_was_committed_before_and_nothing_by_halves()
    {
        using var folder = new ScratchFolder();
        await using (var server = await EmbeddedPostgres.StartAsync(folder.Below("live")))
        {
            await server.DoAsync("create table pairs (number int primary key, twin int not null); create table twins (number int primary key)");
            using var enough = new CancellationTokenSource();
            var written = 0;
            var arrived = new TaskCompletionSource();
            var writing = Task.Run(async () =>
            {
                for (; !enough.IsCancellationRequested; written++)
                {
                    await server.DoAsync(FormattableString.Invariant(
                        $"insert into pairs select {written}, {written}; insert into twins select {written}"));
                    if (written == 20)
                    {
                        arrived.SetResult();
                    }
                }
            });
            await arrived.Task;
            await Backup.TakeAsync(server, folder.Below("copy"), TimeProvider.System, default);
            await enough.CancelAsync();
            await writing;
            Assert.Equal(written, await server.AskAsync<int>("select count(*)::int from pairs"));
        }

        await Restore.RunAsync(folder.Below("copy"), folder.Below("again"), default);
        await using var restored = await EmbeddedPostgres.StartAsync(folder.Below("again"));
        Assert.True(await restored.AskAsync<int>("select count(*)::int from pairs") > 20);
        Assert.Equal(0, await restored.AskAsync<int>("select count(*)::int from pairs full join twins using (number) where pairs.number is null or twins.number is null"));
        Assert.True(await restored.AskAsync<bool>("select count(*) = max(number) + 1 from pairs"));
    }

    [Fact]
    public async Task A_restored_database_can_be_backed_up_and_restored_again()
    {
        using var folder = new ScratchFolder();
        await using (var server = await EmbeddedPostgres.StartAsync(folder.Below("0")))
        {
            await server.DoAsync("create table kept as select 42 as value");
            await Backup.TakeAsync(server, folder.Below("copy-1"), TimeProvider.System, default);
        }

        await Restore.RunAsync(folder.Below("copy-1"), folder.Below("1"), default);
        await using (var server = await EmbeddedPostgres.StartAsync(folder.Below("1")))
        {
            await Backup.TakeAsync(server, folder.Below("copy-2"), TimeProvider.System, default);
        }

        await Restore.RunAsync(folder.Below("copy-2"), folder.Below("2"), default);
        await using var last = await EmbeddedPostgres.StartAsync(folder.Below("2"));
        Assert.Equal(42, await last.AskAsync<int>("select value from kept"));
    }

    [Fact]
    public async Task An_interrupted_backup_leaves_no_folder_and_no_slot()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Below("live"));
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backup.TakeAsync(server, folder.Below("copy"), TimeProvider.System, interrupted.Token));
        Assert.Equal(["live"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Equal(0, await server.AskAsync<int>("select count(*)::int from pg_replication_slots"));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_nothing_is_restored()
    {
        using var folder = new ScratchFolder();
        await using (var server = await EmbeddedPostgres.StartAsync(folder.Below("live")))
        {
            await Backup.TakeAsync(server, folder.Below("copy"), TimeProvider.System, default);
        }

        foreach (var (file, content, why) in new[]
        {
            ("cluster/PG_VERSION", "17", "is not as it was backed up"),
            ("cluster/global/pg_control", null, "is missing"),
            ("backup.json", null, "holds no whole backup"),
            ("backup.json", "{", "holds no whole backup"),
        })
        {
            var whole = await File.ReadAllBytesAsync(folder.Below("copy", file));
            File.Delete(folder.Below("copy", file));
            if (content is not null)
            {
                await File.WriteAllTextAsync(folder.Below("copy", file), content);
            }

            var refusal = await Assert.ThrowsAsync<BadInputException>(() => Restore.RunAsync(folder.Below("copy"), folder.Below("again"), default));
            Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder.Below("again", "postgres")));
            Assert.DoesNotContain(Directory.Exists(folder.Below("again")) ? Directory.GetDirectories(folder.Below("again")) : [], path => path.Contains("postgres.new", StringComparison.Ordinal));
            await File.WriteAllBytesAsync(folder.Below("copy", file), whole);
        }

        await Restore.RunAsync(folder.Below("copy"), folder.Below("again"), default);
    }
}
