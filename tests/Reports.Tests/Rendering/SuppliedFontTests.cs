using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Rendering;

public sealed class SuppliedFontTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("an-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Papers_are_set_in_the_operators_Times_New_Roman_and_charts_in_their_own()
    {
        StandInFont.WriteTo(folder.FullName);
        await using var renderer = Renderer();
        var charts = await renderer.DrawChartsAsync(SampleDocument.Charts(), CancellationToken.None);
        var file = PdfReader.Read(await renderer.TypesetAsync(SampleDocument.Create(), charts, CancellationToken.None));
        Assert.All(file.Fonts, font => Assert.Matches("^(TimesNewRoman|BeVietnamPro-)", font));
        Assert.Contains("TimesNewRomanPS-BoldMT", file.Fonts);
        Assert.Equal(DocumentText.Expected(SampleDocument.Create()), DocumentText.Bare(file.ReadingText));
    }

    [Fact]
    public async Task The_check_and_the_template_version_say_which_files_they_were()
    {
        StandInFont.WriteTo(folder.FullName);
        await using var renderer = Renderer();
        var fonts = (await renderer.CheckAsync(CancellationToken.None)).Where(line => line.Part == "font").Select(line => line.Finding).ToList();
        Assert.Equal(6, fonts.Count);
        Assert.All(FontFolder.Read(folder.FullName), font => Assert.Contains(fonts, line => line.StartsWith("TimesNewRoman", StringComparison.Ordinal) && line.EndsWith(font.Hash, StringComparison.Ordinal)));
        await using var shipped = new Renderer(new RendererOptions());
        await using var same = Renderer();
        Assert.NotEqual(shipped.TemplateVersion("party"), renderer.TemplateVersion("party"));
        Assert.Equal(same.TemplateVersion("party"), renderer.TemplateVersion("party"));
    }

    [Fact]
    public async Task A_folder_of_another_family_is_refused_and_nothing_else_is_taken_instead()
    {
        StandInFont.WriteTo(folder.FullName, family: "Times Old Roman");
        var message = await RefusalAsync();
        Assert.Contains("its family is 'Times Old Roman', accepted is 'Times New Roman'", message, StringComparison.Ordinal);
        Assert.Equal(4, message.Split("its family is").Length - 1);
    }

    [Fact]
    public async Task A_face_without_all_Vietnamese_letters_is_refused_with_those_it_lacks()
    {
        StandInFont.WriteTo(folder.FullName);
        StandInFont.TakeLettersFrom(Path.Combine(folder.FullName, "timesi.ttf"));
        var message = await RefusalAsync();
        Assert.Contains("timesi.ttf: it lacks 134 of the 134 Vietnamese letters: à", message, StringComparison.Ordinal);
        Assert.DoesNotContain("timesbd.ttf", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_font_and_a_missing_face_are_refused()
    {
        StandInFont.WriteTo(folder.FullName);
        File.Copy(Path.Combine(folder.FullName, "timesbd.ttf"), Path.Combine(folder.FullName, "timesbi.ttf"), overwrite: true);
        Assert.Contains("there is no face that is bold italic", await RefusalAsync(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "times.ttf"), "no font");
        Assert.Contains("times.ttf: it is not a font that can be read", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changes_under_a_running_worker_is_noticed_when_a_renderer_is_renewed()
    {
        StandInFont.WriteTo(folder.FullName);
        await using var renderer = new Renderer(new RendererOptions { Processes = 1, DocumentsPerProcess = 1, Fonts = folder.FullName });
        var paper = SampleDocument.Of(new Paragraph("Ngắn."));
        await renderer.TypesetAsync(paper, new Dictionary<string, string>(), CancellationToken.None);
        await File.AppendAllTextAsync(Path.Combine(folder.FullName, "times.ttf"), "x");
        var error = await Assert.ThrowsAsync<RendererException>(
            () => renderer.TypesetAsync(paper, new Dictionary<string, string>(), CancellationToken.None));
        Assert.Contains("has changed since the worker started", error.Message, StringComparison.Ordinal);
    }

    private Renderer Renderer() => new(new RendererOptions { Processes = 1, Fonts = folder.FullName });

    private async Task<string> RefusalAsync()
    {
        await using var renderer = Renderer();
        return (await Assert.ThrowsAsync<RendererException>(() => renderer.CheckAsync(CancellationToken.None))).Message;
    }
}
