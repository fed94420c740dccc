using Analytics.Reports.Documents;
using Analytics.Reports.Formats;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Tests.Rendering;

namespace Analytics.Reports.Tests.Formats;

/// <summary>
/// One renderer with the shipped forms and a third one, made of one file: the Youth Union's, whose papers have other words, other
/// margins and other sizes (DOMAIN §4.3).
/// </summary>
public sealed class FormatFixture : IAsyncLifetime
{
    public const string Third = "doan";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("an-");
    private readonly Dictionary<string, PdfFile> papers = new(StringComparer.Ordinal);

    internal Renderer Renderer { get; private set; } = null!;

    public Task InitializeAsync()
    {
        File.WriteAllText(Path.Combine(folder.FullName, Third + ".yaml"), YouthUnion());
        Renderer = new Renderer(new RendererOptions { Processes = 1, Profiles = folder.FullName });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Renderer.DisposeAsync();
        folder.Delete(recursive: true);
    }

    internal async Task<PdfFile> PaperAsync(string format) =>
        papers.TryGetValue(format, out var paper) ? paper : papers[format] = PdfReader.Read(await TypesetAsync(format));

    internal async Task<byte[]> TypesetAsync(string format, PdfStandard standard = PdfStandard.A2a)
    {
        var document = Document(format);
        var charts = await Renderer.DrawChartsAsync([.. document.Blocks().OfType<Chart>()], CancellationToken.None);
        return await Renderer.TypesetAsync(document, charts, CancellationToken.None, standard);
    }

    /// <summary>The first page of a short paper that is marked.</summary>
    internal async Task<PdfPage> MarkedAsync(string format, string mark)
    {
        var sample = SampleDocument.Of(new Paragraph("Đoạn văn.")) with { Mark = mark };
        var document = Renderer.InForm(sample with { Letterhead = sample.Letterhead with { Format = format } });
        return PdfReader.Read(await Renderer.TypesetAsync(document, new Dictionary<string, string>(), CancellationToken.None)).Pages[0];
    }

    internal FormatProfile Profile(string format) => RendererFolder.Formats(folder.FullName).Find(format)!;

    /// <summary>Long words without stops, so that lines are filled to both margins, and two annexes of more than a page.</summary>
    internal Document Document(string format)
    {
        var sample = SampleDocument.Create(mark: null);
        return Renderer.InForm(sample with
        {
            Letterhead = sample.Letterhead with { Format = format },
            Addressee = "Tỉnh ủy Minh Sơn",
            Opening = [new Paragraph(string.Concat(Enumerable.Repeat("công tác tổ chức cán bộ ", 30))), new Paragraph("Đoạn thứ hai.")],
            Annexes = [Annex("Phụ lục I", landscape: true), Annex("Phụ lục II", landscape: false)],
        });
    }

    private static Annex Annex(string number, bool landscape) => new(number, "BẢNG SỐ LIỆU", landscape, [SampleDocument.Table("bang-" + number.Length, "Bảng", 60)]);

    private static string YouthUnion() => ShippedProfiles.PartyText
        .Replace("{top: 20, bottom: 20, left: 30, right: 15}", "{top: 25, bottom: 22, left: 35, right: 18}", StringComparison.Ordinal)
        .Replace("page_number: {size: 13, from_top: 10}", "page_number: {size: 14, from_top: 12}", StringComparison.Ordinal)
        .Replace("marking: {size: 13, bold: true}", "marking: {size: 14}", StringComparison.Ordinal)
        .Replace("addressee: {text: \"\", size: 14}", "addressee: {text: \"Kính gửi:\", size: 13, italic: true}", StringComparison.Ordinal)
        .Replace("pitch: 18", "pitch: 20", StringComparison.Ordinal)
        .Replace("first_line: 10 ", "first_line: 15 ", StringComparison.Ordinal)
        .Replace("left_share: 42", "left_share: 50", StringComparison.Ordinal)
        .Replace("text: \"*\", size: 14", "text: \"***\", size: 12", StringComparison.Ordinal)
        .Replace("ĐẢNG CỘNG SẢN VIỆT NAM, size: 15", "ĐOÀN TNCS HỒ CHÍ MINH, size: 16", StringComparison.Ordinal)
        .Replace("after: \"-BC/…\", size: 14", "after: \"-BC/…\", size: 12", StringComparison.Ordinal)
        .Replace("beside: mark", "beside: number", StringComparison.Ordinal)
        .Replace("share: 50\n  authority: {size: 14", "share: 60\n  authority: {size: 15", StringComparison.Ordinal);
}
