using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Worker.Desk.SignIn;

/// <summary>What a browser holds of a session; the database holds its hash.</summary>
internal static class SessionToken
{
    /// <summary>256 random bits.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
