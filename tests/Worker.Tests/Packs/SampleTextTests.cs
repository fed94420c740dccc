using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Tests.Briefings;
using Analytics.Reports.Tests.Rendering;

namespace Analytics.Worker.Tests.Packs;

[Collection("database")]
public sealed class SampleTextTests(SamplePacks packs) : IClassFixture<SamplePacks>
{
    [Fact]
    public void Every_pack_of_the_sample_town_reads_as_approved()
    {
        Assert.Equal(6, packs.Documents.Count);
        Assert.Multiple([.. packs.Documents.Select(pack => (Action)(() => Approved.Matches(pack.Key, PlainText.Write(pack.Value), "Packs")))]);
    }

    [Fact]
    public void Every_summary_has_tiles_sentences_and_three_charts() => Assert.All(packs.Documents.Values, document =>
    {
        var blocks = document.Summary!.Blocks;
        Assert.InRange(blocks.OfType<Tiles>().Single().Items.Count, 3, 6);
        Assert.Equal(6, blocks.OfType<BulletList>().Single().Items.Count);
        Assert.StartsWith("Nhiệm vụ được giao: ", blocks.OfType<BulletList>().Single().Items[^1].Plain, StringComparison.Ordinal);
        Assert.Equal([ChartSize.Half, ChartSize.Half, ChartSize.Front], blocks.OfType<Chart>().Select(chart => chart.Size));
    });

    /// <summary>What the sample document alone would not show: each block as the five series use it, with their names and numbers.</summary>
    [Fact]
    public async Task Every_pack_is_accepted_in_both_standards_with_all_its_text_and_no_word_over_another()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1 });
        var (archived, accessible) = (new List<byte[]>(), new List<byte[]>());
        foreach (var document in packs.Documents.Values)
        {
            var charts = await renderer.DrawChartsAsync(document.Charts(), CancellationToken.None);
            archived.Add(await renderer.TypesetAsync(document, charts, CancellationToken.None));
            accessible.Add(await renderer.TypesetAsync(document, charts, CancellationToken.None, PdfStandard.Ua1));
        }

        var files = PdfReader.ReadAll([.. archived, .. accessible]);
        Assert.Equal([.. Enumerable.Repeat("a-2a", archived.Count), .. Enumerable.Repeat("ua-1", accessible.Count)], files.Select(file => file.Standard));
        Assert.All(packs.Documents.Values.Zip(files), pack =>
        {
            Assert.Equal(DocumentText.Expected(pack.First), DocumentText.Bare(pack.Second.ReadingText));
            Layout.Check(pack.Second);
            Assert.Contains("ĐẢNG CỘNG SẢN", pack.Second.Pages[1].TextOf(pack.Second.Pages[1].Tree), StringComparison.Ordinal);
        });
    }
}
