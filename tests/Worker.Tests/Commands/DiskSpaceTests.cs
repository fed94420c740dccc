using Analytics.Worker.Commands;

namespace Analytics.Worker.Tests.Commands;

public sealed class DiskSpaceTests
{
    [Fact]
    public void A_full_disk_is_found_behind_any_folder_also_one_that_is_not_there_yet()
    {
        using var folder = new ScratchFolder();
        var (isEnough, finding) = DiskSpace.Measure([("here", folder.Path), ("in Backup:Directory", folder.Below("not", "yet"))]);
        Assert.True(isEnough, finding);
        Assert.Matches("^[0-9]+ MB free here, [0-9]+ MB free in Backup:Directory$", finding);

        // What the kernel shows as files has no room at all.
        (isEnough, finding) = DiskSpace.Measure([("here", folder.Path), ("in Delivery:Outbox", "/proc/outbox")]);
        Assert.False(isEnough);
        Assert.EndsWith(", 0 MB free in Delivery:Outbox, 500 MB are needed", finding, StringComparison.Ordinal);
    }
}
