using System.Security.Cryptography;
using System.Text;
using Analytics.Reports.Formats;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>Where the Node program lies.</summary>
internal static class RendererFolder
{
    /// <summary>A fingerprint of the program, its templates, the lock of its packages and the operator's fonts.</summary>
    public static string Version(IReadOnlyList<FontFile> fonts)
    {
        var folder = Find();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder).Concat(Directory.EnumerateFiles(Path.Combine(folder, "templates")))
            .Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        foreach (var font in fonts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(font.Hash));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The same with the form of the document: all that its bytes depend on.</summary>
    public static string Version(string program, FormatProfile format) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(program + format.Content)))[..16];

    /// <summary>The forms that are shipped and those of the operator's folder.</summary>
    /// <param name="own">Null for none.</param>
    public static FormatProfiles Formats(string? own) => FormatProfiles.Read(Path.Combine(Find(), "profiles"), own);

    public static string Find()
    {
        var candidates = ShippedFolder.Candidates("renderer", "src/Reports/Rendering/Node");
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "server.mjs"))) ?? throw new RendererException(
            $"The renderer's program was not found: there is no server.mjs in {string.Join(" or ", candidates)}. Publish or build the worker again.");
    }
}
