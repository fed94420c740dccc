using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Database;

public sealed class RefusedFolderTests
{
    [Fact]
    public async Task A_database_of_another_major_version_is_refused_with_the_way_out()
    {
        var message = await RefusalAsync(cluster => File.WriteAllText(Path.Combine(cluster, "PG_VERSION"), "16\n"));

        Assert.Contains("was made by PostgreSQL 16", message, StringComparison.Ordinal);
        Assert.Contains("dump it with PostgreSQL 16", message, StringComparison.Ordinal);
        Assert.Contains("Data:Directory", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused_and_left_alone()
    {
        var message = await RefusalAsync(cluster => File.WriteAllText(Path.Combine(cluster, "letter.txt"), "keep me"));

        Assert.Contains("files that are not a PostgreSQL database", message, StringComparison.Ordinal);
        Assert.Contains("Data:Directory", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_made_is_refused()
    {
        var message = await RefusalAsync(cluster => File.WriteAllText(Path.Combine(cluster, "PG_VERSION"), PostgresBinaries.Major + "\n"));

        Assert.Contains("another program made", message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Warehouse", message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(Action<string> fill)
    {
        using var folder = new ScratchFolder();
        var cluster = folder.Below("postgres");
        Directory.CreateDirectory(cluster);
        fill(cluster);
        var before = Directory.GetFiles(cluster).Select(File.ReadAllText).ToList();
        var missing = await Assert.ThrowsAsync<PartMissingException>(() => EmbeddedPostgres.StartAsync(folder.Path));

        Assert.Equal("data directory", missing.Part);
        Assert.Contains(cluster, missing.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(cluster).Select(File.ReadAllText));
        return missing.Message;
    }
}
