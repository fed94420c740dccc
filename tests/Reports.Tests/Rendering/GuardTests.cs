using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Rendering;

public sealed class GuardTests
{
    private const string Letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

    [Fact]
    public void Every_kind_of_block_has_a_form_and_an_unknown_one_throws()
    {
        var kinds = typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block))).ToList();
        var samples = new Block[] { new Paragraph("x"), new BulletList(["x"]), SampleDocument.Table("t", "x", 1), SampleDocument.Tiles(), SampleDocument.Trend() };
        Assert.Equal(kinds.OrderBy(type => type.Name), samples.Select(sample => sample.GetType()).OrderBy(type => type.Name));
        var party = RendererFolder.Formats(null).Find("party")!;
        Assert.NotEmpty(DocumentJson.Write(SampleDocument.Of(samples), party, new Dictionary<string, string> { [SampleDocument.Trend().Id] = "<svg/>" }));
        var error = Assert.Throws<InvalidOperationException>(() => DocumentJson.Write(SampleDocument.Of(new Unknown()), party, new Dictionary<string, string>()));
        Assert.Contains(nameof(Unknown), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_random_Vietnamese_documents_pass_through_one_process()
    {
        await using var renderer = new Renderer(new RendererOptions { Processes = 1, DocumentsPerProcess = 5000, MaxMegabytes = 5000 });
        var random = new Random(20230918);
        var text = new string([.. Enumerable.Range(0, 60).Select(n => n % 6 == 5 ? ' ' : Letters[random.Next(Letters.Length)])]);
        var documents = new List<Document>();
        var pdfs = new List<byte[]>();
        for (var i = 0; i < 1000; i++)
        {
            // One letter differs from the document before, often in its accent only.
            var letters = text.ToCharArray();
            letters[random.Next(10) * 6] = Letters[random.Next(Letters.Length)];
            text = new string(letters);
            documents.Add(SampleDocument.Of(new Paragraph(text), new BulletList([text.ToUpperInvariant()])) with { Title = text });
            pdfs.Add(await renderer.TypesetAsync(documents[i], new Dictionary<string, string>(), CancellationToken.None));
        }

        Assert.Single(renderer.ProcessIds);
        var files = PdfReader.ReadAll(pdfs);
        Assert.All(documents.Zip(files), pair => Assert.Equal(DocumentText.Expected(pair.First), DocumentText.Bare(pair.Second.ReadingText)));
    }

    private sealed record Unknown : Block;
}
