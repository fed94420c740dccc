using System.Diagnostics;
using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Rendering;

public sealed class RendererFaultTests
{
    private static readonly Dictionary<string, string> NoCharts = [];
    private static readonly Document Small = SampleDocument.Of(new Paragraph("Ngắn."));

    [Fact]
    public async Task A_renderer_killed_in_the_middle_is_replaced_and_the_document_made()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var expected = await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        var first = Assert.Single(renderer.ProcessIds);
        // Stopped, it has taken the request and cannot have answered when it is killed.
        Signal("STOP", first);
        var work = renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        Signal("KILL", first);
        Assert.Equal(expected, await work);
        Assert.NotEqual(first, Assert.Single(renderer.ProcessIds));
    }

    [Fact]
    public async Task A_renderer_killed_twice_gives_up_with_a_sentence()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var slow = SampleDocument.Of([.. Enumerable.Range(0, 400).Select(n => new Paragraph(string.Concat(Enumerable.Repeat($"Đơn vị {n} đã hoàn thành. ", 60))))]);
        var work = renderer.TypesetAsync(slow, NoCharts, CancellationToken.None);
        while (!work.IsCompleted)
        {
            foreach (var id in renderer.ProcessIds)
            {
                Signal("KILL", id);
            }

            await Task.Yield();
        }

        var error = await Assert.ThrowsAsync<RendererException>(() => work);
        Assert.Contains("died twice", error.Message, StringComparison.Ordinal);
        Assert.Contains(slow.Title, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None));
    }

    [Fact]
    public async Task Without_Node_the_error_says_what_to_install()
    {
        await using var renderer = new Renderer(new RendererOptions { Node = "no-such-node" });
        var error = await Assert.ThrowsAsync<RendererException>(() => renderer.TypesetAsync(Small, NoCharts, CancellationToken.None));
        Assert.Contains("Node.js 20 or newer", error.Message, StringComparison.Ordinal);
        Assert.Contains("no-such-node", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_Node_is_named_as_not_starting()
    {
        await using var renderer = new Renderer(new RendererOptions { Node = "false" });
        var error = await Assert.ThrowsAsync<RendererException>(() => renderer.CheckAsync(CancellationToken.None));
        Assert.StartsWith("The renderer did not start", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_kills()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        var id = Assert.Single(renderer.ProcessIds);
        Signal("STOP", id);
        using var cancelling = new CancellationTokenSource();
        var work = renderer.TypesetAsync(Small, NoCharts, cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Empty(renderer.ProcessIds);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task A_renderer_that_hangs_is_stopped_with_a_sentence()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1, RequestTimeout = TimeSpan.FromSeconds(2) });
        await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        Signal("STOP", Assert.Single(renderer.ProcessIds));
        var error = await Assert.ThrowsAsync<RendererException>(() => renderer.TypesetAsync(Small, NoCharts, CancellationToken.None));
        Assert.Contains("did not finish", error.Message, StringComparison.Ordinal);
        Assert.Empty(renderer.ProcessIds);
    }

    [Fact]
    public async Task A_process_is_renewed_after_its_number_of_documents()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1, DocumentsPerProcess = 2 });
        await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        Assert.Single(renderer.ProcessIds);
        await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        Assert.Empty(renderer.ProcessIds);
        Assert.NotEmpty(await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None));
    }

    [Fact]
    public async Task A_process_is_renewed_when_it_has_grown_too_large()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1, MaxMegabytes = 1 });
        await renderer.TypesetAsync(Small, NoCharts, CancellationToken.None);
        Assert.Empty(renderer.ProcessIds);
    }

    [Fact]
    public async Task Many_documents_at_once_wait_in_one_queue()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var pdfs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => renderer.TypesetAsync(Small, NoCharts, CancellationToken.None)));
        Assert.All(pdfs, pdf => Assert.Equal(pdfs[0], pdf));
        Assert.Single(renderer.ProcessIds);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("probe")]
    public async Task It_does_not_start_with_a_font_that_is_not_the_shipped_file(string proof)
    {
        var copy = Directory.CreateTempSubdirectory("an-");
        try
        {
            CopyProgram(RendererFolder.Find(), copy.FullName);
            var fonts = Path.Combine(copy.FullName, "fonts.json");
            var text = await File.ReadAllTextAsync(fonts);
            var at = text.IndexOf($"\"{proof}\": \"", StringComparison.Ordinal) + proof.Length + 5;
            await File.WriteAllTextAsync(fonts, text[..at] + new string('0', 64) + text[(at + 64)..]);
            using var process = Process.Start(new ProcessStartInfo("node", ["server.mjs", Path.Combine(copy.FullName, "s")])
            {
                WorkingDirectory = copy.FullName,
                RedirectStandardInput = true,
                RedirectStandardError = true,
            })!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
            Assert.Contains("tinos/400Regular/Tinos_400Regular.ttf", errors, StringComparison.Ordinal);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task It_ends_and_tidies_up_when_its_worker_is_gone()
    {
        var directory = Directory.CreateTempSubdirectory("an-");
        using var process = Process.Start(new ProcessStartInfo("node", ["server.mjs", Path.Combine(directory.FullName, "s")])
        {
            WorkingDirectory = RendererFolder.Find(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.False(Directory.Exists(directory.FullName));
    }

    [Fact]
    public async Task The_check_names_Node_the_test_page_and_each_font_by_hash()
    {
        await using var renderer = new Renderer(new RendererOptions());
        var lines = (await renderer.CheckAsync(CancellationToken.None)).Select(line => $"{line.Part}: {line.Finding}").ToList();
        Assert.StartsWith("node: v", lines[0], StringComparison.Ordinal);
        Assert.Contains("134 Vietnamese letters", lines[1], StringComparison.Ordinal);
        Assert.Equal(6, lines.Count(line => line.StartsWith("font: ", StringComparison.Ordinal) && line.Contains("sha256:", StringComparison.Ordinal)));
    }

    private static void CopyProgram(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "templates"));
        foreach (var file in Directory.EnumerateFiles(from).Concat(Directory.EnumerateFiles(Path.Combine(from, "templates"))))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }

        Directory.CreateSymbolicLink(Path.Combine(to, "node_modules"), Path.Combine(from, "node_modules"));
    }

    private static void Signal(string signal, int id)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-" + signal, $"{id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
