using System.Text.Json;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Commands;

/// <summary>What an operator types on the day the disk breaks.</summary>
public sealed class BackupCommandTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private static Dictionary<string, string?> In(string directory) => new() { ["ANALYTICS__Data__Directory"] = directory };

    [Fact]
    public async Task The_restored_town_makes_the_same_packs_to_the_byte()
    {
        using var folder = new ScratchFolder();
        var backup = await CommandRun.RunAsync(demo.Folder, null, "backup", folder.Below("copy"));
        Assert.True(backup.ExitCode == 0, backup.Messages);
        Assert.Equal(folder.Below("copy") + "\n", backup.Output);

        var restore = await CommandRun.RunAsync(folder.Path, In("town"), "restore", "copy");
        Assert.True(restore.ExitCode == 0, restore.Messages);
        var packs = await CommandRun.RunAsync(folder.Path, In("town"), "packs", "--json");
        Assert.Equal((await CommandRun.RunAsync(demo.Folder, null, "packs", "--json")).Output, packs.Output);
        var verify = await CommandRun.RunAsync(folder.Path, In("town"), "verify", "tx-minh-hoa/giao-ban-9-thang/2023-9M/v1");
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Messages);

        var twice = await CommandRun.RunAsync(folder.Path, In("town"), "restore", "copy");
        Assert.Equal(2, twice.ExitCode);
        Assert.Contains("holds a database already", twice.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_was_waiting_is_held_after_a_restore_also_after_one_that_was_killed()
    {
        using var folder = new ScratchFolder();
        await DemoRun.CopyAsync(folder.Path);
        const string pack = "tx-minh-hoa/giao-ban-9-thang/2023-9M/v2";
        await File.WriteAllTextAsync(folder.Below("a-file"), "");
        var nowhere = new Dictionary<string, string?> { ["ANALYTICS__Delivery__Outbox"] = folder.Below("a-file", "outbox") };
        await CommandRun.RunAsync(folder.Path, nowhere, "approve", pack);
        Assert.Equal(0, (await CommandRun.RunAsync(folder.Path, null, "backup", "copy")).ExitCode);

        var restore = await CommandRun.RunAsync(folder.Path, In("town"), "restore", "copy");
        Assert.True(restore.ExitCode == 0, restore.Messages);
        Assert.Contains("4 messages were waiting then", restore.Messages, StringComparison.Ordinal);
        var deliveries = await CommandRun.RunAsync(folder.Path, In("town"), "deliveries", "--json");
        Assert.Equal(4, deliveries.Output.Split("\"uncertain\"").Length - 1);

        // Killed as soon as the cluster was in its place.
        await Restore.RunAsync(folder.Below("copy"), folder.Below("killed"), default);
        var resending = In("killed");
        resending["ANALYTICS__Delivery__Uncertain"] = "resend";
        resending["ANALYTICS__Delivery__Outbox"] = folder.Below("outbox");
        var test = await CommandRun.RunAsync(folder.Path, resending, "send", pack, "--to", "thu@tx.example");
        Assert.True(test.ExitCode == 0, test.Messages);
        Assert.Contains("4 messages were waiting then", test.Messages, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Below("outbox"), "*.eml"));
        deliveries = await CommandRun.RunAsync(folder.Path, In("killed"), "deliveries", "--json");
        Assert.DoesNotContain("were waiting then", deliveries.Messages, StringComparison.Ordinal);
        using var rows = JsonDocument.Parse(deliveries.Output);
        var held = rows.RootElement.EnumerateArray().Where(row => row.GetProperty("state").GetString() == "uncertain").ToList();
        Assert.Equal(4, held.Count);
        Assert.All(held, row => Assert.StartsWith("Khôi phục từ bản sao lưu lúc", row.GetProperty("answer").GetString(), StringComparison.Ordinal));

        // A person may still decide.
        var again = await CommandRun.RunAsync(folder.Path, resending, "send", pack, "--again", held[0].GetProperty("address").GetString()!);
        Assert.True(again.ExitCode == 0, again.Messages);
        Assert.Equal(2, Directory.GetFiles(folder.Below("outbox"), "*.eml").Length);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task A_database_on_a_server_of_its_own_is_left_to_its_own_tools(string command)
    {
        using var folder = new ScratchFolder();
        var environment = new Dictionary<string, string?> { ["ANALYTICS__ConnectionStrings__Warehouse"] = "Host=127.0.0.1;Port=9;Database=x;Username=y" };
        var run = await CommandRun.RunAsync(folder.Path, environment, command, "copy");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("knows only the embedded database", run.Messages, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_not_written_to()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Below("mine"), "");
        var run = await CommandRun.RunAsync(demo.Folder, null, "backup", folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not an empty folder", run.Messages, StringComparison.Ordinal);
        Assert.Equal([folder.Below("mine")], Directory.GetFileSystemEntries(folder.Path));
    }
}
