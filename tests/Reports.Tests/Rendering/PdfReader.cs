using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Analytics.Reports.Tests.Rendering;

/// <summary>PDFs as an independent library (pdfjs-dist) reads them back.</summary>
internal static class PdfReader
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static PdfFile Read(byte[] pdf) => ReadAll([pdf])[0];

    public static IReadOnlyList<PdfFile> ReadAll(IReadOnlyList<byte[]> pdfs)
    {
        var folder = Directory.CreateTempSubdirectory("pdf-");
        try
        {
            var paths = pdfs.Select((pdf, index) => (Path: Path.Combine(folder.FullName, $"{index:D5}.pdf"), Pdf: pdf)).ToList();
            paths.ForEach(file => File.WriteAllBytes(file.Path, file.Pdf));
            return JsonSerializer.Deserialize<List<PdfFile>>(Run([.. paths.Select(file => file.Path)]), Web)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string[] paths)
    {
        var folder = typeof(PdfReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "TestsFolder").Value!;
        using var process = Process.Start(new ProcessStartInfo("node", ["read-pdf.mjs", .. paths])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"read-pdf.mjs: {errors.Result}");
    }
}

internal sealed record PdfFile(
    string? Title,
    string? Language,
    string? Created,
    string? Standard,
    IReadOnlyList<PdfBookmark> Bookmarks,
    IReadOnlyList<PdfPage> Pages)
{
    public IEnumerable<string> Fonts => Pages.SelectMany(page => page.Items).Select(item => item.Font).Distinct();

    /// <summary>Every element of the structure tree in reading order, page after page.</summary>
    public IEnumerable<PdfNode> Elements => Pages.SelectMany(page => page.Tree?.Descendants() ?? []);

    /// <summary>What is read aloud, in the order of the structure tree: no page numbers or footers, no letters inside figures.</summary>
    public string ReadingText => string.Concat(Pages.Select(page => page.TextOf(page.Tree, outside: "Figure") + "\n")).Normalize();
}

internal sealed record PdfBookmark(string Title, int Level);

/// <summary>Sizes in points.</summary>
internal sealed record PdfPage(double Width, double Height, IReadOnlyList<PdfText> Items, IReadOnlyList<PdfRule> Rules, IReadOnlyList<PdfBox> Boxes, PdfNode? Tree)
{
    public string TextOf(PdfNode? node, string? outside = null)
    {
        if (node is null || (outside is not null && node.Role == outside))
        {
            return "";
        }

        return node.Content is { } content
            ? string.Concat(Items.Where(item => item.Content == content).Select(item => item.Text))
            : string.Concat(node.Children.Select(child => TextOf(child, outside)));
    }
}

/// <summary>A run of letters; x and y of its baseline's left end, from the top left corner of the page.</summary>
internal sealed record PdfText(string Text, double X, double Y, double Width, double Size, string Font, bool Artifact, string? Content);

/// <summary>A horizontal line; x of its left end, y from the top of the page.</summary>
internal sealed record PdfRule(double X, double Y, double Width);

/// <summary>A drawn frame; x and y of its upper left corner, from the top left corner of the page.</summary>
internal sealed record PdfBox(double X, double Y, double Width, double Height);

internal sealed record PdfNode(string? Role, string? Alt, string? Content, IReadOnlyList<PdfNode> Children)
{
    public IEnumerable<PdfNode> Descendants() => Children.SelectMany(child => child.Descendants()).Prepend(this);
}
