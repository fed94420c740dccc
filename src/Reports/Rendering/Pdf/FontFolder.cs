using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Analytics.Reports.Rendering.Pdf;

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

    /// <summary>Path and SHA-256 of each face, as the renderer takes them on its command line.</summary>
    public static string Describe(string? folder) => new JsonArray([.. (folder is null ? [] : Files(folder)).Select(file => new JsonObject
    {
        ["file"] = Path.GetFullPath(file),
        ["hash"] = Hash(file),
    })]).ToJsonString(DocumentJson.Plain);

    /// <summary>What of the fonts the same document's bytes depend on.</summary>
    public static IReadOnlyList<string> Hashes(string? folder) => folder is null ? [] : [.. Files(folder).Select(Hash)];

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file).Equals(".ttf", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];
}
