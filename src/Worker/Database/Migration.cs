using System.Security.Cryptography;
using System.Text;

namespace Analytics.Worker.Database;

/// <summary>One file of <c>sql/migrations</c>.</summary>
internal sealed record Migration(string Name, string Text)
{
    private const string Folder = "migrations/";

    /// <summary>Of the text with plain line ends: a checkout that changes them changes nothing.</summary>
    public string Sha256 { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>Those that this program brings.</summary>
    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                return new Migration(resource[Folder.Length..], reader.ReadToEnd());
            })];
    }
}
