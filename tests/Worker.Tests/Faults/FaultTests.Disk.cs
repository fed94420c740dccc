using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Faults;

/// <summary>T11: the disk that a pack is written to is full.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public async Task A_full_disk_leaves_the_pack_stored_and_no_half_file_and_the_same_command_writes_it_where_there_is_room()
    {
        await town.ChangeContentAsync();
        using var folder = new ScratchFolder();
        var disk = Directory.CreateDirectory(folder.Below("disk")).FullName;
        var environment = fixture.EnvironmentOf(town.Town.Warehouse);
        var run = await CommandRun.RunWrappedAsync(
            folder.Path,
            ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                $"mount -t tmpfs -o size=16k tmpfs '{disk}' && \"$@\"; code=$?; ls -A '{disk}' | sed 's/^/left: /'; exit $code", "sh"],
            environment,
            [.. Build, "--out", disk]);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("left: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("the pack is stored", run.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);

        var again = await CommandRun.RunAsync(folder.Path, environment, [.. Build, "--out", "enough"]);
        Assert.True(again.ExitCode == 0, again.Messages);
        Assert.Equal(3, Directory.GetFiles(folder.Below("enough")).Length);
    }

    private static readonly string[] Build = ["build", "--series", ScheduledTown.NineMonths, "--period", "2023-9M"];
}
