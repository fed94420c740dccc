using System.Security.Cryptography;

namespace Analytics.Worker.Tests.Commands;

/// <summary>What can go wrong on a machine: one sentence that says what to do, and nothing lost.</summary>
public sealed class FaultTests(DemoRun demo) : IClassFixture<DemoRun>
{
    /// <summary>Between the late body's report and the correction: content that no stored pack has.</summary>
    private static readonly string[] Build =
        ["build", "--series", "giao-ban-9-thang", "--period", "2023-9M", "--as-of", "2023-09-18T20:00"];

    [Fact]
    public async Task Without_node_on_the_path_a_build_ends_with_4_and_says_what_to_install()
    {
        var path = PathWithout("node", Path.Combine(demo.Folder, "path"));
        var run = await CommandRun.RunAsync(
            demo.Folder, new Dictionary<string, string?> { ["PATH"] = path }, [.. Build, "--out", "no-node"]);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("Node", OneSentence(run), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(demo.Folder, "no-node")));
    }

    [Fact]
    public async Task Without_node_on_the_path_a_demo_ends_with_4_before_any_work()
    {
        using var folder = new ScratchFolder();
        var path = PathWithout("node", folder.Below("path"));
        var run = await CommandRun.RunAsync(folder.Path, new Dictionary<string, string?> { ["PATH"] = path }, "demo", "--no-serve");
        Assert.Equal(4, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Node", OneSentence(run), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Below(".analytics")));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("build", "--series", "giao-ban-quy", "--period", "2023-Q1", "--as-of", "2023-04-06T06:00")]
    public async Task A_folder_that_cannot_be_written_is_refused_before_any_work(params string[] command)
    {
        var file = Path.Combine(demo.Folder, "a-file");
        await File.WriteAllTextAsync(file, string.Empty);
        var run = await CommandRun.RunAsync(demo.Folder, null, [.. command, "--out", Path.Combine("a-file", "out")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("--out", OneSentence(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_killed_at_its_first_pack_is_finished_by_the_next_with_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("killed-demo-").FullName;
        using (var killed = CommandRun.Start(folder, null, "demo", "--no-serve"))
        {
            Assert.NotNull(await killed.StandardOutput.ReadLineAsync());
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        var run = await CommandRun.RunAsync(folder, null, "demo", "--no-serve");
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Equal(Hashes(demo.Out), Hashes(Path.Combine(folder, "out")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_same_packs_come_out_in_another_folder_zone_locale_and_for_another_user()
    {
        var folder = Directory.CreateTempSubdirectory("khác-múi-giờ-").FullName;
        var elsewhere = new Dictionary<string, string?>
        {
            ["TZ"] = "America/New_York",
            ["LANG"] = "tr_TR.UTF-8",
            ["LC_ALL"] = "tr_TR.UTF-8",
            ["HOME"] = folder,
        };
        var run = await CommandRun.RunWrappedAsync(
            folder, ["unshare", "--user", "--map-user=65534", "--map-group=65534"], elsewhere, "demo", "--no-serve", "--out", "khác");
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Equal(Hashes(demo.Out), Hashes(Path.Combine(folder, "khác")));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The path as it is, each folder that has the program replaced by one with links to everything else in it.</summary>
    private static string PathWithout(string program, string folder)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists).Distinct().Index();
        return string.Join(':', folders.Select(place =>
        {
            if (!File.Exists(Path.Combine(place.Item, program)))
            {
                return place.Item;
            }

            var copy = Directory.CreateDirectory(Path.Combine(folder, place.Index.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
            foreach (var other in Directory.EnumerateFiles(place.Item).Where(file => Path.GetFileName(file) != program))
            {
                File.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(other)), other);
            }

            return copy;
        }));
    }

    private static string OneSentence(CommandRun run) =>
        Assert.Single(run.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string[] Hashes(string folder) =>
        [.. Directory.GetFiles(folder)
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}")];
}
