using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Database;
using Analytics.Worker.Database.Postgres;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Commands;

/// <summary>The copy that nobody has to remember, of a real embedded server.</summary>
public sealed class NightlyBackupTests : IAsyncLifetime, IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly Clock clock = new(VietnamTime.FromLocal(new DateTime(2026, 3, 9, 2, 0, 0)));
    private WarehouseConnections warehouse = null!;

    private string Data => folder.Below("data");

    private string Copies => folder.Below("copies");

    public async Task InitializeAsync()
    {
        warehouse = await WarehouseOpener.OpenEmbeddedAsync(Data);
        await Schema.UpdateAsync(warehouse.Migrator);
    }

    public async Task DisposeAsync() => await warehouse.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_a_night_over_all_nodes_and_a_nightly_copy_restores()
    {
        await ExecuteAsync("create table warehouse.kept as select 42 as value");
        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Backup().MakeDueAsync(default)));
        var copy = Assert.Single(made.OfType<string>());
        Assert.Equal(folder.Below("copies", "2026-03-09T020000"), copy);
        clock.Now = clock.Now.AddHours(23).AddMinutes(59);
        Assert.Null(await Backup().MakeDueAsync(default));
        var last = (await new NightlyBackups(warehouse.App).FindLastAsync(default))!;
        Assert.Equal((new DateOnly(2026, 3, 9), copy), (last.Night, last.Folder));
        var act = Assert.Single(await ActLog.ListAsync(warehouse.App, new ActFilter(null, Act.BackupTaken, null, null), 10, 0, default));
        Assert.Equal(("(automatic)", copy), (act.By, act.Subject));

        await Restore.RunAsync(copy, folder.Below("again"), default);
        await using var restored = await WarehouseOpener.OpenEmbeddedAsync(folder.Below("again"));
        Assert.NotNull(await RestoredMail.HoldAsync(restored.App, folder.Below("again"), default));
        await using var connection = await restored.App.OpenConnectionAsync();
        Assert.Equal(42, await connection.ExecuteScalarAsync<int>("select value from warehouse.kept"));
        var told = Assert.Single(await ActLog.ListAsync(restored.App, new ActFilter(null, Act.Restored, null, null), 10, 0, default));
        Assert.Equal(Environment.UserName, told.By);
    }

    [Fact]
    public async Task The_oldest_go_when_the_new_one_is_whole_and_nothing_else_in_the_folder_does()
    {
        Directory.CreateDirectory(folder.Below("copies", "mine"));
        Directory.CreateDirectory(folder.Below("copies", "2020-01-01T020000"));
        Directory.CreateDirectory(folder.Below("copies", "2026-03-08T020000.partial-1"));
        for (var night = 0; night < 3; night++)
        {
            Assert.NotNull(await Backup().MakeDueAsync(default));
            clock.Now = clock.Now.AddDays(1);
        }

        // What is not whole is no copy of ours to count or to remove, but for what a killed process left.
        Assert.Equal(
            ["2020-01-01T020000", "2026-03-10T020000", "2026-03-11T020000", "mine"],
            Directory.GetDirectories(Copies).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_night_that_failed_is_told_of_once_tried_again_after_an_hour_and_removes_nothing()
    {
        await File.WriteAllTextAsync(Copies, "a file, where the folder should be");
        await Assert.ThrowsAnyAsync<IOException>(() => Backup().MakeDueAsync(default));
        Assert.Null(await Backup().MakeDueAsync(default));
        Assert.Equal(1, await AskAsync("select count(*)::int from delivery.outbox where subject = 'Cảnh báo / Alert: backup'"));
        Assert.Equal(1, await AskAsync("select count(*)::int from ledger.backups where made_at is null and error is not null"));
        Assert.Null(await new NightlyBackups(warehouse.App).FindLastAsync(default));

        clock.Now = clock.Now.AddMinutes(61);
        await Assert.ThrowsAnyAsync<IOException>(() => Backup().MakeDueAsync(default));
        File.Delete(Copies);
        clock.Now = clock.Now.AddMinutes(61);
        Assert.NotNull(await Backup().MakeDueAsync(default));
        Assert.Equal(1, await AskAsync("select count(*)::int from delivery.alerts where cause = 'backup' and cleared_at is not null"));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_read_back_is_found_out()
    {
        var copy = (await Backup().MakeDueAsync(default))!;
        await new BackupFolder(copy).VerifyAsync(default);
        var file = Path.Combine(copy, "cluster", "PG_VERSION");
        await File.WriteAllTextAsync(file, "17\n");
        var fault = await Assert.ThrowsAsync<IOException>(() => new BackupFolder(copy).VerifyAsync(default));
        Assert.Contains($"{file} is not as it was written", fault.Message, StringComparison.Ordinal);
        File.Delete(file);
        await Assert.ThrowsAsync<FileNotFoundException>(() => new BackupFolder(copy).VerifyAsync(default));
    }

    private NightlyBackup Backup() => new(
        warehouse,
        Data,
        new BackupOptions(Copies, new TimeOnly(2, 0), Keep: 2),
        new Alerts(warehouse.App, new AlertOptions(new Mailbox(null, "ky-thuat@tx.example")), clock),
        clock);

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(statement);
    }

    private async Task<int> AskAsync(string question)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(question);
    }
}
