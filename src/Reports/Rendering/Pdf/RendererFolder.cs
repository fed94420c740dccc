using System.Security.Cryptography;
using System.Text;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>Where the Node program lies.</summary>
internal static class RendererFolder
{
    /// <summary>A fingerprint of the program, its templates and the lock of its packages: what the same document's bytes depend on.</summary>
    public static string Version()
    {
        var folder = Find();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder).Concat(Directory.EnumerateFiles(Path.Combine(folder, "templates")))
            .Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    public static string Find()
    {
        var candidates = ShippedFolder.Candidates("renderer", "src/Reports/Rendering/Node");
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "server.mjs"))) ?? throw new RendererException(
            $"The renderer's program was not found: there is no server.mjs in {string.Join(" or ", candidates)}. Publish or build the worker again.");
    }
}
