using Analytics.Worker.Packs;

namespace Analytics.Worker.Tests.Packs;

public sealed class WholeFileTests
{
    [Fact]
    public async Task A_writer_that_comes_second_leaves_the_first_ones_file_alone()
    {
        using var folder = new ScratchFolder();
        var path = folder.Below("pack.pdf");
        await using (var first = new FileStream($"{path}.tmp", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await Assert.ThrowsAsync<IOException>(() => WholeFile.WriteAsync(path, [1], default));
            Assert.True(File.Exists($"{path}.tmp"));
        }

        await WholeFile.WriteAsync(path, [2], default);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal([2], await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task What_could_not_be_finished_leaves_nothing_behind()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.Below("pack.pdf"));
        await Assert.ThrowsAnyAsync<SystemException>(() => WholeFile.WriteAsync(folder.Below("pack.pdf"), [1], default));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
