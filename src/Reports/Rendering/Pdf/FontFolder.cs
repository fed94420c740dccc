using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Analytics.Reports.Rendering.Pdf;

/// <param name="Hash">SHA-256, hexadecimal.</param>
internal sealed record FontFile(string Path, string Hash);

/// <summary>The operator's own faces for the papers. What the files are is the renderer's to judge; it does not start with a wrong one.</summary>
internal static class FontFolder
{
    private const int Faces = 4;

    public static IEnumerable<string> Problems(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield return $"Renderer:Fonts: there is no folder '{folder}'; name the one that holds the four faces of Times New Roman, or leave the setting out for Tinos.";
        }
        else if (Files(folder).Count is not Faces and var found)
        {
            yield return $"Renderer:Fonts: the folder '{folder}' holds {found} files that end in .ttf, expected are the four faces of Times New Roman: regular, italic, bold and bold italic.";
        }
    }

    /// <summary>Read once for a renderer's whole life: what the same document's bytes depend on must not change under it.</summary>
    /// <param name="folder">Null for the shipped family.</param>
    public static IReadOnlyList<FontFile> Read(string? folder) =>
        folder is null ? [] : [.. Files(folder).Select(file => new FontFile(Path.GetFullPath(file), Hash(file)))];

    /// <summary>As the renderer takes them on its command line.</summary>
    public static string Argument(IReadOnlyList<FontFile> fonts) =>
        new JsonArray([.. fonts.Select(font => new JsonObject { ["file"] = font.Path, ["hash"] = font.Hash })]).ToJsonString(DocumentJson.Plain);

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file).Equals(".ttf", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];
}
