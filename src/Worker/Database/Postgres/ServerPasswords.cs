using System.Security.Cryptography;
using System.Text.Json;

namespace Analytics.Worker.Database.Postgres;

/// <summary>The passwords of the embedded server's four roles, kept inside the cluster so that neither exists without the other.</summary>
internal sealed record ServerPasswords(string Superuser, string Owner, string App, string Reader)
{
    public const string FileName = "analytics-passwords.json";

    public static ServerPasswords Create() => new(Random(), Random(), Random(), Random());

    /// <exception cref="PartMissingException">The file cannot be read.</exception>
    public static ServerPasswords Read(string cluster)
    {
        var file = Path.Combine(cluster, FileName);
        try
        {
            return JsonSerializer.Deserialize<ServerPasswords>(File.ReadAllText(file)) ?? throw new JsonException("it is empty");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or JsonException)
        {
            throw new PartMissingException("data directory",
                $"The passwords of the embedded PostgreSQL in {file} cannot be read by the user {Environment.UserName} ({error.Message}): "
                + "run as the user who made the folder, or set Data:Directory to another folder.", error);
        }
    }

    public void Write(string cluster) => WriteSecret(Path.Combine(cluster, FileName), JsonSerializer.Serialize(this));

    /// <summary>Made with its mode, never widened or narrowed afterwards: there is no moment at which others can read it.</summary>
    public static void WriteSecret(string file, string text)
    {
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            writer.Write(text);
        }

        stream.Flush(flushToDisk: true);
    }

    private static string Random() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
